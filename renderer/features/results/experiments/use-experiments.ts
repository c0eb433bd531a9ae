import { useEffect } from 'react';
import { deadlineOf, decisionOf } from '#shared/campaign/experiment/course';
import { type Evaluation, evaluateTest } from '#shared/campaign/experiment/evaluate';
import type { ExperimentId } from '#shared/domain/ids';
import type { ExperimentView } from '#shared/ipc/channels/experiments';
import { invoke } from '../../../bridge';

/** What a test looks like to people: figures in, verdict out. */
export interface Judged {
  evaluation: Evaluation;
  /** When figures were last fetched; null: never. */
  fetchedAt: string | null;
  deadline: number;
  isOver: boolean;
}

/** Judges a test by its newest figures under its own frozen rule. */
export function judge(view: ExperimentView): Judged {
  const { run, points, planUntouched, now } = view;
  const deadline = deadlineOf(run);
  const isOver = Date.parse(now) >= deadline;
  const last = points.at(-1);
  return {
    evaluation: evaluateTest(run.test, last?.figures ?? [], {
      // without a single figure a deadline decides nothing
      isOver: isOver && last !== undefined,
      planUntouched,
    }),
    fetchedAt: last?.at ?? null,
    deadline,
    isOver,
  };
}

/** Which word stands for a test: decided, or what its figures say, or that there are none yet. */
export type TestState = Evaluation['verdict'] | 'sending' | 'stuck' | 'waiting' | 'decided';

/** States of a send that do not become “accepted” by themselves. */
const ASKS: ReadonlySet<string> = new Set(['draft', 'partly', 'unknown', 'failed', 'missed']);
export function stateOf(view: ExperimentView, { evaluation, fetchedAt }: Judged): TestState {
  if (decisionOf(view.run)) return 'decided';
  if (view.sends.some(({ state }) => state !== null && ASKS.has(state))) return 'stuck';
  if (view.sends.some(({ state }) => state !== 'accepted')) return 'sending';
  return fetchedAt === null ? 'waiting' : evaluation.verdict;
}

/** Puts into the record that somebody has looked; the same figures twice are one look. */
export function useLook(id: ExperimentId, fetchedAt: string | null): void {
  useEffect(() => {
    if (fetchedAt !== null) void invoke('experiments.look', { id });
  }, [id, fetchedAt]);
}
