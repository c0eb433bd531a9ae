import type { FoundQuality } from './search-quality';

/** Colour at a quality of its own: between two qualities of the whole picture lie many sizes. */
type EncodeApart = (quality: number, chroma: number) => Promise<Uint8Array>;

/** A picture that leaves less than this unused has nothing to gain. */
const FULL = 0.97;
/** Colour may be this much coarser than light before the eye takes the better light for a worse picture. */
const COARSER = 4;
/** Each encoding takes a second: two for the one way, two more for the other. */
const MOST_ENCODES = 2;

/**
 * Spends what the best whole quality leaves of the limit: the next quality for light with colour a little
 * coarser, where that fits; else the same light with finer colour. Never larger than the limit.
 */
export async function fillBytes(
  encode: EncodeApart,
  maxBytes: number,
  found: FoundQuality,
): Promise<FoundQuality> {
  if (found.quality >= 100 || found.bytes.byteLength >= maxBytes * FULL) return found;
  let best = found;
  let encodes = 0;
  const fits = async (quality: number, chroma: number): Promise<boolean> => {
    encodes += 1;
    const bytes = await encode(quality, chroma);
    const isIn = bytes.byteLength <= maxBytes;
    if (isIn && bytes.byteLength > best.bytes.byteLength) best = { quality, bytes, encodes: 0 };
    return isIn;
  };
  const { quality } = found;
  // from coarse to fine, so that what was found last is the best
  let [low, high] = [quality + 1 - COARSER - 1, quality + 1];
  while (high - low > 1 && encodes < MOST_ENCODES) {
    const chroma = Math.ceil((low + high) / 2);
    if (await fits(quality + 1, chroma)) low = chroma;
    else high = chroma;
  }
  if (best === found) {
    [low, high] = [quality, Math.min(101, quality + 1 + COARSER * 2)];
    while (high - low > 1 && encodes < MOST_ENCODES * 2) {
      const chroma = Math.ceil((low + high) / 2);
      if (await fits(quality, chroma)) low = chroma;
      else high = chroma;
    }
  }
  return { ...best, encodes: found.encodes + encodes };
}
