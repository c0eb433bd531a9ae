import { codecs } from './codecs';
import { encodePicture, type WantedFormat } from './encode-picture';

export interface EncodeRequest {
  id: number;
  pixels: ImageData;
  format: WantedFormat;
  maxBytes: number;
}

/** Encodes off the page's thread, so that the window keeps answering. */
self.addEventListener('message', (event: MessageEvent<EncodeRequest>) => {
  const { id, pixels, format, maxBytes } = event.data;
  encodePicture(pixels, format, maxBytes, codecs).then(
    (picture) => self.postMessage({ id, ok: true, picture }),
    (error: unknown) => self.postMessage({ id, ok: false, reason: String(error) }),
  );
});
