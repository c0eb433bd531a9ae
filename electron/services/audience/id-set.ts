import { randomInt } from 'node:crypto';

/** Fuller than this, and looking for a free place takes too long. */
const MAX_LOAD = 0.75;
const WORDS = 4;

/**
 * A set of 16-byte ids as four 32-bit words each: open addressing over typed arrays, 17 bytes an entry,
 * where strings in a `Set` take a hundred. The hash is seeded anew each time, or a crafted file could
 * make it crawl. Whether a place is taken stands beside the words, because an id may be all zeros.
 */
export class IdSet {
  private words: Int32Array;
  private taken: Uint8Array;
  private mask: number;
  private readonly seed = randomInt(0, 0x7fffffff);
  size = 0;

  constructor(expected: number) {
    let places = 1024;
    while (places * MAX_LOAD < expected) places *= 2;
    this.words = new Int32Array(places * WORDS);
    this.taken = new Uint8Array(places);
    this.mask = places - 1;
  }

  /** True when it was not there before. */
  add(a: number, b: number, c: number, d: number): boolean {
    let place = this.hash(a, b, c, d);
    const { words, taken, mask } = this;
    while (taken[place] === 1) {
      const at = place * WORDS;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d)
        return false;
      place = (place + 1) & mask;
    }
    this.put(place, a, b, c, d);
    this.size += 1;
    if (this.size > (mask + 1) * MAX_LOAD) this.grow();
    return true;
  }

  has(a: number, b: number, c: number, d: number): boolean {
    let place = this.hash(a, b, c, d);
    const { words, taken, mask } = this;
    while (taken[place] === 1) {
      const at = place * WORDS;
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c && words[at + 3] === d)
        return true;
      place = (place + 1) & mask;
    }
    return false;
  }

  private put(place: number, a: number, b: number, c: number, d: number): void {
    const at = place * WORDS;
    this.taken[place] = 1;
    this.words[at] = a;
    this.words[at + 1] = b;
    this.words[at + 2] = c;
    this.words[at + 3] = d;
  }

  private hash(a: number, b: number, c: number, d: number): number {
    let hash = Math.imul(a ^ this.seed, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 16) ^ d, 0x27d4eb2f);
    return (hash ^ (hash >>> 15)) & this.mask;
  }

  private grow(): void {
    const { words, taken } = this;
    const places = taken.length * 2;
    this.words = new Int32Array(places * WORDS);
    this.taken = new Uint8Array(places);
    this.mask = places - 1;
    for (let old = 0; old < taken.length; old += 1) {
      if (taken[old] !== 1) continue;
      const at = old * WORDS;
      const [a, b, c, d] = [
        words[at] ?? 0,
        words[at + 1] ?? 0,
        words[at + 2] ?? 0,
        words[at + 3] ?? 0,
      ];
      let place = this.hash(a, b, c, d);
      while (this.taken[place] === 1) place = (place + 1) & this.mask;
      this.put(place, a, b, c, d);
    }
  }
}
