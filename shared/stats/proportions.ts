import { z } from 'zod';
import { fail, ok, type Result } from '../errors/app-error';
import { studentTwoSided, studentTwoSidedInverse } from './distributions';
import { liftUndefined, noVariance, type TwoGroups } from './inputs';
import { normalCdf, normalSf } from './normal';

/** A difference or lift with its standard error. */
export interface Effect {
  estimate: number;
  se: number;
}

export const alternative = z.enum(['two-sided', 'larger', 'smaller']);
export type Alternative = z.infer<typeof alternative>;

/** Variance of one person's answer, p(1−p); without n/(n−1), as the reference methods have it. */
const variance = (x: number, n: number) => (x / n) * (1 - x / n);

/**
 * Two-proportion z-test with the pooled share.
 * Assumes independent people and counts large enough for the normal (five of each kind in each group).
 * `alternative` speaks of B: `larger` asks whether B is larger than A.
 */
export function twoProportionZ(
  { xA, nA, xB, nB }: TwoGroups,
  side: Alternative = 'two-sided',
): Result<{ z: number; p: number }> {
  const pooled = (xA + xB) / (nA + nB);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / nA + 1 / nB));
  if (se === 0) return fail(noVariance());
  const zScore = (xB / nB - xA / nA) / se;
  switch (side) {
    case 'two-sided':
      return ok({ z: zScore, p: Math.min(1, 2 * normalSf(Math.abs(zScore))) });
    case 'larger':
      return ok({ z: zScore, p: normalSf(zScore) });
    case 'smaller':
      return ok({ z: zScore, p: normalCdf(zScore) });
  }
}

/** pB − pA with its unpooled standard error. Unit: share of people. */
export function absoluteEffect({ xA, nA, xB, nB }: TwoGroups): Result<Effect> {
  const se = Math.sqrt(variance(xA, nA) / nA + variance(xB, nB) / nB);
  if (se === 0) return fail(noVariance());
  return ok({ estimate: xB / nB - xA / nA, se });
}

/** (pB − pA) / pA with its standard error by the delta method. Unit: share of A's rate. */
export function relativeEffect({ xA, nA, xB, nB }: TwoGroups): Result<Effect> {
  if (xA === 0) return fail(liftUndefined());
  const meanA = xA / nA;
  const meanB = xB / nB;
  const se = Math.sqrt(
    variance(xB, nB) / (nB * meanA ** 2) + (variance(xA, nA) * meanB ** 2) / (nA * meanA ** 4),
  );
  if (se === 0) return fail(noVariance());
  return ok({ estimate: (meanB - meanA) / meanA, se });
}

/** Degrees of freedom by Welch and Satterthwaite, always on the absolute scale. */
export function welchDegrees({ xA, nA, xB, nB }: TwoGroups): number {
  const a = variance(xA, nA) / nA;
  const b = variance(xB, nB) / nB;
  // (a + b)² / (a²/(nA−1) + b²/(nB−1)), with a group of one person adding nothing it cannot know
  const below = (a === 0 ? 0 : a ** 2 / (nA - 1)) + (b === 0 ? 0 : b ** 2 / (nB - 1));
  return (a + b) ** 2 / below;
}

export interface TestResult extends Effect {
  dof: number;
  t: number;
  p: number;
  ciLow: number;
  ciHigh: number;
}

/**
 * Welch's t-test of the absolute difference or the relative lift, with its interval.
 * Fixed sample size: valid when it is looked at once, at the planned end.
 */
export function welchTest(
  groups: TwoGroups,
  scale: 'absolute' | 'relative',
  alpha: number,
): Result<TestResult> {
  const effect = scale === 'absolute' ? absoluteEffect(groups) : relativeEffect(groups);
  if (!effect.ok) return effect;
  const dof = welchDegrees(groups);
  if (!(dof > 0) || !Number.isFinite(dof)) return fail(noVariance());
  const { estimate, se } = effect.value;
  const t = estimate / se;
  const half = studentTwoSidedInverse(alpha, dof) * se;
  return ok({
    estimate,
    se,
    dof,
    t,
    p: studentTwoSided(t, dof),
    ciLow: estimate - half,
    ciHigh: estimate + half,
  });
}

/** Variance of a difference or ratio of two means from their own variances. */
export function deltaVariance(v: {
  varA: number;
  meanA: number;
  nA: number;
  varB: number;
  meanB: number;
  nB: number;
  relative: boolean;
}): Result<{ variance: number }> {
  if (!v.relative) return ok({ variance: v.varB / v.nB + v.varA / v.nA });
  if (v.meanA === 0) return fail(liftUndefined());
  return ok({
    variance: v.varB / (v.nB * v.meanA ** 2) + (v.varA * v.meanB ** 2) / (v.nA * v.meanA ** 4),
  });
}
