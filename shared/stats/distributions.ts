import betainc from '@stdlib/math-base-special-betainc';
import betaincinv from '@stdlib/math-base-special-betaincinv';
import betaln from '@stdlib/math-base-special-betaln';
import gammainc from '@stdlib/math-base-special-gammainc';

/*
 * Tail probabilities always come from a survival function, never from `1 - cdf`: a p-value of 1e-20
 * would otherwise arrive as 0.
 */

/** P(|T| > |t|) of Student's t; the degrees of freedom may be fractional (Welch). */
export function studentTwoSided(t: number, dof: number): number {
  const square = t * t;
  // for large t the first form keeps digits, for small t the second does
  return square > dof
    ? betainc(dof / (dof + square), dof / 2, 0.5, true, false)
    : betainc(square / (dof + square), 0.5, dof / 2, true, true);
}

/** The t with P(|T| > t) = alpha. */
export function studentTwoSidedInverse(alpha: number, dof: number): number {
  // y = t²/(dof + t²) follows a beta(1/2, dof/2); asked for by its upper tail, so nothing is lost to 1 - alpha
  const y = betaincinv(alpha, 0.5, dof / 2, true);
  return Math.sqrt((dof * y) / (1 - y));
}

/** P(X > x) of the chi-square distribution. */
export const chiSquareSf = (x: number, dof: number): number =>
  x <= 0 ? 1 : gammainc(x / 2, dof / 2, true, true);

/** P(X ≤ x) of beta(a, b). */
export const betaCdf = (x: number, a: number, b: number): number => betainc(x, a, b, true, false);
/** P(X > x) of beta(a, b). */
export const betaSf = (x: number, a: number, b: number): number => betainc(x, a, b, true, true);
/** The x with P(X ≤ x) = p, or P(X > x) = p when `upper`. */
export const betaInverse = (p: number, a: number, b: number, upper = false): number =>
  betaincinv(p, a, b, upper);
/** Logarithm of the beta function. */
export const logBeta = (a: number, b: number): number => betaln(a, b);
