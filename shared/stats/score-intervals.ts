import type { TwoGroups } from './inputs';
import { normalIsf } from './normal';

export interface Interval {
  ciLow: number;
  ciHigh: number;
}

/** Wilson's score interval of one share. */
export function wilson(x: number, n: number, alpha: number): Interval {
  const z = normalIsf(alpha / 2);
  const share = x / n;
  const scale = 1 + z ** 2 / n;
  const centre = share + z ** 2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return {
    ciLow: x === 0 ? 0 : (centre - half) / scale,
    ciHigh: x === n ? 1 : (centre + half) / scale,
  };
}

/** Newcombe's hybrid of two Wilson intervals, for pB − pA. */
export function newcombe({ xA, nA, xB, nB }: TwoGroups, alpha: number): Interval {
  const a = wilson(xA, nA, alpha);
  const b = wilson(xB, nB, alpha);
  const pA = xA / nA;
  const pB = xB / nB;
  return {
    ciLow: pB - pA - Math.hypot(pB - b.ciLow, a.ciHigh - pA),
    ciHigh: pB - pA + Math.hypot(b.ciHigh - pB, pA - a.ciLow),
  };
}
