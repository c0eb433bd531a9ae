import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import type { RichMessage, VideoFile } from '#shared/domain/design/rich-message';
import type { Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import { blankDesign } from '#shared/targets/blank-design';
import { randomBytesPort } from '../store/random';
import type { VideoStore } from '../store/video-store';

/** Whether the first bytes are those of an MP4 or MOV. */
export const looksLikeVideo = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(4, 8)).toString('latin1') === 'ftyp';

/** Takes a film into the workspace, and makes the rich video message that plays it over its whole picture. */
export async function designOfVideo(
  path: string,
  videos: VideoStore,
  now: Date,
): Promise<Result<RichMessage>> {
  const facts = await readFacts(path);
  if (!facts.ok) return facts;
  const stored = await storeFilm(path, videos);
  if (!stored.ok) return stored;
  const { widthPx, heightPx } = facts.value;
  const width = LIMITS.imagemap.baseWidth;
  const size = { width, height: Math.max(1, Math.round((width * heightPx) / widthPx)) };
  const title = basename(path, extname(path));
  const design = blankDesign('richMessage', {
    random: randomBytesPort,
    now,
    name: title,
    pageName: title,
    size,
    template: null,
    alias: '',
    chatBarText: '',
  }) as RichMessage;
  design.video = {
    area: { x: 0, y: 0, ...size },
    file: { ...facts.value, hash: stored.value },
    originalContentUrl: '',
    poster: null,
    previewImageUrl: '',
    externalLink: null,
  };
  return ok(design);
}

/** What the file says of itself; frames are decoded in the window only. */
async function readFacts(path: string): Promise<Result<VideoFile>> {
  // large and rarely wanted: no part of what a command starts with
  const { FilePathSource, Input, MP4, QTFF } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(path), formats: [MP4, QTFF] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) return fail(unreadable());
    const audio = await input.getPrimaryAudioTrack();
    return ok({
      name: basename(path),
      bytes: (await input.source.getSizeOrNull()) ?? 0,
      mimeType: (await input.getMimeType()).split(';')[0] ?? '',
      widthPx: track.displayWidth,
      heightPx: track.displayHeight,
      seconds: Math.round((await input.computeDuration()) * 10) / 10,
      videoCodec: track.codec,
      audioCodec: audio?.codec ?? null,
    });
  } catch {
    return fail(unreadable());
  } finally {
    input.dispose();
  }
}

const unreadable = () =>
  appError('video.notAVideo', 'This is no video that Tapestry can read. LINE needs an MP4.');

async function storeFilm(path: string, videos: VideoStore): Promise<Result<Sha256>> {
  const begun = await videos.begin();
  if (!begun.ok) return begun;
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1_000_000 })) {
      const added = await videos.append(begun.value, piece as Buffer);
      if (!added.ok) return added;
    }
  } catch (error) {
    await videos.cancel(begun.value);
    throw error;
  }
  const stored = await videos.finish(begun.value);
  return stored.ok ? ok(stored.value.hash) : stored;
}
