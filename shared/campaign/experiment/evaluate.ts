import type { ArmFigures, ArmLetter, Experiment, Look } from '../../domain/campaign/experiment';
import { expectedLosses, probabilityBest } from '../../stats/beta-binomial';
import { wilson } from '../../stats/score-intervals';
import { sequentialTest } from '../../stats/sequential';
import { chiSquareVariants, SRM_ALARM_P, sampleRatio } from '../../stats/tables';
import { alphaPerComparison } from './power';

/*
 * One look at a running test, in the order in which a careful person would look: can the figures be
 * trusted, what happened, is it enough. "Not yet" is an answer.
 */

export interface TrustCheck {
  check: 'ratio' | 'withheld' | 'blocks' | 'frozen';
  /** Null: cannot be said from what LINE gave. */
  ok: boolean | null;
  /** The p-value behind it, where there is one. */
  p: number | null;
}

export interface ArmView {
  letter: ArmLetter;
  sent: number;
  converted: number | null;
  /** Null where LINE withheld the figure. */
  rate: { value: number; low: number; high: number } | null;
  chanceBest: number | null;
  /** What choosing this arm loses on average, as a share of people. */
  loss: number | null;
}

/** An arm against A: difference in shares, with the interval that may be looked at any time. */
export interface Comparison {
  letter: ArmLetter;
  difference: number;
  low: number;
  high: number;
  /** Always-valid p-value of this comparison alone. */
  p: number;
}

export interface Criterion {
  name: 'trust' | 'above' | 'best' | 'loss';
  ok: boolean;
  /** Null: not known. `above`: lower end of the interval; `best`: chance; `loss`: share of people. */
  value: number | null;
}

export interface Evaluation {
  trust: TrustCheck[];
  arms: ArmView[];
  comparisons: Comparison[];
  /** The arm that leads; null without figures. */
  leader: ArmLetter | null;
  criteria: Criterion[];
  verdict: Look['verdict'];
  /** Who gets sent to the rest; set for `winner` and `keepControl`. */
  winner: ArmLetter | null;
}

const FLAT = { priorAlpha: 1, priorBeta: 1 };

export interface EvaluateOptions {
  /** True when the deadline of the plan has passed. */
  isOver: boolean;
  /** False when the plan no longer hashes to what was frozen; null while nothing is frozen. */
  planUntouched: boolean | null;
}

/** What the figures say under the test's own rule. */
export function evaluateTest(
  test: Experiment,
  figures: readonly ArmFigures[],
  { isOver, planUntouched }: EvaluateOptions,
): Evaluation {
  const rows = test.arms.map((arm) => ({
    arm,
    figures: figures.find(({ letter }) => letter === arm.letter) ?? null,
  }));
  const counted = rows.flatMap(({ arm, figures: row }) =>
    row && row.converted !== null && row.sent > 0 && row.converted <= row.sent
      ? [{ letter: arm.letter, x: row.converted, n: row.sent }]
      : [],
  );
  const isComplete = counted.length === rows.length;
  const trust = trustOf(test, figures, isComplete, planUntouched);
  const isTrusted = trust.every(({ ok }) => ok !== false);
  const chances = isComplete ? probabilityBest(counted, FLAT).probBest : null;
  const losses = isComplete ? expectedLosses(counted, FLAT) : null;
  const arms = rows.map(({ arm, figures: row }, index): ArmView => {
    const known = counted.find(({ letter }) => letter === arm.letter);
    const interval = known && wilson(known.x, known.n, test.rule.alpha);
    return {
      letter: arm.letter,
      sent: row?.sent ?? 0,
      converted: row?.converted ?? null,
      rate:
        known && interval
          ? { value: known.x / known.n, low: interval.ciLow, high: interval.ciHigh }
          : null,
      chanceBest: chances?.[index] ?? null,
      loss: losses?.[index] ?? null,
    };
  });
  const comparisons = compareWithControl(test, counted);
  const leader = chances ? (arms[indexOfLargest(chances)]?.letter ?? null) : null;
  const criteria = criteriaOf(test, isTrusted, leader, arms, comparisons);
  const base = { trust, arms, comparisons, leader, criteria };
  const control = test.arms[0]?.letter ?? 'A';
  if (!isTrusted) return { ...base, verdict: 'broken', winner: null };
  if (criteria.every(({ ok }) => ok) && leader !== null) {
    return leader === control
      ? { ...base, verdict: 'keepControl', winner: control }
      : { ...base, verdict: 'winner', winner: leader };
  }
  // at the deadline the plan sends what everybody knows: nothing new has shown itself better
  if (isOver) return { ...base, verdict: 'keepControl', winner: control };
  return { ...base, verdict: isComplete ? 'notYet' : 'withheld', winner: null };
}

