import type { PublishRun } from '#shared/domain/publishing';
import { type AppError, appError, ok, type Result } from '#shared/errors/app-error';
import type { LinePort } from '../../line/port';
import { isRetirement, isVisible } from './actions';
import { type Intent, intentOf, type Journal } from './journal';
import type { PublishPorts } from './ports';
import { begunSteps, doneSteps, isRecorded, isReverting, madeMenus } from './progress';
import { recordRun } from './record';
import { revertRun } from './revert';
import { runFromEvents } from './run-view';
import type { StepContext } from './step-context';
import { performStep } from './steps';
import type { BesideTools } from './steps-beside';

export interface Execution {
  line: LinePort;
  /** For what lies beside rich menus. */
  beside?: BesideTools | undefined;
  ports: PublishPorts;
  journal: Journal;
  resumed: boolean;
  /** Asked for by a person; obeyed while followers have seen nothing. */
  cancel: AbortSignal;
  onProgress: (run: PublishRun) => void;
}

/** What was agreed to can no longer be brought about, so what was there comes back. */
const GOES_BACK = new Set(['publish.readBackDiffers', 'publish.accountMoved']);

/**
 * Carries a run out from where its journal stands. Its end is one of: done; failed or cancelled with
 * everything taken back; interrupted, to be resumed, when followers already see the new state or when
 * even taking it back was not possible.
 */
export async function execute(execution: Execution): Promise<Result<PublishRun>> {
  const { journal, ports, line, cancel } = execution;
  const planned = intentOf(journal.events);
  if (!planned) throw new Error('a journal begins with what is planned');
  const view = (isRunning: boolean) =>
    runFromEvents(planned, journal.events, { isRunning, resumed: execution.resumed });
  const report = () => execution.onProgress(view(true));

  const context: StepContext = {
    line,
    ports,
    planned,
    made: madeMenus(planned, journal.events),
    beside: execution.beside,
  };
  report();
  if (isReverting(journal.events)) return takeBack(null);

  const finished = doneSteps(journal.events);
  const begun = begunSteps(journal.events);
  for (const [index, step] of planned.actions.entries()) {
    if (finished.has(index)) continue;
    const isSeen = hasBeenSeen(planned, begun);
    if (!isSeen && cancel.aborted) return takeBack(null);
    if (isRetirement(step)) {
      const recorded = await record();
      if (!recorded.ok) return interrupted(index, recorded.error);
    }
    const mayHaveBegun = begun.has(index);
    await journal.append({ type: 'begin', index });
    begun.add(index);
    report();
    const isStillHidden = !hasBeenSeen(planned, begun);
    const outcome = await performStep(
      step,
      { ...context, ...(isStillHidden ? { signal: cancel } : {}) },
      mayHaveBegun,
    );
    if (!outcome.ok) {
      if (isStillHidden && cancel.aborted) return takeBack(null);
      const mustGoBack = isStillHidden || GOES_BACK.has(outcome.error.code);
      if (!mustGoBack) return interrupted(index, outcome.error);
      await journal.append({ type: 'failed', index, error: outcome.error });
      return takeBack(outcome.error);
    }
    const { requestId, richMenuId } = outcome.value;
    await journal.append({ type: 'done', index, requestId, richMenuId });
    if (step.code === 'createRichMenu' && richMenuId) context.made.set(step.pageId, richMenuId);
    report();
  }
  const recorded = await record();
  if (!recorded.ok) return interrupted(planned.actions.length - 1, recorded.error);
  return end('done');

  async function record(): Promise<Result<void>> {
    if (isRecorded(journal.events)) return ok(undefined);
    const written = await recordRun(planned as Intent, context.made, view(false), ports);
    if (written.ok) await journal.append({ type: 'recorded' });
    return written;
  }

  async function takeBack(reason: AppError | null): Promise<Result<PublishRun>> {
    if (!isReverting(journal.events)) await journal.append({ type: 'revert', reason });
    report();
    const reverted = await revertRun(context, journal);
    if (!reverted.ok) return leaveForLater(reverted.error);
    const first = journal.events.find((event) => event.type === 'revert');
    const isFailure = first?.type === 'revert' && first.reason !== null;
    return end(isFailure ? 'failed' : 'cancelled');
  }

  /** Followers see the new state: going on is safer than going back. */
  async function interrupted(index: number, error: AppError): Promise<Result<PublishRun>> {
    await journal.append({ type: 'failed', index, error });
    return leaveForLater(
      appError('publish.stoppedHalfway', `Publishing stopped halfway: ${error.message}`, {
        retry: 'safe',
        details: { runId: (planned as Intent).run.id, cause: error.code, reason: error },
      }),
    );
  }

  function leaveForLater(error: AppError): Result<PublishRun> {
    const run = { ...view(false), error };
    execution.onProgress(run);
    return ok(run);
  }

  async function end(state: 'done' | 'failed' | 'cancelled'): Promise<Result<PublishRun>> {
    await journal.append({ type: 'end', state });
    const run = view(false);
    execution.onProgress(run);
    return ok(run);
  }
}

const hasBeenSeen = (planned: Intent, begun: ReadonlySet<number>): boolean =>
  planned.actions.some(
    (step, index) => begun.has(index) && (isVisible(step) || isRetirement(step)),
  );
