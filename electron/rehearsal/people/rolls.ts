/*
 * Chance without state: the same seed, person and subject always give the same number. So nothing that
 * a follower does has to be stored, and a rehearsal can be asked again about any moment of its past.
 */

/** A well-mixed 32-bit number from three (the finisher of MurmurHash3). */
export function mix(seed: number, a: number, b: number): number {
  let h = seed ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  // Once more with the parts, so that neighbours in `a` and `b` do not meet on a line.
  h = Math.imul(h ^ (h >>> 16) ^ a, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x165667b1);
  return (h ^ (h >>> 16)) >>> 0;
}

/** From 0 up to, not including, 1. */
export const roll = (seed: number, a: number, b: number): number => mix(seed, a, b) / 4_294_967_296;

/** The waiting time of a memoryless event with this mean. */
export const wait = (mean: number, uniform: number): number => -Math.log(1 - uniform) * mean;

/** A number for a piece of text, for use as a subject of `mix`. */
export function textNumber(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return h >>> 0;
}
