/** A picture at a quality, and what one costs. */
export interface Encoder {
  /** The real bytes; takes a second or two. */
  encode(quality: number): Promise<Uint8Array>;
  /**
   * The size of a quicker encoding that grows as the real one does, a few hundredths larger. Without it every question
   * is put to the real encoder.
   */
  quickSize?: (quality: number) => Promise<number>;
}

export interface FoundQuality {
  quality: number;
  bytes: Uint8Array;
  /** Real encodings, and quick ones. */
  encodes: number;
  quick: number;
  /** What a real encoding of this picture is of a quick one; null where none was asked. */
  ratio: number | null;
}

/** Which qualities are asked for, both included, and where to begin. */
export interface Span {
  from: number;
  to: number;
  guess: number;
  /** Of an earlier search of the same picture. */
  ratio?: number | null;
  /** A picture that fills so much of the limit need not be the best; 1 and above: none is good enough. */
  enough?: number;
}

/** What a real encoding is of a quick one before the first of them is known. */
const REAL_OF_QUICK = 0.97;
/** So far off a size may be that is only told from a quick encoding: before and after a real one is known. */
const DOUBT = { before: 0.04, after: 0.015 };

/**
 * The highest whole quality of the span whose picture fits; null where none does. Sizes grow nearly as a power of
 * 1/(101 − q), so two points predict the third. The answer is always a real encoding that fits, and the next quality is
 * known not to, by a real encoding or by a quick one that leaves no doubt. Deterministic.
 */
export async function searchQuality(
  { encode, quickSize }: Encoder,
  maxBytes: number,
  { from, to, guess, ratio: told = null, enough = 1 }: Span,
): Promise<FoundQuality | null> {
  const real = new Map<number, Uint8Array>();
  const quick = new Map<number, number>();
  let ratio = told ?? REAL_OF_QUICK;
  let doubt = told === null ? DOUBT.before : DOUBT.after;
  if (!quickSize) doubt = Number.POSITIVE_INFINITY;

  const encoded = async (quality: number): Promise<Uint8Array> => {
    const known = real.get(quality);
    if (known) return known;
    const bytes = await encode(quality);
    real.set(quality, bytes);
    const size = quick.get(quality);
    if (size !== undefined) {
      ratio = bytes.byteLength / size;
      doubt = DOUBT.after;
    }
    return bytes;
  };
  const sizeAt = async (quality: number): Promise<number> => {
    const known = real.get(quality);
    if (known) return known.byteLength;
    if (quickSize && !quick.has(quality)) quick.set(quality, await quickSize(quality));
    const size = (quick.get(quality) ?? maxBytes) * ratio;
    if (Math.abs(size / maxBytes - 1) > doubt) return size;
    return (await encoded(quality)).byteLength;
  };
  const points = (): Point[] => [
    ...[...quick].map(([quality, size]) => ({ quality, size: size * ratio })),
    ...[...real].map(([quality, bytes]) => ({ quality, size: bytes.byteLength })),
  ];

  const answer = (quality: number, bytes: Uint8Array): FoundQuality => ({
    quality,
    bytes,
    encodes: real.size,
    quick: quick.size,
    ratio: quick.size > 0 ? ratio : null,
  });

  let [low, high] = [from - 1, to + 1];
  let next = Math.min(to, Math.max(from, Math.round(guess)));
  for (;;) {
    while (high - low > 1) {
      const size = await sizeAt(next);
      if (size <= maxBytes) low = next;
      else high = next;
      if (low === next && size >= maxBytes * enough) break;
      next = predict(points(), maxBytes, low, high);
    }
    if (low < from) return null;
    const bytes = await encoded(low);
    const size = bytes.byteLength;
    if (size > maxBytes) {
      // the quick one promised too much
      [low, high] = [from - 1, low];
    } else if (size >= maxBytes * enough) {
      return answer(low, bytes);
    } else if (high - low === 1) {
      if (high > to || (await sizeAt(high)) > maxBytes) return answer(low, bytes);
      // and here too little
      [low, high] = [high, to + 1];
    }
    next = predict(points(), maxBytes, low, high);
  }
}

interface Point {
  quality: number;
  size: number;
}

/** The next quality to try, strictly between the bounds. */
function predict(points: readonly Point[], maxBytes: number, low: number, high: number): number {
  const middle = Math.floor((low + high) / 2);
  const wanted = Math.log(maxBytes);
  const [a, b] = points
    .map(({ quality, size }) => ({ x: Math.log(101 - quality), y: Math.log(size) }))
    .sort((one, other) => Math.abs(one.y - wanted) - Math.abs(other.y - wanted))
    .filter((point, at, all) => all.findIndex(({ x }) => x === point.x) === at);
  let x: number;
  if (a && b) {
    const slope = (b.y - a.y) / (b.x - a.x);
    x = slope === 0 ? a.x : a.x + (wanted - a.y) / slope;
  } else if (a) {
    // a typical slope for photographs and flat art alike
    x = a.x + (wanted - a.y) / -0.62;
  } else return middle;
  // rounding down first: a quality that fits is worth more than one that just does not
  const quality = Math.floor(101 - Math.exp(x) + 0.35);
  if (!Number.isFinite(quality)) return middle;
  return Math.min(high - 1, Math.max(low + 1, quality));
}
