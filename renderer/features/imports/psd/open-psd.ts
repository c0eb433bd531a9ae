import type { LayeredPicture } from '#shared/domain/design/layered-picture';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { invoke } from '../../../bridge';
import type { PsdRefusal, ReadPicture } from './read-psd';

/** A poster of a hundred layers takes some seconds; what takes longer is not a picture for a menu. */
const LIMIT_MS = 60_000;

type Answer = { ok: true; picture: ReadPicture } | { ok: false; code: PsdRefusal };
const SENTENCES = {
  'import.psdTooLarge': 'This Photoshop file is too large.',
  'import.psdUnreadable': 'This Photoshop file cannot be read.',
  'import.psdTooSlow': 'This Photoshop file took too long to read.',
} as const;
const refused = (code: keyof typeof SENTENCES) => fail(appError(code, SENTENCES[code]));

/** Reads a Photoshop file in a worker and puts the pictures of its layers into the workspace. */
export async function openPsd(bytes: Uint8Array): Promise<Result<LayeredPicture>> {
  const read = await inWorker(bytes);
  if (!read.ok) return read;
  const { layers, ...rest } = read.value;
  const stored: LayeredPicture['layers'] = [];
  for (const { png, ...layer } of layers) {
    if (png === null) {
      stored.push({ ...layer, asset: null });
      continue;
    }
    const asset = await invoke('assets.put', { bytes: png, name: layer.name || 'layer.png' });
    if (!asset.ok) return asset;
    stored.push({ ...layer, asset: asset.value.hash });
  }
  return ok({ ...rest, layers: stored });
}

function inWorker(bytes: Uint8Array): Promise<Result<ReadPicture>> {
  const worker = new Worker(new URL('./psd.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Result<ReadPicture>>((resolve) => {
    const timer = setTimeout(() => resolve(refused('import.psdTooSlow')), LIMIT_MS);
    const end = (result: Result<ReadPicture>) => {
      clearTimeout(timer);
      resolve(result);
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
      end(data.ok ? ok(data.picture) : refused(data.code)),
    );
    worker.addEventListener('error', () => end(refused('import.psdUnreadable')));
    worker.postMessage(bytes);
  }).finally(() => worker.terminate());
}
