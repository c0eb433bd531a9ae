import { appError, fail, ok, type Result } from '../errors/app-error';
import { normalIsf } from './normal';
import type { Interval } from './score-intervals';

/** Bonferroni: p times their number, at most 1. Same order as the input. */
export const bonferroni = (p: readonly number[]): number[] =>
  p.map((value) => Math.min(1, value * p.length));

/** Holm's step-down correction of the family-wise error. Same order as the input. */
export function holm(p: readonly number[]): number[] {
  let highest = 0;
  return inOrderOf(p, ascending(p), (value, rank) => {
    highest = Math.max(highest, Math.min(1, value * (p.length - rank)));
    return highest;
  });
}

/** Benjamini and Hochberg's step-up correction of the false discovery rate. Same order as the input. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  let lowest = 1;
  return inOrderOf(p, ascending(p).reverse(), (value, rank) => {
    lowest = Math.min(lowest, (value * p.length) / (p.length - rank));
    return lowest;
  });
}

const ascending = (p: readonly number[]) =>
  p.map((_, index) => index).sort((a, b) => (p[a] as number) - (p[b] as number));

function inOrderOf(
  p: readonly number[],
  order: readonly number[],
  step: (value: number, rank: number) => number,
): number[] {
  const adjusted = new Array<number>(p.length);
  order.forEach((index, rank) => {
    adjusted[index] = step(p[index] as number, rank);
  });
  return adjusted;
}

/** The interval that would go with an adjusted p-value: the lift ± z times the deviation that p implies. */
export function intervalFromAdjustedP(
  adjustedP: number,
  lift: number,
  alpha: number,
): Result<Interval> {
  if (lift === 0 || adjustedP >= 1) {
    return fail(
      appError('stats.noInterval', 'A p-value of 1 or a lift of 0 says nothing about the spread.'),
    );
  }
  const sd = Math.abs(lift) / normalIsf(adjustedP / 2);
  const half = normalIsf(alpha / 2) * sd;
  return ok({ ciLow: lift - half, ciHigh: lift + half });
}
