import { normalIsf } from './normal';

export interface PooledEffect {
  /** Weighted mean of the effects, in their own unit. */
  effect: number;
  low: number;
  high: number;
  studies: number;
  /** Variance between the studies; 0 where chance alone explains how they differ. */
  tau2: number;
}

/**
 * One effect out of several independent tests, by inverse variance with DerSimonian and Laird's estimate of
 * the variance between tests (Controlled Clinical Trials 7, 1986). Effects and variances share one unit
 * squared; assumes that each effect is about normal. Null without a test or with a variance that is not positive.
 */
export function poolEffects(
  studies: readonly { effect: number; variance: number }[],
  alpha = 0.05,
): PooledEffect | null {
  if (studies.length === 0 || studies.some(({ variance }) => !(variance > 0))) return null;
  const fixed = weighted(studies, 0);
  const q = studies.reduce(
    (sum, { effect, variance }) => sum + (effect - fixed.mean) ** 2 / variance,
    0,
  );
  const weights = studies.map(({ variance }) => 1 / variance);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const spread = total - squares / total;
  const tau2 = spread > 0 ? Math.max(0, (q - (studies.length - 1)) / spread) : 0;
  const { mean, variance } = weighted(studies, tau2);
  const half = normalIsf(alpha / 2) * Math.sqrt(variance);
  return { effect: mean, low: mean - half, high: mean + half, studies: studies.length, tau2 };
}

function weighted(studies: readonly { effect: number; variance: number }[], tau2: number) {
  let total = 0;
  let sum = 0;
  for (const { effect, variance } of studies) {
    const weight = 1 / (variance + tau2);
    total += weight;
    sum += weight * effect;
  }
  return { mean: sum / total, variance: 1 / total };
}
