import { appError, fail, ok, type Result } from '../errors/app-error';
import { chiSquareSf, logBeta } from './distributions';
import { noVariance, type TwoGroups } from './inputs';

/** Logarithm of n choose k. */
const logChoose = (n: number, k: number) => -Math.log(n + 1) - logBeta(n - k + 1, k + 1);

/**
 * Fisher's exact test, two-sided: the sum of all tables with the same margins that are no likelier
 * than the one seen. Cost grows with the smaller margin.
 */
export function fisherExact({ xA, nA, xB, nB }: TwoGroups): { p: number } {
  const successes = xA + xB;
  const low = Math.max(0, successes - nB);
  const high = Math.min(successes, nA);
  const whole = logChoose(nA + nB, successes);
  const logOf = (k: number) => logChoose(nA, k) + logChoose(nB, successes - k) - whole;
  // tables that are equally likely must count although rounding sets them a hair apart
  const limit = logOf(xA) + 1e-7;
  let p = 0;
  for (let k = low; k <= high; k += 1) {
    const log = logOf(k);
    if (log <= limit) p += Math.exp(log);
  }
  return { p: Math.min(1, p) };
}

export interface ChiSquare {
  chi2: number;
  dof: number;
  p: number;
}

/** Pearson's chi-square over k variants and two outcomes, without continuity correction. */
export function chiSquareVariants(
  variants: readonly { x: number; n: number }[],
): Result<ChiSquare> {
  const people = variants.reduce((sum, v) => sum + v.n, 0);
  const share = variants.reduce((sum, v) => sum + v.x, 0) / people;
  if (share === 0 || share === 1) return fail(noVariance());
  const chi2 = variants.reduce(
    (sum, { x, n }) => sum + (x - n * share) ** 2 / (n * share * (1 - share)),
    0,
  );
  const dof = variants.length - 1;
  return ok({ chi2, dof, p: chiSquareSf(chi2, dof) });
}

/** Below this p-value the split that happened is not the split that was planned. */
export const SRM_ALARM_P = 0.001;

/**
 * Sample ratio mismatch: were people split by the weights that were planned?
 * Variants of weight 0 are left out and lower the degrees of freedom.
 */
export function sampleRatio(
  observed: readonly number[],
  weights: readonly number[],
): Result<ChiSquare> {
  if (observed.length !== weights.length) {
    return fail(appError('stats.badInput', 'There must be one weight for each variant.'));
  }
  const kept = observed
    .map((count, index) => ({ count, weight: weights[index] ?? 0 }))
    .filter(({ weight }) => weight > 0);
  const people = kept.reduce((sum, { count }) => sum + count, 0);
  const weight = kept.reduce((sum, v) => sum + v.weight, 0);
  if (kept.length < 2) {
    return fail(appError('stats.tooFewVariants', 'A split needs at least two variants.'));
  }
  if (people === 0) return fail(appError('stats.nobody', 'Nobody was assigned yet.'));
  const chi2 = kept.reduce((sum, v) => {
    const expected = (people * v.weight) / weight;
    return sum + (v.count - expected) ** 2 / expected;
  }, 0);
  const dof = kept.length - 1;
  return ok({ chi2, dof, p: chiSquareSf(chi2, dof) });
}
