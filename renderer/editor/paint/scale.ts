import type { ScaleAnswer, ScaleRequest } from './scale.worker';

let worker: Worker | null = null;
let nextId = 1;
const waiting = new Map<number, (bitmap: ImageBitmap | null) => void>();

function scaler(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./scale.worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ScaleAnswer>) => {
    const resolve = waiting.get(data.id);
    waiting.delete(data.id);
    resolve?.(data.bitmap);
  });
  worker.addEventListener('error', () => {
    for (const resolve of waiting.values()) resolve(null);
    waiting.clear();
    worker = null;
  });
  return worker;
}

/** The picture, its longer side no more than `side`, made in a worker; null where that failed. */
export function scaleInWorker(url: string, side: number): Promise<ImageBitmap | null> {
  const id = nextId++;
  return new Promise((resolve) => {
    waiting.set(id, resolve);
    const request: ScaleRequest = { id, url, side };
    scaler().postMessage(request);
  });
}
