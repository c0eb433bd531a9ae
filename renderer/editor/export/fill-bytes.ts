import type { FoundQuality } from './search-quality';

/** Light in one quality, colour in another. */
type EncodeApart = (quality: number, chroma: number) => Promise<Uint8Array>;

/** A picture that leaves less than this unused has nothing to gain. */
const FULL = 0.97;
/** Each encoding takes a second. */
const MOST_ENCODES = 4;

/**
 * Spends what the best whole quality leaves of the limit on finer colour: between two qualities of the whole
 * picture lie many sizes, and nothing in the picture becomes coarser. (The next quality for light with coarser
 * colour fills the limit as well, but butteraugli saw it further off than the plain encodings.)
 */
export async function fillBytes(
  encode: EncodeApart,
  maxBytes: number,
  found: FoundQuality,
): Promise<FoundQuality> {
  if (found.quality >= 100 || found.bytes.byteLength >= maxBytes * FULL) return found;
  let { bytes } = found;
  let encodes = 0;
  let [low, high] = [found.quality, 101];
  // small steps lie near: half of the way to 100 is rarely in reach
  let next = Math.min(100, found.quality + 3);
  while (high - low > 1 && encodes < MOST_ENCODES) {
    encodes += 1;
    const tried = await encode(found.quality, next);
    if (tried.byteLength <= maxBytes) {
      low = next;
      if (tried.byteLength > bytes.byteLength) bytes = tried;
    } else high = next;
    next = Math.floor((low + high) / 2);
  }
  return { quality: found.quality, bytes, encodes: found.encodes + encodes };
}
