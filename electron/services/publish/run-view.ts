import type { PublishRun } from '#shared/domain/publishing';
import type { AppError } from '#shared/errors/app-error';
import { describeAction } from './actions';
import type { Intent, JournalEvent } from './journal';

type StepState = PublishRun['steps'][number]['state'];

/** The run as the window shows it, told from its journal alone. */
export function runFromEvents(
  planned: Intent,
  events: readonly JournalEvent[],
  live: { isRunning: boolean; resumed: boolean },
): PublishRun {
  const steps: PublishRun['steps'] = planned.actions.map((step, index) => ({
    index,
    ...describeAction(step),
    state: 'pending',
    at: null,
    requestId: null,
  }));
  const mark = (index: number, state: StepState, at: string) => {
    const step = steps[index];
    if (step) Object.assign(step, { state, at });
    return step;
  };
  let error: AppError | null = null;
  let endedAt: string | null = null;
  let state: PublishRun['state'] = live.isRunning ? 'running' : 'interrupted';
  for (const event of events) {
    if (event.type === 'begin') mark(event.index, 'running', event.at);
    else if (event.type === 'done') {
      const step = mark(event.index, 'done', event.at);
      if (step) {
        step.requestId = event.requestId;
        if (event.richMenuId) step.details = { ...step.details, richMenuId: event.richMenuId };
      }
    } else if (event.type === 'failed') {
      mark(event.index, 'failed', event.at);
      error = event.error;
    } else if (event.type === 'undone') mark(event.index, 'undone', event.at);
    else if (event.type === 'revert') error = event.reason ?? error;
    else if (event.type === 'end') {
      state = event.state;
      endedAt = event.at;
      for (const step of steps) if (step.state === 'pending') step.state = 'skipped';
    }
  }
  // A step that a crash cut short is neither running nor failed: it will be looked at again.
  if (!live.isRunning)
    for (const step of steps) if (step.state === 'running') step.state = 'pending';
  if (state === 'done') error = null;
  return { ...planned.run, state, endedAt, steps, resumed: live.resumed, error };
}
