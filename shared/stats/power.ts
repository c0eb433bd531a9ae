import { appError, fail, ok, type Result } from '../errors/app-error';
import { normalCdf, normalIsf, normalSf } from './normal';
import { sequentialWidening } from './sequential';

export interface SampleSize {
  /** People in each variant. */
  nPerVariant: number;
  /** Before rounding. */
  raw: number;
}

const noEffect = () =>
  appError('stats.noEffect', 'The smallest effect worth having must not be 0.', {});
const outside = () => appError('stats.shareOutside', 'Both rates must lie between 0 and 1.', {});

/**
 * Sample size as Evan Miller's calculator gives it: the null variance from the baseline alone, raw
 * rounded to the nearest. A baseline above one half is mirrored.
 */
export function sampleSizeEvanMiller(v: {
  baseline: number;
  absoluteMde: number;
  alpha: number;
  power: number;
  twoSided: boolean;
}): Result<SampleSize> {
  if (v.absoluteMde === 0) return fail(noEffect());
  const p = v.baseline > 0.5 ? 1 - v.baseline : v.baseline;
  const q = p + v.absoluteMde;
  if (q <= 0 || q >= 1) return fail(outside());
  const z = normalIsf(v.twoSided ? v.alpha / 2 : v.alpha);
  const zPower = normalIsf(1 - v.power);
  const raw =
    (z * Math.sqrt(2 * p * (1 - p)) + zPower * Math.sqrt(p * (1 - p) + q * (1 - q))) ** 2 /
    v.absoluteMde ** 2;
  return ok({ nPerVariant: Math.round(raw), raw });
}

/** Sample size as R's power.prop.test: the null variance from the mean of both rates, one tail counted. */
export function sampleSizeR(v: {
  p1: number;
  p2: number;
  alpha: number;
  power: number;
}): Result<SampleSize> {
  if (v.p1 === v.p2) return fail(noEffect());
  const middle = (v.p1 + v.p2) / 2;
  const raw =
    (normalIsf(v.alpha / 2) * Math.sqrt(2 * middle * (1 - middle)) +
      normalIsf(1 - v.power) * Math.sqrt(v.p1 * (1 - v.p1) + v.p2 * (1 - v.p2))) **
      2 /
    (v.p1 - v.p2) ** 2;
  return ok({ nPerVariant: Math.ceil(raw), raw });
}

/** Sample size by Cohen's h (arcsine), two-sided normal power with both tails. */
export function sampleSizeArcsine(v: {
  p1: number;
  p2: number;
  alpha: number;
  power: number;
}): Result<SampleSize & { effectSizeH: number }> {
  if (v.p1 === v.p2) return fail(noEffect());
  const effectSizeH = 2 * Math.asin(Math.sqrt(v.p2)) - 2 * Math.asin(Math.sqrt(v.p1));
  const critical = normalIsf(v.alpha / 2);
  const powerAt = (n: number) => {
    const shift = Math.abs(effectSizeH) * Math.sqrt(n / 2);
    return normalCdf(shift - critical) + normalCdf(-shift - critical);
  };
  const start = (critical + normalIsf(1 - v.power)) ** 2 * (2 / effectSizeH ** 2);
  const raw = solveIncreasing(powerAt, v.power, start);
  return ok({ effectSizeH, nPerVariant: Math.ceil(raw), raw });
}

/** The n at which an increasing function reaches its target; `guess` is near it. */
function solveIncreasing(f: (n: number) => number, target: number, guess: number): number {
  let low = 0;
  let high = Math.max(1e-6, guess);
  while (f(high) < target && high < 1e300) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-12 * high; step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Power of R's power.prop.test with strict=TRUE: both tails. */
export function powerR(v: { p1: number; p2: number; nPerVariant: number; alpha: number }): {
  power: number;
} {
  const pooled = Math.sqrt((v.p1 + v.p2) * (1 - (v.p1 + v.p2) / 2));
  const apart = Math.sqrt(v.p1 * (1 - v.p1) + v.p2 * (1 - v.p2));
  const shift = Math.sqrt(v.nPerVariant) * Math.abs(v.p1 - v.p2);
  const critical = normalIsf(v.alpha / 2) * pooled;
  return { power: normalCdf((shift - critical) / apart) + normalSf((shift + critical) / apart) };
}

/** Standard error of the relative lift when both variances come from the control rate. */
const liftSe = (baseline: number, lift: number, n: number) => {
  const variance = baseline * (1 - baseline);
  const mean = baseline * (1 + lift);
  return Math.sqrt(variance / (n * baseline ** 2) + (variance * mean ** 2) / (n * baseline ** 4));
};

const twoTails = (lift: number, se: number, critical: number) => ({
  power: normalSf(critical - lift / se) + normalCdf(-critical - lift / se),
});

interface LiftPlan {
  baseline: number;
  relativeLift: number;
  nPerVariant: number;
  alpha: number;
}

/** Chance that a fixed two-sided test of the relative lift finds it. */
export const powerRelative = (v: LiftPlan) =>
  twoTails(
    v.relativeLift,
    liftSe(v.baseline, v.relativeLift, v.nPerVariant),
    normalIsf(v.alpha / 2),
  );

/** The same for the sequential interval, whose standard error is widened to its half width. */
export function powerSequential(v: LiftPlan & { tuningN: number }): { power: number } {
  const z = normalIsf(v.alpha / 2);
  const widening = sequentialWidening(2 * v.nPerVariant, v.alpha, v.tuningN) / z;
  return twoTails(v.relativeLift, liftSe(v.baseline, v.relativeLift, v.nPerVariant) * widening, z);
}

interface MdePlan {
  baseline: number;
  power: number;
  nPerVariant: number;
  alpha: number;
}

/**
 * Smallest relative lift m that is found with the given power: factor · se(m) = m, the larger root.
 * se(m)² = c (1 + (1 + m)²) with c = (1−p)/(p n), so (1 − k) m² − 2 k m − 2 k = 0 with k = factor² c.
 */
function mde(v: MdePlan, factorSquared: number): Result<{ mde: number }> {
  const c = (1 - v.baseline) / (v.baseline * v.nPerVariant);
  const k = factorSquared * c;
  if (k >= 1) {
    return fail(
      appError('stats.tooFewPeople', 'With so few people no lift, however large, would be found.'),
    );
  }
  return ok({ mde: (k + Math.sqrt(k ** 2 + 2 * k * (1 - k))) / (1 - k) });
}

/** Smallest relative lift that a fixed test finds. */
export const mdeRelative = (v: MdePlan) =>
  mde(v, (normalIsf(v.alpha / 2) + normalIsf(1 - v.power)) ** 2);

/** Smallest relative lift that the sequential interval finds, its variance widened to the half width. */
export function mdeSequential(v: MdePlan & { tuningN: number }): Result<{ mde: number }> {
  const z = normalIsf(v.alpha / 2);
  const widening = sequentialWidening(2 * v.nPerVariant, v.alpha, v.tuningN) / z;
  return mde(v, ((z + normalIsf(1 - v.power)) * widening) ** 2);
}
