import { type FoundQuality, searchQuality } from './search-quality';

/** Light in one quality, colour in another. */
export interface EncoderApart {
  encode(quality: number, chroma: number): Promise<Uint8Array>;
  quickSize?: (quality: number, chroma: number) => Promise<number>;
}

/** A picture that leaves less than this unused has nothing to gain. */
const FULL = 0.97;
/** Coarser than this below its light, colour would be seen to suffer. */
const COARSER = 10;
/** Half of the way to 100 is rarely in reach. */
const FINER = 8;

/**
 * Spends what the best whole quality leaves of the limit: between two qualities of the whole picture lie many sizes.
 * `colour`: finer colour at the same light, so that nothing becomes coarser; for pictures whose colours have edges.
 * `light`: the next quality for light, with colour as fine as still fits; for soft colours, where butteraugli sees the
 * light alone.
 */
export async function fillBytes(
  encoder: EncoderApart,
  maxBytes: number,
  found: FoundQuality,
  spend: 'colour' | 'light',
): Promise<FoundQuality> {
  const { quality } = found;
  if (quality >= 100 || found.bytes.byteLength >= maxBytes * FULL) return found;
  const { quickSize } = encoder;
  const light = spend === 'light' ? quality + 1 : quality;
  const span =
    spend === 'light'
      ? { from: light - COARSER, to: light - 1, guess: light - 5 }
      : { from: quality + 1, to: Math.min(100, quality + FINER), guess: quality + 3 };
  const filled = await searchQuality(
    {
      encode: (chroma) => encoder.encode(light, chroma),
      ...(quickSize ? { quickSize: (chroma: number) => quickSize(light, chroma) } : {}),
    },
    maxBytes,
    { ...span, ratio: found.ratio, enough: FULL },
  );
  if (!filled || filled.bytes.byteLength <= found.bytes.byteLength) return found;
  return {
    quality: light,
    bytes: filled.bytes,
    encodes: found.encodes + filled.encodes,
    quick: found.quick + filled.quick,
    ratio: filled.ratio,
  };
}
