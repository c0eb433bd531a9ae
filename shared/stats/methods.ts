import { z } from 'zod';
import { appError, fail, ok, type Result } from '../errors/app-error';
import { benjaminiHochberg, bonferroni, holm, intervalFromAdjustedP } from './adjust';
import { chanceToBeat, probabilityBest } from './beta-binomial';
import { liftPosterior } from './gaussian-bayes';
import { alpha, groups, oneGroup, openShare, parseInputs, people, twoGroups } from './inputs';
import { agrestiCaffo, clopperPearson, jeffreys, miettinenNurminen, riskRatio } from './intervals';
import {
  mdeRelative,
  mdeSequential,
  powerR,
  powerRelative,
  powerSequential,
  sampleSizeArcsine,
  sampleSizeEvanMiller,
  sampleSizeR,
} from './power';
import { alternative, deltaVariance, twoProportionZ, welchTest } from './proportions';
import { newcombe, wilson } from './score-intervals';
import { DEFAULT_TUNING_N, sequentialTest } from './sequential';
import { chiSquareVariants, fisherExact, sampleRatio } from './tables';

/** One calculation by its public name: untyped inputs in, numbers or an error out. */
export type StatsMethod = (inputs: unknown) => Result<object>;

function method<S extends z.ZodType>(
  schema: S,
  calculate: (inputs: z.output<S>) => Result<object> | object,
): StatsMethod {
  return (inputs) => {
    const parsed = parseInputs<z.output<S>>(schema as z.ZodType<z.output<S>>, inputs);
    if (!parsed.ok) return parsed;
    const result = calculate(parsed.value);
    const value = 'ok' in result ? (result as Result<object>) : ok(result);
    if (value.ok && !allFinite(value.value)) {
      return fail(
        appError('stats.notCalculable', 'These counts are too extreme for this method.', {}),
      );
    }
    return value;
  };
}

const allFinite = (value: unknown): boolean => {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value !== null && typeof value === 'object') return Object.values(value).every(allFinite);
  return true;
};

const significance = alpha.default(0.05);
const tuningN = z.number().gt(0).default(DEFAULT_TUNING_N);
const two = twoGroups.and(z.object({ alpha: significance }));
const one = oneGroup.and(z.object({ alpha: significance }));
const prior = { priorAlpha: z.number().gt(0).default(1), priorBeta: z.number().gt(0).default(1) };
const power = openShare.default(0.8);
const rates = z.object({ p1: openShare, p2: openShare, alpha: significance });
const pValues = z.object({ p: z.array(z.number().min(0).max(1)).min(1).max(10_000) });
const liftPrior = z
  .union([
    z.object({ mean: z.number(), variance: z.number().gt(0) }),
    z.object({ mean: z.number(), sd: z.number().gt(0) }),
  ])
  .nullable()
  .default(null);
const liftPlan = z.object({
  baseline: openShare,
  relativeLift: z.number().refine((v) => v !== 0, 'the lift must not be 0'),
  nPerVariant: people,
  alpha: significance,
});
const mdePlan = z.object({ baseline: openShare, power, nPerVariant: people, alpha: significance });
const finite = z.number();

