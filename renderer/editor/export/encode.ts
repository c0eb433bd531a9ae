import type { EncodeRequest } from './encode.worker';
import type { EncodedPicture, WantedFormat } from './encode-picture';

type Answer =
  | { id: number; ok: true; picture: EncodedPicture | null }
  | { id: number; ok: false; reason: string };

let worker: Worker | null = null;
let nextId = 1;
const waiting = new Map<
  number,
  { resolve(p: EncodedPicture | null): void; reject(e: Error): void }
>();

function encoder(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./encode.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const job = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.ok) job?.resolve(data.picture);
    else job?.reject(new Error(data.reason));
  });
  worker.addEventListener('error', (event) => {
    for (const job of waiting.values())
      job.reject(new Error(event.message || 'the encoder stopped'));
    waiting.clear();
    worker = null;
  });
  return worker;
}

/** The best picture within the limit, encoded in a worker; null when nothing of the format fits. */
export function encode(
  pixels: ImageData,
  format: WantedFormat,
  maxBytes: number,
): Promise<EncodedPicture | null> {
  const id = nextId++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    const request: EncodeRequest = { id, pixels, format, maxBytes };
    encoder().postMessage(request, [pixels.data.buffer]);
  });
}
