import { ok, type Result } from '../errors/app-error';
import type { TwoGroups } from './inputs';
import { absoluteEffect, relativeEffect } from './proportions';

/** The number of people at which the interval is tightest; 5,000 unless the plan says otherwise. */
export const DEFAULT_TUNING_N = 5_000;

export interface SequentialResult {
  estimate: number;
  se: number;
  rho: number;
  halfwidth: number;
  ciLow: number;
  ciHigh: number;
  /** Always-valid p-value. */
  p: number;
}

/** Waudby-Smith et al. 2021 (arXiv 2103.06476), equation 155: the mixing parameter for a tuning size. */
export const mixingRho = (alpha: number, tuningN: number): number =>
  Math.sqrt((-2 * Math.log(alpha) + Math.log(1 - 2 * Math.log(alpha))) / tuningN);

/** Half width of the confidence sequence in standard errors, at `n` people in both groups (equation 9). */
export function sequentialWidening(n: number, alpha: number, tuningN: number): number {
  const rho = mixingRho(alpha, tuningN);
  const a = n * rho ** 2 + 1;
  return (Math.sqrt(n) * Math.sqrt(2 * a * Math.log(Math.sqrt(a) / alpha))) / (n * rho);
}

/**
 * Asymptotic confidence sequence: the interval may be looked at as often as one likes.
 * Assumes people arrive in random order and counts large enough for the normal.
 */
export function sequentialTest(
  groups: TwoGroups,
  scale: 'absolute' | 'relative',
  alpha: number,
  tuningN: number = DEFAULT_TUNING_N,
): Result<SequentialResult> {
  const effect = scale === 'absolute' ? absoluteEffect(groups) : relativeEffect(groups);
  if (!effect.ok) return effect;
  const { estimate, se } = effect.value;
  const n = groups.nA + groups.nB;
  const rho = mixingRho(alpha, tuningN);
  const a = n * rho ** 2 + 1;
  const halfwidth = se * sequentialWidening(n, alpha, tuningN);
  const s = (n * estimate ** 2) / se ** 2;
  // taken as one exponent, because √a · e^(−large) would round to 0 too early
  const p = Math.min(1, Math.exp(0.5 * Math.log(a) - (rho ** 2 * s) / (2 * a)));
  return ok({
    estimate,
    se,
    rho,
    halfwidth,
    ciLow: estimate - halfwidth,
    ciHigh: estimate + halfwidth,
    p,
  });
}
