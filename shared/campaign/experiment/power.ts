import type { Experiment } from '../../domain/campaign/experiment';
import { marginalCost, type PricePlan } from '../../pricing/bill';
import { mdeSequential, powerSequential, sampleSizeEvanMiller } from '../../stats/power';

export interface TestQuestion {
  baseline: number;
  /** Smallest relative lift worth having. */
  minimumLift: number;
  arms: number;
  alpha: number;
  power: number;
  tuningN: number;
}

export interface PeoplePerArm {
  /** Looked at once, at the end; null where no number of people would do. */
  fixed: number | null;
  /** Looked at whenever one likes. */
  sequential: number | null;
}

/** Below so many people who clicked, LINE withholds the figure. */
export const WITHHELD_BELOW = 20;
const MOST_PEOPLE = 100_000_000;

/** Comparisons with A share the false-winner rate evenly (Bonferroni). */
export const alphaPerComparison = (alpha: number, arms: number): number =>
  alpha / Math.max(1, arms - 1);

/** People in each arm so that a lift worth having is found with the wanted power. */
export function peoplePerArm(question: TestQuestion): PeoplePerArm {
  const { baseline, minimumLift, power, tuningN } = question;
  const alpha = alphaPerComparison(question.alpha, question.arms);
  const fixed = sampleSizeEvanMiller({
    baseline,
    absoluteMde: baseline * minimumLift,
    alpha,
    power,
    twoSided: true,
  });
  const reaches = (nPerVariant: number) =>
    powerSequential({ baseline, relativeLift: minimumLift, nPerVariant, alpha, tuningN }).power >=
    power;
  let high = 100;
  while (high < MOST_PEOPLE && !reaches(high)) high *= 2;
  if (high >= MOST_PEOPLE)
    return { fixed: fixed.ok ? fixed.value.nPerVariant : null, sequential: null };
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return { fixed: fixed.ok ? fixed.value.nPerVariant : null, sequential: Math.ceil(high) };
}

/** The smallest relative lift that so many people per arm would show; null: none, however large. */
export function smallestLift(
  question: Omit<TestQuestion, 'minimumLift'>,
  people: number,
): number | null {
  if (people < 1) return null;
  const found = mdeSequential({
    baseline: question.baseline,
    power: question.power,
    nPerVariant: people,
    alpha: alphaPerComparison(question.alpha, question.arms),
    tuningN: question.tuningN,
  });
  return found.ok ? found.value.mde : null;
}

export interface TestPlan {
  people: PeoplePerArm;
  /** People in the smallest arm, out of those who can be reached. */
  available: number | null;
  /** Null while the reach is not known. */
  canDecide: boolean | null;
  smallestLift: number | null;
  /** True: LINE would probably withhold an arm's figure. */
  mayBeWithheld: boolean;
  /** What the arms' messages cost, untaxed; null without a plan. */
  cost: number | null;
  questionOf: TestQuestion;
}

/** Whether a test can answer at all, with `reach` people in its target. */
export function planOfTest(
  test: Experiment,
  reach: number | null,
  price: { plan: PricePlan; used: number } | null,
): TestPlan {
  const weights = test.arms.reduce((sum, { weight }) => sum + weight, 0);
  const lightest = Math.min(...test.arms.map(({ weight }) => weight));
  const own = test.assignment === 'audiences' ? test.arms.map(sizeOf) : null;
  const inTest = own
    ? own.reduce<number | null>((sum, size) => plus(sum, size), 0)
    : reach === null
      ? null
      : Math.floor(reach * test.testShare);
  const available = own
    ? inTest === null
      ? null
      : Math.min(...own.map((size) => size ?? 0))
    : inTest === null
      ? null
      : Math.floor((inTest * lightest) / weights);
  const questionOf: TestQuestion = {
    baseline: test.baseline,
    minimumLift: test.minimumLift,
    arms: test.arms.length,
    alpha: test.rule.alpha,
    power: test.power,
    tuningN: test.rule.tuningN,
  };
  const people = peoplePerArm(questionOf);
  return {
    people,
    available,
    canDecide:
      available === null ? null : people.sequential !== null && available >= people.sequential,
    smallestLift: available === null ? null : smallestLift(questionOf, available),
    mayBeWithheld: available !== null && available * test.baseline < WITHHELD_BELOW,
    cost: inTest === null || !price ? null : marginalCost(price.plan, inTest, price.used).amount,
    questionOf,
  };
}

const sizeOf = ({ audience }: Experiment['arms'][number]): number | null => audience?.count ?? null;
const plus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;
