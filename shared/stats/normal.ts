import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

/*
 * Apart from the other distributions, because every figure on screen needs it and the beta and gamma
 * functions would come along with each first load.
 */

/** P(Z ≤ z) of the standard normal. */
export const normalCdf = (z: number): number => erfc(-z / Math.SQRT2) / 2;
/** P(Z > z) of the standard normal, accurate in the tail. */
export const normalSf = (z: number): number => erfc(z / Math.SQRT2) / 2;
/** Density of the standard normal. */
export const normalPdf = (z: number): number => Math.exp(-z * z * 0.5) / Math.sqrt(2 * Math.PI);
/** The z with P(Z > z) = p. */
export const normalIsf = (p: number): number => Math.SQRT2 * erfcinv(2 * p);
