import type { RandomBytes } from '../domain/ids';

/** Repeatable bytes from a seed (mulberry32); for samples and tests, never for secrets. */
export function seededBytes(seed: number): RandomBytes {
  let state = seed | 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 1) {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      bytes[at] = (t ^ (t >>> 14)) & 0xff;
    }
    return bytes;
  };
}
