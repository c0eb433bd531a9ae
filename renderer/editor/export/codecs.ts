import jpegWasm from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm?url';
import encodeJpeg, { init as initJpeg } from '@jsquash/jpeg/encode.js';
import initPng, { optimise_raw } from '@jsquash/oxipng/codec/pkg/squoosh_oxipng.js';
import pngWasm from '@jsquash/oxipng/codec/pkg/squoosh_oxipng_bg.wasm?url';
import type { Codecs } from './encode-picture';
import { jpegOptions } from './jpeg-options';

/**
 * One thread on purpose: the parallel build of the PNG encoder needs shared memory, which our pages do not
 * have, and its bytes depend on the number of cores.
 */
const PNG_LEVEL = 2;

let pngReady: Promise<unknown> | null = null;
let jpegReady: Promise<unknown> | null = null;

const load = async (url: string) => WebAssembly.compile(await (await fetch(url)).arrayBuffer());

async function blobBytes(pixels: ImageData, type: string, quality?: number): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  const blob = await canvas.convertToBlob({ type, quality });
  return new Uint8Array(await blob.arrayBuffer());
}

async function mozJpeg(
  pixels: ImageData,
  quality: number,
  full: boolean,
  progressive: boolean,
  chroma = quality,
): Promise<Uint8Array> {
  jpegReady ??= load(jpegWasm).then((module) => initJpeg(module));
  await jpegReady;
  const options = jpegOptions(quality, full, progressive, chroma);
  return new Uint8Array(await encodeJpeg(pixels, options));
}

/** The real encoders; run in a worker. */
export const codecs: Codecs = {
  quickPng: (pixels) => blobBytes(pixels, 'image/png'),
  quickJpeg: (pixels, quality) => blobBytes(pixels, 'image/jpeg', quality / 100),
  async smallPng(pixels) {
    pngReady ??= load(pngWasm).then((module) => initPng(module));
    await pngReady;
    return optimise_raw(pixels.data, pixels.width, pixels.height, PNG_LEVEL, false, false);
  },
  jpeg: (pixels, quality, full, chroma) => mozJpeg(pixels, quality, full, true, chroma),
  // the search for the best order of a progressive file takes two thirds of the time
  jpegSize: async (pixels, quality, full, chroma) =>
    (await mozJpeg(pixels, quality, full, false, chroma)).byteLength,
  async decode(bytes, type) {
    const bitmap = await createImageBitmap(new Blob([bytes as BlobPart], { type }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no 2D context for decoding');
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    return context.getImageData(0, 0, canvas.width, canvas.height);
  },
};
