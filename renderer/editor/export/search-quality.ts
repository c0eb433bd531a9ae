/** Size of the picture at a quality; remembers what it was asked, because one encode takes a second. */
export type Encode = (quality: number) => Promise<Uint8Array>;

export interface FoundQuality {
  quality: number;
  bytes: Uint8Array;
  encodes: number;
}

/** Below this a picture is not worth showing; the caller says that it does not fit. */
export const MIN_QUALITY = 20;

/**
 * The highest whole quality whose picture fits. Sizes grow nearly as a power of 1/(101 − q), so two points
 * predict the third; the answer is only given once q fits and q + 1 is known not to. Deterministic.
 */
export async function searchQuality(
  encode: Encode,
  maxBytes: number,
  guess: number,
): Promise<FoundQuality | null> {
  const known = new Map<number, Uint8Array>();
  const sizeAt = async (quality: number): Promise<number> => {
    let bytes = known.get(quality);
    if (!bytes) {
      bytes = await encode(quality);
      known.set(quality, bytes);
    }
    return bytes.byteLength;
  };
  let low = MIN_QUALITY - 1;
  let high = 101;
  let next = Math.min(100, Math.max(MIN_QUALITY, Math.round(guess)));
  while (high - low > 1) {
    const size = await sizeAt(next);
    if (size <= maxBytes) low = next;
    else high = next;
    next = predict(known, maxBytes, low, high);
  }
  const bytes = known.get(low);
  return bytes ? { quality: low, bytes, encodes: known.size } : null;
}

/** The next quality to try, strictly between the bounds. */
function predict(
  known: ReadonlyMap<number, Uint8Array>,
  maxBytes: number,
  low: number,
  high: number,
): number {
  const middle = Math.floor((low + high) / 2);
  const points = [...known.entries()]
    .map(([quality, bytes]) => ({ x: Math.log(101 - quality), y: Math.log(bytes.byteLength) }))
    .sort((a, b) => Math.abs(a.y - Math.log(maxBytes)) - Math.abs(b.y - Math.log(maxBytes)));
  const [a, b] = points;
  let x: number;
  if (a && b && a.x !== b.x) {
    const slope = (b.y - a.y) / (b.x - a.x);
    x = slope === 0 ? a.x : a.x + (Math.log(maxBytes) - a.y) / slope;
  } else if (a) {
    // a typical slope for photographs and flat art alike
    x = a.x + (Math.log(maxBytes) - a.y) / -0.62;
  } else return middle;
  // rounding down first: a quality that fits is worth more than one that just does not
  const quality = Math.floor(101 - Math.exp(x) + 0.35);
  if (!Number.isFinite(quality)) return middle;
  return Math.min(high - 1, Math.max(low + 1, quality));
}
