import { betaCdf, betaSf, logBeta } from './distributions';
import type { TwoGroups } from './inputs';
import { integrate } from './integrate';

/** Independent beta prior of every group; 1 and 1 is flat. */
export interface BetaPrior {
  priorAlpha: number;
  priorBeta: number;
}

interface Posterior {
  a: number;
  b: number;
}

const posterior = (x: number, n: number, prior: BetaPrior): Posterior => ({
  a: x + prior.priorAlpha,
  b: n - x + prior.priorBeta,
});
const mean = ({ a, b }: Posterior) => a / (a + b);
const deviation = ({ a, b }: Posterior) => Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1)));

/*
 * All integrals run over θ with share = sin²θ: that takes the poles at 0 and 1 out of priors below one
 * and makes every posterior nearly a bell whose width is its deviation. The pieces end at whole
 * deviations of each posterior, so that the narrowest is crossed finely and nothing else is.
 */
const DEVIATIONS = [0, 1, 2, 3, 4.5, 6.5, 9, 14, 28];
const toAngle = (share: number) => Math.asin(Math.sqrt(Math.min(1, Math.max(0, share))));

/** Ends of the pieces, ascending; outside the first and last lies less than 1e-12 of any posterior. */
function pieces(posteriors: readonly Posterior[]): number[] {
  const ends = posteriors.flatMap((p) => {
    const centre = mean(p);
    const width = deviation(p);
    return DEVIATIONS.flatMap((k) => [toAngle(centre - k * width), toAngle(centre + k * width)]);
  });
  return [...new Set(ends)].sort((a, b) => a - b);
}

function integrateOver(ends: readonly number[], f: (theta: number) => number): number {
  let sum = 0;
  for (let i = 1; i < ends.length; i += 1) {
    sum += integrate(f, ends[i - 1] as number, ends[i] as number, 1);
  }
  return sum;
}

/** Density over θ of a beta-distributed share. */
function angleDensity({ a, b }: Posterior): (theta: number) => number {
  const constant = Math.LN2 - logBeta(a, b);
  return (theta) => {
    const sine = Math.sin(theta);
    const cosine = Math.cos(theta);
    return Math.exp(constant + (2 * a - 1) * Math.log(sine) + (2 * b - 1) * Math.log(cosine));
  };
}

export interface ChanceToBeat {
  probBBeatsA: number;
  /** E[max(pA − pB, 0)]: what is lost on average when B is chosen. Unit: share of people. */
  expectedLossIfChooseB: number;
  expectedLossIfChooseA: number;
  posteriorMeanA: number;
  posteriorMeanB: number;
}

/** Exact comparison of two beta posteriors by quadrature; no simulation. */
export function chanceToBeat({ xA, nA, xB, nB }: TwoGroups, prior: BetaPrior): ChanceToBeat {
  const A = posterior(xA, nA, prior);
  const B = posterior(xB, nB, prior);
  const ends = pieces([A, B]);
  const densityB = angleDensity(B);
  const over = (f: (share: number, theta: number) => number) =>
    integrateOver(ends, (theta) => f(Math.sin(theta) ** 2, theta));
  const slope = (theta: number) => 2 * Math.sin(theta) * Math.cos(theta);
  // E[max(A − B, 0)] = ∫ P(B < x) P(A > x) dx: all terms positive, so nothing cancels
  return {
    probBBeatsA: Math.min(
      1,
      over((x, theta) => densityB(theta) * betaCdf(x, A.a, A.b)),
    ),
    expectedLossIfChooseB: over(
      (x, theta) => betaCdf(x, B.a, B.b) * betaSf(x, A.a, A.b) * slope(theta),
    ),
    expectedLossIfChooseA: over(
      (x, theta) => betaCdf(x, A.a, A.b) * betaSf(x, B.a, B.b) * slope(theta),
    ),
    posteriorMeanA: mean(A),
    posteriorMeanB: mean(B),
  };
}

/** For each variant the chance that its share is the highest. The chances add up to one. */
export function probabilityBest(
  variants: readonly { x: number; n: number }[],
  prior: BetaPrior,
): { probBest: number[] } {
  const posteriors = variants.map(({ x, n }) => posterior(x, n, prior));
  const ends = pieces(posteriors);
  const probBest = posteriors.map((own, index) => {
    const density = angleDensity(own);
    const others = posteriors.filter((_, other) => other !== index);
    return integrateOver(ends, (theta) => {
      const share = Math.sin(theta) ** 2;
      return others.reduce((p, o) => p * betaCdf(share, o.a, o.b), density(theta));
    });
  });
  return { probBest };
}

/**
 * For each variant what choosing it loses on average: E[max(best of the others − its own share, 0)], as a
 * share of people. All terms are positive, so nothing cancels.
 */
export function expectedLosses(
  variants: readonly { x: number; n: number }[],
  prior: BetaPrior,
): number[] {
  const posteriors = variants.map(({ x, n }) => posterior(x, n, prior));
  const ends = pieces(posteriors);
  return posteriors.map((own, index) => {
    const others = posteriors.filter((_, other) => other !== index);
    return integrateOver(ends, (theta) => {
      const share = Math.sin(theta) ** 2;
      // P(some other is above) = 1 − Π(1 − sf), kept exact where every sf is tiny
      const above = -Math.expm1(
        others.reduce((sum, o) => sum + Math.log1p(-betaSf(share, o.a, o.b)), 0),
      );
      return betaCdf(share, own.a, own.b) * above * 2 * Math.sin(theta) * Math.cos(theta);
    });
  });
}