/** Every calculation of the module under the name that files and the command line use. */
export const statsMethods: Readonly<Record<string, StatsMethod>> = {
  two_proportion_z_pooled: method(
    twoGroups.and(z.object({ alternative: alternative.default('two-sided') })),
    (v) => twoProportionZ(v, v.alternative),
  ),
  welch_t_absolute: method(two, (v) => welchTest(v, 'absolute', v.alpha)),
  welch_t_relative_lift_delta: method(two, (v) => welchTest(v, 'relative', v.alpha)),
  ci_difference_newcombe: method(two, (v) => newcombe(v, v.alpha)),
  ci_difference_miettinen_nurminen_score: method(two, (v) => miettinenNurminen(v, v.alpha)),
  ci_difference_agresti_caffo: method(two, (v) => agrestiCaffo(v, v.alpha)),
  ci_risk_ratio_log_katz: method(two, (v) => riskRatio(v, v.alpha)),
  ci_single_wilson: method(one, (v) => wilson(v.x, v.n, v.alpha)),
  ci_single_clopper_pearson: method(one, (v) => clopperPearson(v.x, v.n, v.alpha)),
  ci_single_jeffreys: method(one, (v) => jeffreys(v.x, v.n, v.alpha)),
  fisher_exact_two_sided: method(twoGroups, fisherExact),
  chi_square_k_variants: method(z.object({ variants: groups }), (v) =>
    chiSquareVariants(v.variants),
  ),
  srm_chi_square: method(
    z.object({
      observed: z.array(z.number().int().nonnegative()),
      weights: z.array(z.number().nonnegative()),
    }),
    (v) => sampleRatio(v.observed, v.weights),
  ),
  beta_binomial_chance_to_beat: method(twoGroups.and(z.object(prior)), (v) => chanceToBeat(v, v)),
  beta_binomial_prob_best: method(z.object({ variants: groups, ...prior }), (v) =>
    probabilityBest(v.variants, v),
  ),
  gaussian_bayes_relative: method(
    twoGroups.and(z.object({ alpha: significance, prior: liftPrior })),
    (v) => {
      const given = v.prior;
      const normal =
        given === null || 'variance' in given
          ? given
          : { mean: given.mean, variance: given.sd ** 2 };
      return liftPosterior(v, v.alpha, normal);
    },
  ),
  sequential_asymptotic_cs: method(
    twoGroups.and(
      z.object({
        alpha: significance,
        tuningN,
        differenceType: z.enum(['relative', 'absolute']).default('relative'),
      }),
    ),
    (v) => sequentialTest(v, v.differenceType, v.alpha, v.tuningN),
  ),
  sample_size_evan_miller: method(
    z.object({
      baseline: openShare,
      absoluteMde: finite,
      alpha: significance,
      power,
      twoSided: z.boolean().default(true),
    }),
    sampleSizeEvanMiller,
  ),
  sample_size_R_power_prop_test: method(rates.extend({ power }), sampleSizeR),
  sample_size_arcsine: method(rates.extend({ power }), sampleSizeArcsine),
  power_growthbook_relative: method(liftPlan, powerRelative),
  power_R_prop_test_strict: method(rates.extend({ nPerVariant: people }), powerR),
  mde_growthbook_relative: method(mdePlan, mdeRelative),
  power_sequential_growthbook_relative: method(liftPlan.extend({ tuningN }), powerSequential),
  mde_sequential_growthbook_relative: method(mdePlan.extend({ tuningN }), mdeSequential),
  p_adjust_holm: method(pValues, (v) => ({ adjusted: holm(v.p) })),
  p_adjust_benjamini_hochberg: method(pValues, (v) => ({ adjusted: benjaminiHochberg(v.p) })),
  p_adjust_bonferroni: method(pValues, (v) => ({ adjusted: bonferroni(v.p) })),
  delta_variance_two_means: method(
    z.object({
      varA: finite.min(0),
      meanA: finite,
      nA: people,
      varB: finite.min(0),
      meanB: finite,
      nB: people,
      relative: z.boolean().default(false),
    }),
    deltaVariance,
  ),
  adjusted_ci_from_p: method(
    z.object({ adjustedP: z.number().gt(0).max(1), lift: finite, alpha: significance }),
    (v) => intervalFromAdjustedP(v.adjustedP, v.lift, v.alpha),
  ),
};

/** Runs one `{ method, inputs }`; an unknown method is an error like any other. */
export function calculate(request: unknown): Result<object> {
  const shape = z.object({ method: z.string(), inputs: z.unknown() }).safeParse(request);
  if (!shape.success) {
    return fail(
      appError('stats.badRequest', 'A calculation is an object with “method” and “inputs”.'),
    );
  }
  const run = Object.hasOwn(statsMethods, shape.data.method)
    ? statsMethods[shape.data.method]
    : undefined;
  if (run === undefined) {
    return fail(
      appError('stats.unknownMethod', `There is no method “${shape.data.method}”.`, {
        path: ['method'],
        details: { method: shape.data.method, known: Object.keys(statsMethods).join(', ') },
      }),
    );
  }
  return run(shape.data.inputs);
}
