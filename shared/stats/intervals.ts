import { appError, fail, ok, type Result } from '../errors/app-error';
import { betaInverse } from './distributions';
import type { TwoGroups } from './inputs';
import { normalIsf } from './normal';
import type { Interval } from './score-intervals';

/** Clopper and Pearson's exact interval: never too narrow, often too wide. */
export function clopperPearson(x: number, n: number, alpha: number): Interval {
  return {
    ciLow: x === 0 ? 0 : betaInverse(alpha / 2, x, n - x + 1),
    ciHigh: x === n ? 1 : betaInverse(alpha / 2, x + 1, n - x, true),
  };
}

/** Jeffreys' interval, beta(x+½, n−x+½) quantiles without correction at the ends. */
export function jeffreys(x: number, n: number, alpha: number): Interval {
  return {
    ciLow: betaInverse(alpha / 2, x + 0.5, n - x + 0.5),
    ciHigh: betaInverse(alpha / 2, x + 0.5, n - x + 0.5, true),
  };
}

/** Wald's interval with one success and one failure added to each group, for pB − pA. */
export function agrestiCaffo({ xA, nA, xB, nB }: TwoGroups, alpha: number): Interval {
  const mA = nA + 2;
  const mB = nB + 2;
  const pA = (xA + 1) / mA;
  const pB = (xB + 1) / mB;
  const half = normalIsf(alpha / 2) * Math.sqrt((pA * (1 - pA)) / mA + (pB * (1 - pB)) / mB);
  return { ciLow: pB - pA - half, ciHigh: pB - pA + half };
}

/**
 * Inverts the score test of Miettinen and Nurminen for pB − pA, with the estimate restricted to the
 * difference under test and the variance factor N/(N−1).
 */
export function miettinenNurminen(groups: TwoGroups, alpha: number): Interval {
  const { xA, nA, xB, nB } = groups;
  const observed = xB / nB - xA / nA;
  const critical = normalIsf(alpha / 2);
  // how far the observed difference lies above `delta`, in standard errors under `delta`
  const score = (delta: number): number => {
    const pA = restrictedShareOfA(groups, delta);
    const pB = Math.min(1, Math.max(0, pA + delta));
    const total = nA + nB;
    const spread = ((pA * (1 - pA)) / nA + (pB * (1 - pB)) / nB) * (total / (total - 1));
    const distance = observed - delta;
    if (spread <= 0) return distance === 0 ? 0 : Math.sign(distance) * Number.POSITIVE_INFINITY;
    return distance / Math.sqrt(spread);
  };
  return {
    ciLow: bisect((delta) => score(delta) - critical, -1, observed),
    ciHigh: bisect((delta) => score(delta) + critical, observed, 1),
  };
}

/** Root of the likelihood cubic for pA when pB = pA + delta (Miettinen and Nurminen 1985, appendix). */
function restrictedShareOfA({ xA, nA, xB, nB }: TwoGroups, delta: number): number {
  const total = nA + nB;
  const b2 = (nB + 2 * nA) * delta - total - xA - xB;
  const b1 = (nA * delta - total - 2 * xA) * delta + xA + xB;
  const b0 = xA * delta * (1 - delta);
  const q = b2 ** 3 / (3 * total) ** 3 - (b1 * b2) / (6 * total ** 2) + b0 / (2 * total);
  const sign = q < 0 ? -1 : 1;
  const p = sign * Math.sqrt(Math.max(0, b2 ** 2 / (3 * total) ** 2 - b1 / (3 * total)));
  const cosine = p === 0 ? 0 : Math.min(1, Math.max(-1, q / p ** 3));
  const angle = (Math.PI + Math.acos(cosine)) / 3;
  const share = 2 * p * Math.cos(angle) - b2 / (3 * total);
  return Math.min(1, Math.max(0, share));
}

/** Root of a decreasing function on [low, high]; the nearer end where it does not change its sign. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  for (let step = 0; step < 200 && b - a > 1e-15; step += 1) {
    const middle = (a + b) / 2;
    if (f(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Katz' interval of the ratio pB / pA, on the logarithm. Needs a conversion in each group. */
export function riskRatio(
  { xA, nA, xB, nB }: TwoGroups,
  alpha: number,
): Result<Interval & { ratio: number }> {
  if (xA === 0 || xB === 0) {
    return fail(
      appError('stats.ratioUndefined', 'A ratio needs at least one conversion in each group.'),
    );
  }
  const ratio = xB / nB / (xA / nA);
  const se = Math.sqrt(1 / xB - 1 / nB + 1 / xA - 1 / nA);
  const factor = Math.exp(normalIsf(alpha / 2) * se);
  return ok({ ratio, ciLow: ratio / factor, ciHigh: ratio * factor });
}
