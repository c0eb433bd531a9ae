import type { ArmLetter, Experiment } from '../../domain/campaign/experiment';

/** Where a person of a test comes to stand. */
export type Seat = ArmLetter | 'holdOut' | 'rest';

export interface SplitPlan {
  seed: number;
  /** Upper ends on the scale of 2³², ascending; the last is 2³². */
  ends: readonly number[];
  seats: readonly Seat[];
}

const WHOLE = 2 ** 32;

/** The shares of hold-out, arms and rest, in that order; they add up to one. */
export function splitShares(
  experiment: Pick<Experiment, 'arms' | 'testShare' | 'holdOutShare'>,
): { seat: Seat; share: number }[] {
  const { arms, testShare, holdOutShare } = experiment;
  const weights = arms.reduce((sum, { weight }) => sum + weight, 0);
  const rest = Math.max(0, 1 - testShare - holdOutShare);
  const seats: { seat: Seat; share: number }[] = [
    { seat: 'holdOut', share: holdOutShare },
    ...arms.map(({ letter, weight }) => ({
      seat: letter as Seat,
      share: (Math.min(testShare, 1 - holdOutShare) * weight) / weights,
    })),
    { seat: 'rest', share: rest },
  ];
  return seats.filter(({ share }) => share > 1e-12);
}

/** Makes the shares ready for many ids. The same seed always seats the same person in the same place. */
export function planSplit(
  experiment: Pick<Experiment, 'arms' | 'testShare' | 'holdOutShare' | 'seed'>,
): SplitPlan {
  const shares = splitShares(experiment);
  let sum = 0;
  const ends = shares.map(({ share }) => {
    sum += share;
    return Math.round(sum * WHOLE);
  });
  // rounding must not leave anybody without a seat
  if (ends.length > 0) ends[ends.length - 1] = WHOLE;
  return { seed: experiment.seed >>> 0, ends, seats: shares.map(({ seat }) => seat) };
}

/** Value of a hex digit by its code; anything else counts as 0 (ids are checked before they come here). */
const NIBBLE = new Uint8Array(256);
for (let value = 0; value < 16; value += 1) NIBBLE[value.toString(16).charCodeAt(0)] = value;

/**
 * Index into `plan.seats` of the user id that begins at `at` (`U` and 32 hex digits, as bytes). The four
 * words of the id are mixed with the seed by the rounds of MurmurHash3: fast enough for a million people
 * while a window is open, and independent from seed to seed.
 */
export function seatIndex(plan: SplitPlan, bytes: Uint8Array, at = 0): number {
  let hash = plan.seed;
  for (let word = 0; word < 4; word += 1) {
    const from = at + 1 + word * 8;
    let k =
      ((NIBBLE[bytes[from] as number] as number) << 28) |
      ((NIBBLE[bytes[from + 1] as number] as number) << 24) |
      ((NIBBLE[bytes[from + 2] as number] as number) << 20) |
      ((NIBBLE[bytes[from + 3] as number] as number) << 16) |
      ((NIBBLE[bytes[from + 4] as number] as number) << 12) |
      ((NIBBLE[bytes[from + 5] as number] as number) << 8) |
      ((NIBBLE[bytes[from + 6] as number] as number) << 4) |
      (NIBBLE[bytes[from + 7] as number] as number);
    k = Math.imul(k, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    hash ^= Math.imul(k, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= 16;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  const position = (hash ^ (hash >>> 16)) >>> 0;
  const { ends } = plan;
  let index = 0;
  while (index < ends.length - 1 && position >= (ends[index] as number)) index += 1;
  return index;
}

/** The seat of one user id. */
export function seatOf(plan: SplitPlan, userId: string): Seat {
  const bytes = Uint8Array.from(userId, (char) => char.charCodeAt(0));
  return plan.seats[seatIndex(plan, bytes)] ?? 'rest';
}
