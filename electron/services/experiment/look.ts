import { deadlineOf } from '#shared/campaign/experiment/course';
import { evaluateTest } from '#shared/campaign/experiment/evaluate';
import type { ExperimentView } from '#shared/ipc/channels/experiments';

/** Null: these figures are in the record already, or there are none. */
export function lookOf({ run, points, planUntouched, simulated, now }: ExperimentView) {
  const last = points.at(-1);
  if (!last) return null;
  const before = [...run.events].reverse().find((event) => event.kind === 'look');
  if (before && JSON.stringify(before.figures) === JSON.stringify(last.figures)) return null;
  const { verdict, winner } = evaluateTest(run.test, last.figures, {
    isOver: Date.parse(now) >= deadlineOf(run),
    planUntouched,
  });
  return { kind: 'look' as const, at: now, simulated, figures: last.figures, verdict, winner };
}
