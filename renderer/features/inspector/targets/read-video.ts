import type { VideoFile } from '#shared/domain/design/rich-message';

export interface OpenedVideo {
  facts: VideoFile;
  /** A frame as PNG, or null where this machine cannot decode the codec. */
  frameAt(seconds: number): Promise<Uint8Array | null>;
}

/** Reads what a video file is, without playing it; null when it is none that can be read. */
export async function openVideo(file: File): Promise<OpenedVideo | null> {
  // large and rarely wanted: no part of what the window starts with
  const { ALL_FORMATS, BlobSource, CanvasSink, Input } = await import('mediabunny');
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  try {
    const track = await input.getPrimaryVideoTrack();
    const audio = await input.getPrimaryAudioTrack();
    if (!track) return null;
    const facts: VideoFile = {
      name: file.name,
      bytes: file.size,
      mimeType: (await input.getMimeType()).split(';')[0] ?? '',
      widthPx: track.displayWidth,
      heightPx: track.displayHeight,
      seconds: Math.round((await input.computeDuration()) * 10) / 10,
      videoCodec: track.codec,
      audioCodec: audio?.codec ?? null,
    };
    return {
      facts,
      async frameAt(seconds) {
        if (!(await track.canDecode())) return null;
        const sink = new CanvasSink(track);
        const frame = await sink.getCanvas(Math.min(seconds, facts.seconds));
        if (!frame) return null;
        const { canvas } = frame;
        const blob =
          canvas instanceof OffscreenCanvas
            ? await canvas.convertToBlob({ type: 'image/png' })
            : await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
        return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
      },
    };
  } catch {
    return null;
  }
}

/**
 * A frame of a film that is in the workspace, as PNG: drawn by the player, which knows codecs that the decoder
 * above may lack. Null where even that cannot show it.
 */
export function frameOfFilm(hash: string, seconds: number): Promise<Uint8Array | null> {
  const player = document.createElement('video');
  player.muted = true;
  player.preload = 'auto';
  return new Promise((resolve) => {
    player.addEventListener('error', () => resolve(null), { once: true });
    player.addEventListener(
      'loadeddata',
      () => {
        // a seek to where the player is already tells nobody that it is done
        player.currentTime = Math.max(0.001, seconds);
      },
      { once: true },
    );
    player.addEventListener('seeked', () => void pngOf(player).then(resolve), { once: true });
    player.src = `app://tapestry/video/${hash}`;
  });
}

async function pngOf(player: HTMLVideoElement): Promise<Uint8Array | null> {
  const canvas = new OffscreenCanvas(player.videoWidth, player.videoHeight);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.drawImage(player, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
