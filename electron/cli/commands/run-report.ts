import type { PublishRun } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import type { CliOutcome } from '../command';
import { phrase } from '../phrase';
import { errorSentence } from '../sentence';

/** What a run itself does not say: what its plan warned of, and which questions it left as they were. */
export interface Planned {
  problems: readonly Problem[];
  leftAlone: readonly string[];
}

/** What `apply` and `rollback` answer, from the runs they carried out; the last one counts. */
export function reportRuns(
  runs: readonly PublishRun[],
  planned: Planned = { problems: [], leftAlone: [] },
): CliOutcome {
  const last = runs.at(-1);
  const resumed = runs.some((run) => run.resumed);
  const steps = runs.flatMap((run) => run.steps.map((step) => ({ runId: run.id, ...step })));
  const shown = ({ index: _index, ...step }: (typeof steps)[number]) => step;
  const isDone = last?.state === 'done';
  const error = last?.error ?? null;
  return {
    exit: isDone ? 0 : 1,
    json: {
      // A run that had nothing to do left no journal, so there is nothing to name.
      runId: last && last.steps.length > 0 ? last.id : (runs.at(-2)?.id ?? null),
      state: last?.state ?? 'done',
      done: steps.filter((step) => step.state === 'done').map(shown),
      failed: steps.filter((step) => step.state === 'failed').map(shown),
      resumed,
      leftAlone: planned.leftAlone,
      problems: planned.problems,
      ...(error ? { error } : {}),
    },
    text: (locale) => {
      const done = steps.filter((step) => step.state === 'done').length;
      const left = planned.leftAlone.length;
      if (isDone && steps.length === 0)
        return left > 0
          ? phrase(locale, 'cli.leftAlone', { count: left })
          : phrase(locale, 'cli.nothingToDo');
      const lines = [
        phrase(locale, `cli.runState.${last?.state ?? 'done'}`, { done, runId: last?.id ?? '' }),
      ];
      if (isDone && left > 0) lines.push(phrase(locale, 'cli.leftToo', { count: left }));
      if (error) lines.push(errorSentence(error, locale));
      return lines.join('\n');
    },
  };
}
