import { ok, type Result } from '../errors/app-error';
import type { TwoGroups } from './inputs';
import { normalCdf, normalIsf, normalPdf } from './normal';
import { relativeEffect } from './proportions';

/** Normal prior of the relative lift; `null` is flat. */
export interface LiftPrior {
  mean: number;
  variance: number;
}

export interface LiftPosterior {
  mean: number;
  sd: number;
  /** P(lift > 0). */
  chanceToWin: number;
  ciLow: number;
  ciHigh: number;
  /** E[max(lift, 0)]: what keeping A gives away. */
  riskControl: number;
  /** E[max(−lift, 0)]: what shipping B may cost. */
  riskTreatment: number;
}

/** Posterior of the relative lift from a normal likelihood (standard error by the delta method). */
export function liftPosterior(
  groups: TwoGroups,
  alpha: number,
  prior: LiftPrior | null,
): Result<LiftPosterior> {
  const effect = relativeEffect(groups);
  if (!effect.ok) return effect;
  const { estimate, se } = effect.value;
  const precision = 1 / se ** 2 + (prior === null ? 0 : 1 / prior.variance);
  const mean =
    (estimate / se ** 2 + (prior === null ? 0 : prior.mean / prior.variance)) / precision;
  const sd = Math.sqrt(1 / precision);
  const half = normalIsf(alpha / 2) * sd;
  return ok({
    mean,
    sd,
    chanceToWin: normalCdf(mean / sd),
    ciLow: mean - half,
    ciHigh: mean + half,
    riskControl: positivePart(mean, sd),
    riskTreatment: positivePart(-mean, sd),
  });
}

/** E[max(X, 0)] of a normal. Far below zero the two terms cancel to less than rounding: it is 0 then. */
function positivePart(mean: number, sd: number): number {
  const ratio = mean / sd;
  return Math.max(0, mean * normalCdf(ratio) + sd * normalPdf(ratio));
}
