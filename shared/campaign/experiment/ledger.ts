import type { CoursePoint, ExperimentRun } from '../../domain/campaign/experiment-run';
import { type PooledEffect, poolEffects } from '../../stats/pool';
import { absoluteEffect } from '../../stats/proportions';
import { decisionOf } from './course';

/** What tests of the same element say together, in shares of people. */
export interface ElementEffect extends PooledEffect {
  element: string;
  metric: ExperimentRun['test']['metric'];
}

/**
 * Past tests, element by element: the difference that an element made against A, over all decided tests whose
 * arm carries its name. Clicks and opens are different questions and never pooled; nor are rehearsed and real
 * tests, so give only one of the two. A test that was stopped early tends to overstate, which pooling cannot mend.
 */
export function ledgerOf(
  runs: readonly { run: ExperimentRun; points: readonly CoursePoint[] }[],
): ElementEffect[] {
  const byElement = new Map<string, { effect: number; variance: number }[]>();
  for (const { run, points } of runs) {
    const last = points.at(-1);
    if (decisionOf(run) === null || !last) continue;
    const control = last.figures.find(({ letter }) => letter === run.test.arms[0]?.letter);
    if (!control || control.converted === null) continue;
    for (const { letter, element = '' } of run.test.arms.slice(1)) {
      const row = last.figures.find((figures) => figures.letter === letter);
      if (element.trim() === '' || !row || row.converted === null) continue;
      const found = absoluteEffect({
        xA: control.converted,
        nA: control.sent,
        xB: row.converted,
        nB: row.sent,
      });
      if (!found.ok) continue;
      const key = `${run.test.metric} ${element.trim()}`;
      byElement.set(key, [
        ...(byElement.get(key) ?? []),
        { effect: found.value.estimate, variance: found.value.se ** 2 },
      ]);
    }
  }
  return [...byElement]
    .flatMap(([key, studies]) => {
      const pooled = poolEffects(studies);
      const at = key.indexOf(' ');
      const metric = key.slice(0, at) as ElementEffect['metric'];
      return pooled ? [{ ...pooled, element: key.slice(at + 1), metric }] : [];
    })
    .sort((a, b) => b.studies - a.studies || a.element.localeCompare(b.element));
}
