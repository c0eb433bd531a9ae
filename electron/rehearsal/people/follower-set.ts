import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { mix } from './rolls';

/** Some of the channel's followers by their numbers: one bit each, so a million take 125 kB. */
export class FollowerSet {
  readonly #bits: Uint32Array;
  #size = 0;

  constructor(readonly count: number) {
    this.#bits = new Uint32Array(Math.ceil(count / 32));
  }

  static of(count: number, indexes: Iterable<number>): FollowerSet {
    const set = new FollowerSet(count);
    for (const index of indexes) set.add(index);
    return set;
  }

  get size(): number {
    return this.#size;
  }

  has(index: number): boolean {
    return ((this.#bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
  }

  /** True: was not there yet. */
  add(index: number): boolean {
    const word = this.#bits[index >>> 5] ?? 0;
    const bit = 1 << (index & 31);
    if (index >= this.count || (word & bit) !== 0) return false;
    this.#bits[index >>> 5] = word | bit;
    this.#size += 1;
    return true;
  }

  forEach(visit: (index: number) => void): void {
    for (let word = 0; word < this.#bits.length; word += 1) {
      let bits = this.#bits[word] ?? 0;
      while (bits !== 0) {
        const low = bits & -bits;
        visit(word * 32 + 31 - Math.clz32(low));
        bits ^= low;
      }
    }
  }

  /** Those for whom `keep` holds. */
  filter(keep: (index: number) => boolean): FollowerSet {
    const kept = new FollowerSet(this.count);
    this.forEach((index) => {
      if (keep(index)) kept.add(index);
    });
    return kept;
  }

  addAll(other: FollowerSet): void {
    other.forEach((index) => this.add(index));
  }

  /** So many of them, chosen by chance; the same seed chooses the same. */
  pick(most: number, seed: number): FollowerSet {
    if (this.#size <= most) return this;
    const all = new Uint32Array(this.#size);
    let at = 0;
    this.forEach((index) => {
      all[at] = index;
      at += 1;
    });
    const chosen = new FollowerSet(this.count);
    for (let taken = 0; taken < most; taken += 1) {
      const other = taken + (mix(seed, taken, all.length) % (all.length - taken));
      const index = all[other] ?? 0;
      all[other] = all[taken] ?? 0;
      all[taken] = index;
      chosen.add(index);
    }
    return chosen;
  }

  /** For the disk; `fromBytes` reads it back. */
  toBytes(): Uint8Array {
    const { buffer, byteOffset, byteLength } = this.#bits;
    return new Uint8Array(deflateRawSync(new Uint8Array(buffer, byteOffset, byteLength)));
  }

  static fromBytes(count: number, bytes: Uint8Array): FollowerSet {
    const set = new FollowerSet(count);
    const plain = inflateRawSync(bytes);
    const words = Math.min(set.#bits.length, Math.floor(plain.length / 4));
    for (let word = 0; word < words; word += 1) {
      let bits = plain.readUInt32LE(word * 4);
      set.#bits[word] = bits;
      for (; bits !== 0; bits &= bits - 1) set.#size += 1;
    }
    return set;
  }
}
