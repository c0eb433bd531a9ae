import type { Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { IMAGEMAP_WIDTHS } from '#shared/line/limits';
import type { Clock } from '../../line/clock';
import { withRetry } from '../../line/retry';
import { type FileOnDisk, sizeOf } from '../../media/content';
import { fetchBack } from '../../media/fetch-back';
import { fileName, imagemapFolder } from '../../media/object-name';
import type { MediaHostPort, MediaMime, MediaObject } from '../../media/port';
import { writeError } from '../../store/durable-write';
import { sha256Hex } from '../../store/hash';
import { inTurns } from '../publish/in-turns';
import type { UploadLog } from './upload-log';

/** Something that a message points at. `key` is the caller's own word for it and comes back with the address. */
export type MediaItem =
  | { kind: 'file'; key: string; mime: MediaMime; bytes: Uint8Array }
  /** A film of the workspace, which lies under its hash. */
  | { kind: 'film'; key: string; mime: 'video/mp4'; hash: Sha256; file: FileOnDisk }
  /** The five widths of an imagemap; the address is its `baseUrl`. */
  | {
      kind: 'imagemap';
      key: string;
      pictures: readonly { width: number; mime: 'image/png' | 'image/jpeg'; bytes: Uint8Array }[];
    };

export interface HostMediaParts {
  hostId: string;
  host: MediaHostPort;
  log: UploadLog;
  clock: Clock;
  random: () => number;
  signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** So many files travel at the same time. */
const AT_ONCE = 4;

/**
 * Uploads what is not there yet and answers the address of each item, after each file has been fetched back
 * whole from its public address. A second call with the same items uploads nothing, and after a crash it goes on
 * where the first one stopped. `usedBy` is the document or send that will point at them.
 */
export async function hostMedia(
  parts: HostMediaParts,
  items: readonly MediaItem[],
  usedBy: string,
): Promise<Result<Map<string, string>>> {
  const objects: MediaObject[] = [];
  const names = new Map<string, string>();
  const uses: string[] = [];
  for (const item of items) {
    const made = objectsOf(item);
    if (!made.ok) return made;
    objects.push(...made.value.objects);
    names.set(item.key, parts.host.publicUrl(made.value.name));
    uses.push(...made.value.objects.map(({ name }) => parts.host.publicUrl(name)));
  }
  const distinct = [...new Map(objects.map((object) => [object.name, object])).values()];
  try {
    let done = 0;
    const byName = new Map(distinct.map((object) => [object.name, object]));
    const hosted = await inTurns([...byName.keys()], AT_ONCE, async (name) => {
      const result = await hostOne(byName.get(name) as MediaObject, parts);
      if (result.ok) parts.onProgress?.(++done, distinct.length);
      return result;
    });
    if (!hosted.ok) return hosted;
    const urls = [...new Set(uses)];
    if (urls.length > 0)
      await parts.log.append(...urls.map((url) => ({ type: 'use' as const, url, by: usedBy })));
    return ok(names);
  } catch (error) {
    return fail(writeError(error, 'uploads.jsonl'));
  }
}

function objectsOf(item: MediaItem): Result<{ name: string; objects: MediaObject[] }> {
  if (item.kind === 'file') {
    const hash = sha256Hex(item.bytes);
    const name = fileName(hash, item.mime);
    return ok({ name, objects: [{ name, hash, mime: item.mime, bytes: item.bytes }] });
  }
  if (item.kind === 'film') {
    const { hash, mime, file } = item;
    const name = fileName(hash, mime);
    return ok({ name, objects: [{ name, hash, mime, bytes: file }] });
  }
  const pictures = [...item.pictures].sort((a, b) => a.width - b.width);
  const widths = pictures.map(({ width }) => width).join(', ');
  const wanted = IMAGEMAP_WIDTHS.join(', ');
  if (widths !== wanted) {
    return fail(
      appError('media.imagemapWidths', `An imagemap needs the widths ${wanted}, not ${widths}.`, {
        details: { wanted, widths },
        retry: 'never',
      }),
    );
  }
  const hashes = pictures.map(({ bytes }) => sha256Hex(bytes));
  const folder = imagemapFolder(sha256Hex(new TextEncoder().encode(hashes.join('\n'))));
  return ok({
    name: folder,
    objects: pictures.map(({ width, mime, bytes }, index) => ({
      name: `${folder}/${width}`,
      hash: hashes[index] as Sha256,
      mime,
      bytes,
    })),
  });
}

async function hostOne(object: MediaObject, parts: HostMediaParts): Promise<Result<null>> {
  const { host, log, hostId } = parts;
  const again = <T>(attempt: () => Promise<Result<T>>) =>
    withRetry(attempt, {
      clock: parts.clock,
      random: parts.random,
      ...(parts.signal ? { signal: parts.signal } : {}),
    });
  if (parts.signal?.aborted) return fail(stopped());
  const url = host.publicUrl(object.name);
  const begun = {
    type: 'begin' as const,
    hostId,
    name: object.name,
    url,
    mime: object.mime,
    bytes: sizeOf(object.bytes),
  };
  const before = await log.stateOf(url);
  // somebody may have emptied the bucket since
  if (before === 'verified' && (await fetchBack(host, object)).ok) return ok(null);
  const there = await again(() => host.has(object.name));
  if (!there.ok) return there;
  if (there.value) {
    const seen = await again(() => fetchBack(host, object));
    if (seen.ok) {
      await log.append(begun, { type: 'verified', url });
      return seen;
    }
    // what our own upload left unfinished is ours to mend; what anybody was given the address of is not
    if (before !== 'ours' || seen.error.code !== 'media.otherBytes') return seen;
  }
  await log.append(begun);
  const put = await again(() => host.put(object, there.value ? 'mend' : 'new'));
  if (!put.ok) return put;
  const seen = await again(() => fetchBack(host, object));
  if (seen.ok) await log.append({ type: 'verified', url });
  // somebody was faster, with something else
  else if (put.value === 'taken') await log.append({ type: 'foreign', url });
  return seen;
}

const stopped = () => appError('media.stopped', 'The upload was stopped.', { retry: 'safe' });
