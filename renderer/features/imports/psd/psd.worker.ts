import type { PixelData } from 'ag-psd';
import { initializeCanvas } from 'ag-psd';
import { PsdRefused, readPsd } from './read-psd';

/* Reads a Photoshop file off the window's thread; whoever started this ends it when it takes too long. */

initializeCanvas(
  (width, height) => new OffscreenCanvas(width, height) as unknown as HTMLCanvasElement,
  (width, height) => new ImageData(width, height),
);

async function encodePng({ data, width, height }: PixelData): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D context');
  const pixels = new ImageData(width, height);
  // 16 and 32 bits a channel have been brought down to 8 by the reader
  pixels.data.set(data as Uint8ClampedArray);
  context.putImageData(pixels, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

self.addEventListener('message', (event: MessageEvent<Uint8Array>) => {
  readPsd(event.data, encodePng).then(
    (picture) => self.postMessage({ ok: true, picture }),
    (error: unknown) =>
      self.postMessage({
        ok: false,
        code: error instanceof PsdRefused ? error.code : 'import.psdUnreadable',
      }),
  );
});
