import type { ArmFigures, ArmLetter, Experiment } from '../../domain/campaign/experiment';
import type { CoursePoint, ExperimentRun, RunEvent } from '../../domain/campaign/experiment-run';
import type { Figure } from '../../insight/figure';
import { newestOf, type Observation } from '../../insight/observation';
import { figuresOf, type MeasuredSend } from '../../insight/sends';
import { sequentialTest } from '../../stats/sequential';
import type { Comparison } from './evaluate';
import { alphaPerComparison } from './power';

const DAY_MS = 86_400_000;

/**
 * What the archive says of each arm: one point for each day on which figures were fetched, each with what was
 * known by then. An arm whose delivered count is not known yet is left out of a point instead of being 0.
 */
export function courseOf(
  test: Experiment,
  sends: readonly MeasuredSend[],
  observations: readonly Observation[],
  now: number,
): CoursePoint[] {
  const arms = sends.filter(({ arm }) => arm?.experimentId === test.id);
  const own = observations.filter((one) => arms.some((send) => isAbout(one, send)));
  const times = new Map<string, string>();
  for (const { fetchedAt } of own) {
    const day = fetchedAt.slice(0, 10);
    if ((times.get(day) ?? '') < fetchedAt) times.set(day, fetchedAt);
  }
  return [...times.values()].sort().map((at) => {
    const newest = newestOf(own.filter(({ fetchedAt }) => fetchedAt <= at));
    return { at, figures: armFiguresOf(test, arms, newest, now) };
  });
}

function armFiguresOf(
  test: Experiment,
  sends: readonly MeasuredSend[],
  newest: ReadonlyMap<string, Observation>,
  now: number,
): ArmFigures[] {
  return test.arms.flatMap(({ letter }): ArmFigures[] => {
    const rows = sends
      .filter(({ arm }) => arm?.letter === letter)
      .map((send) => figuresOf(send, newest, now));
    if (rows.length === 0) return [];
    const sent = total(rows.map(({ delivered }) => delivered));
    if (sent === null) return [];
    const converted = total(
      rows.map(({ uniqueClicks, uniqueOpens }) =>
        test.metric === 'click' ? uniqueClicks : uniqueOpens,
      ),
    );
    // LINE counts blocks by day for the whole account, never by send
    return [{ letter, sent, converted, blocked: null }];
  });
}

const total = (figures: readonly Figure[]): number | null =>
  figures.reduce<number | null>(
    (sum, figure) => (sum === null || !figure.known ? null : sum + figure.value),
    0,
  );

const isAbout = (one: Observation, { measurement }: MeasuredSend): boolean =>
  measurement.by === 'requestId'
    ? one.kind === 'request' && one.requestId === measurement.requestId
    : measurement.by === 'aggregationUnit' && one.kind === 'unit' && one.unit === measurement.unit;

/** An arm against A at each point where both figures are known, with the interval that may be looked at daily. */
export function comparisonsOverTime(
  test: Experiment,
  points: readonly CoursePoint[],
  letter: ArmLetter,
): (Comparison & { at: string })[] {
  const control = test.arms[0]?.letter;
  const alpha = alphaPerComparison(test.rule.alpha, test.arms.length);
  return points.flatMap(({ at, figures }) => {
    const a = figures.find((row) => row.letter === control);
    const b = figures.find((row) => row.letter === letter);
    if (!a || !b || a.converted === null || b.converted === null) return [];
    const found = sequentialTest(
      { xA: a.converted, nA: a.sent, xB: b.converted, nB: b.sent },
      'absolute',
      alpha,
      test.rule.tuningN,
    );
    if (!found.ok) return [];
    const { estimate, ciLow, ciHigh, p } = found.value;
    return [{ at, letter, difference: estimate, low: ciLow, high: ciHigh, p }];
  });
}

/** When the plan wants a decision, ms since 1970: so many days after the last arm is due. */
export const deadlineOf = ({ arms, test }: Pick<ExperimentRun, 'arms' | 'test'>): number =>
  Math.max(...arms.map(({ dueAt }) => Date.parse(dueAt))) + test.days * DAY_MS;

/** The decision of a run; null while there is none. */
export const decisionOf = ({ events }: Pick<ExperimentRun, 'events'>) =>
  events.find(
    (event): event is Extract<RunEvent, { kind: 'decided' }> => event.kind === 'decided',
  ) ?? null;
