export interface ScaleRequest {
  id: number;
  url: string;
  /** The longer side afterwards. */
  side: number;
}

export type ScaleAnswer = { id: number; bitmap: ImageBitmap } | { id: number; bitmap: null };

/** Decodes and scales off the page's thread: a photograph of 24 megapixels would stop the window meanwhile. */
self.addEventListener('message', (event: MessageEvent<ScaleRequest>) => {
  const { id, url, side } = event.data;
  scaled(url, side).then(
    (bitmap) => self.postMessage({ id, bitmap }, { transfer: [bitmap] }),
    () => self.postMessage({ id, bitmap: null }),
  );
});

async function scaled(url: string, side: number): Promise<ImageBitmap> {
  const answer = await fetch(url);
  const whole = await createImageBitmap(await answer.blob());
  const factor = Math.min(1, side / Math.max(whole.width, whole.height));
  const bitmap = await createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(whole.width * factor)),
    resizeHeight: Math.max(1, Math.round(whole.height * factor)),
    resizeQuality: 'high',
  });
  whole.close();
  return bitmap;
}