function trustOf(
  test: Experiment,
  figures: readonly ArmFigures[],
  isComplete: boolean,
  planUntouched: boolean | null,
): TrustCheck[] {
  const sent = test.arms.map(
    ({ letter }) => figures.find((row) => row.letter === letter)?.sent ?? 0,
  );
  // an arm that has not gone out yet would look like a broken split
  const areAllOut = test.arms.every(({ letter }) => figures.some((row) => row.letter === letter));
  // audiences are as large as they are; nobody planned a split of them
  const isSplit = test.assignment !== 'audiences';
  const ratio =
    areAllOut && isSplit
      ? sampleRatio(
          sent,
          test.arms.map(({ weight }) => weight),
        )
      : null;
  const blocked = test.arms.map(
    ({ letter }) => figures.find((row) => row.letter === letter)?.blocked ?? null,
  );
  const blocks = blocked.every((count): count is number => count !== null)
    ? chiSquareVariants(blocked.map((x, index) => ({ x, n: Math.max(1, sent[index] ?? 0) })))
    : null;
  const checks: TrustCheck[] = [
    ratio?.ok
      ? { check: 'ratio', ok: ratio.value.p >= SRM_ALARM_P, p: ratio.value.p }
      : { check: 'ratio', ok: null, p: null },
    { check: 'withheld', ok: isComplete ? true : null, p: null },
    blocks?.ok
      ? { check: 'blocks', ok: blocks.value.p >= SRM_ALARM_P, p: blocks.value.p }
      : { check: 'blocks', ok: blocks ? true : null, p: null },
    { check: 'frozen', ok: planUntouched, p: null },
  ];
  return checks;
}

function compareWithControl(
  test: Experiment,
  counted: readonly { letter: ArmLetter; x: number; n: number }[],
): Comparison[] {
  const control = counted.find(({ letter }) => letter === test.arms[0]?.letter);
  if (!control) return [];
  const alpha = alphaPerComparison(test.rule.alpha, test.arms.length);
  return counted.flatMap((row) => {
    if (row === control) return [];
    const found = sequentialTest(
      { xA: control.x, nA: control.n, xB: row.x, nB: row.n },
      'absolute',
      alpha,
      test.rule.tuningN,
    );
    if (!found.ok) return [];
    const { estimate, ciLow, ciHigh, p } = found.value;
    return [{ letter: row.letter, difference: estimate, low: ciLow, high: ciHigh, p }];
  });
}

/** For a leading B: its interval lies above 0. For a leading A: every other's lies below. */
function criteriaOf(
  test: Experiment,
  isTrusted: boolean,
  leader: ArmLetter | null,
  arms: readonly ArmView[],
  comparisons: readonly Comparison[],
): Criterion[] {
  const isControl = leader === test.arms[0]?.letter;
  const own = comparisons.find(({ letter }) => letter === leader);
  const highest =
    comparisons.length === test.arms.length - 1
      ? Math.max(...comparisons.map(({ high }) => high))
      : null;
  const edge = isControl ? (highest === null ? null : -highest) : (own?.low ?? null);
  const view = arms.find(({ letter }) => letter === leader);
  const { bestChance, maxLoss } = test.rule;
  const chance = view?.chanceBest ?? null;
  const loss = view?.loss ?? null;
  return [
    { name: 'trust', ok: isTrusted, value: null },
    { name: 'above', ok: edge !== null && edge > 0, value: edge },
    { name: 'best', ok: chance !== null && chance >= bestChance, value: chance },
    { name: 'loss', ok: loss !== null && loss < maxLoss, value: loss },
  ];
}

const indexOfLargest = (values: readonly number[]): number =>
  values.reduce((best, value, index) => (value > (values[best] ?? 0) ? index : best), 0);
