import { hasColourEdges } from './colour-edges';
import { fillBytes } from './fill-bytes';
import { type FoundQuality, searchQuality } from './search-quality';
import { ssimLuma } from './ssim';

export type WantedFormat = 'best' | 'png' | 'jpeg';

export interface EncodedPicture {
  bytes: Uint8Array;
  format: 'png' | 'jpeg';
  /** 1–100; null where nothing was lost. */
  quality: number | null;
  ssim: number;
}

/** The encoders and the decoder, so that the ladder runs in a worker and in tests. */
export interface Codecs {
  /** The browser's own PNG: fast, and often larger than it need be. */
  quickPng(pixels: ImageData): Promise<Uint8Array>;
  /** A thorough lossless PNG. */
  smallPng(pixels: ImageData): Promise<Uint8Array>;
  /** The browser's own JPEG, 4:2:0: only to guess where the search should begin. */
  quickJpeg(pixels: ImageData, quality: number): Promise<Uint8Array>;
  /** MozJPEG; `full` keeps colour at full resolution (4:4:4); `chroma` is the quality of colour alone. */
  jpeg(pixels: ImageData, quality: number, full: boolean, chroma?: number): Promise<Uint8Array>;
  /** The size of the same without what takes most of its time: a third of it, and a few hundredths larger. */
  jpegSize(pixels: ImageData, quality: number, full: boolean, chroma?: number): Promise<number>;
  decode(bytes: Uint8Array, type: string): Promise<ImageData>;
}

/** The thorough encoder takes seconds and saves at most this much; beyond it lossless cannot fit. */
const LOSSLESS_HOPE = 2.6;
/** Below this a picture is not worth showing; the caller says that it does not fit. */
const MIN_QUALITY = 20;
/** Below this quality 4:4:4 starves the luma of bytes, so 4:2:0 may look better and is tried too. */
const TRY_SUBSAMPLED_BELOW = 75;

/**
 * The best picture that fits: lossless as it comes, lossless by the thorough encoder, then JPEG at the highest quality
 * that fits, with colour at full resolution where it has edges and at half where it is soft: there the bytes serve the
 * light, which an eye follows. Null: nothing of the wanted format fits.
 */
export async function encodePicture(
  pixels: ImageData,
  wanted: WantedFormat,
  maxBytes: number,
  codecs: Codecs,
): Promise<EncodedPicture | null> {
  if (wanted !== 'jpeg') {
    const quick = await codecs.quickPng(pixels);
    const lossless = { format: 'png', quality: null, ssim: 1 } as const;
    if (quick.byteLength <= maxBytes) return { ...lossless, bytes: quick };
    if (quick.byteLength <= maxBytes * LOSSLESS_HOPE) {
      const small = await codecs.smallPng(pixels);
      if (small.byteLength <= maxBytes) return { ...lossless, bytes: small };
    }
    if (wanted === 'png') return null;
  }
  const guess = await guessQuality(pixels, maxBytes, codecs);
  const hasEdges = hasColourEdges(pixels);
  const first = await smallEnoughJpeg(pixels, hasEdges, maxBytes, guess, codecs);
  const best = first && (await judged(pixels, first.bytes, first.quality, codecs));
  if (!hasEdges || (best?.quality ?? 0) >= TRY_SUBSAMPLED_BELOW) return best;
  const half = await smallEnoughJpeg(pixels, false, maxBytes, guess, codecs);
  const other = half && (await judged(pixels, half.bytes, half.quality, codecs));
  if (!best || !other) return best ?? other;
  return other.ssim > best.ssim ? other : best;
}

/** The best JPEG of one kind under the limit; `full`: colour at full resolution. */
export async function smallEnoughJpeg(
  pixels: ImageData,
  full: boolean,
  maxBytes: number,
  guess: number,
  { jpeg, jpegSize }: Pick<Codecs, 'jpeg' | 'jpegSize'>,
): Promise<FoundQuality | null> {
  const found = await searchQuality(
    {
      encode: (quality) => jpeg(pixels, quality, full),
      quickSize: (quality) => jpegSize(pixels, quality, full),
    },
    maxBytes,
    { from: MIN_QUALITY, to: 100, guess },
  );
  if (!found) return null;
  return fillBytes(
    {
      encode: (quality, chroma) => jpeg(pixels, quality, full, chroma),
      quickSize: (quality, chroma) => jpegSize(pixels, quality, full, chroma),
    },
    maxBytes,
    found,
    full ? 'colour' : 'light',
  );
}

/** Three quick encodes bracket the quality; 4:4:4 needs about a tenth more bytes than what they show. */
async function guessQuality(pixels: ImageData, maxBytes: number, codecs: Codecs): Promise<number> {
  for (const quality of [95, 85, 70]) {
    const size = (await codecs.quickJpeg(pixels, quality)).byteLength;
    if (size * 1.15 <= maxBytes) return Math.min(100, quality + 2);
  }
  return Math.max(MIN_QUALITY, 55);
}

async function judged(
  pixels: ImageData,
  bytes: Uint8Array,
  quality: number,
  codecs: Codecs,
): Promise<EncodedPicture> {
  const shown = await codecs.decode(bytes, 'image/jpeg');
  const ssim = ssimLuma(pixels.data, shown.data, pixels.width, pixels.height);
  return { bytes, format: 'jpeg', quality, ssim: Math.round(ssim * 1e6) / 1e6 };
}
