import type { RandomBytes } from '../domain/ids';

/** mulberry32: repeatable words of 32 bits from a seed; never for secrets. */
function seededWords(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Repeatable bytes from a seed; for samples and tests, never for secrets. */
export function seededBytes(seed: number): RandomBytes {
  const next = seededWords(seed);
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) bytes[at] = next() & 0xff;
    return bytes;
  };
}

/** Repeatable numbers from a seed: at least 0, less than 1. */
export function seededNumbers(seed: number): () => number {
  const next = seededWords(seed);
  return () => next() / 2 ** 32;
}
