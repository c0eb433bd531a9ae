import { produce } from 'immer';
import { createStore } from 'zustand/vanilla';
import { applyMove, type Move, reverse } from '#shared/campaign/calendar/move';
import type { Campaign } from '#shared/domain/campaign/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { invoke } from '../../bridge';
import type { Studio } from '../../data/studio';

/* Moving sends on the calendar. A campaign that is open moves in its own tab, so that both show the same. */

export interface MoveStack {
  done: readonly Move[];
  undone: readonly Move[];
}

const NOTHING: MoveStack = { done: [], undone: [] };
const MOST = 200;
/** What the calendar can take back; it belongs to the window, not to one campaign. */
export const moveStack = createStore<MoveStack>(() => NOTHING);
export const forgetMoves = (): void => moveStack.setState(NOTHING, true);

const stale = (name: string) =>
  fail(
    appError('campaign.movedMeanwhile', `“${name}” is no longer where the calendar showed it.`, {
      details: { name },
    }),
  );

async function perform(studio: Studio, move: Move): Promise<Result<null>> {
  const open = studio.documents.store.getState().documents.get(move.campaignId);
  if (open?.kind === 'campaign') {
    if (open.readOnly)
      return fail(appError('store.readOnly', `“${move.name}” cannot be changed here.`, {}));
    let isDone = false;
    open.model.edit({ label: 'moveSend' }, (draft) => {
      isDone = applyMove(draft as Campaign, move);
    });
    open.model.closeStep();
    if (!isDone) return stale(move.name);
    await open.autosave.flush();
    return ok(null);
  }
  const got = await invoke('documents.get', { id: move.campaignId });
  if (!got.ok) return got;
  if (got.value.document.kind !== 'campaign') return stale(move.name);
  let isDone = false;
  const moved = produce(got.value.document, (draft) => {
    isDone = applyMove(draft as Campaign, move);
  });
  if (!isDone) return stale(move.name);
  const saved = await invoke('documents.save', {
    document: { ...moved, updatedAt: new Date().toISOString() },
    baseRevision: got.value.revision,
  });
  return saved.ok ? ok(null) : saved;
}

/** Gives a send its new time; afterwards it can be taken back. */
export async function move(studio: Studio, wanted: Move): Promise<Result<null>> {
  const answer = await perform(studio, wanted);
  if (answer.ok)
    moveStack.setState(({ done }) => ({ done: [...done, wanted].slice(-MOST), undone: [] }));
  return answer;
}

/** Takes the last move back; null: there is none. */
export async function undoMove(studio: Studio): Promise<Result<Move> | null> {
  const { done, undone } = moveStack.getState();
  const last = done.at(-1);
  if (!last) return null;
  const answer = await perform(studio, reverse(last));
  // one that cannot be taken back any more must not stand in the way of those before it
  moveStack.setState({
    done: done.slice(0, -1),
    undone: answer.ok ? [...undone, last] : undone,
  });
  return answer.ok ? ok(last) : answer;
}

/** Does again what was taken back last; null: there is none. */
export async function redoMove(studio: Studio): Promise<Result<Move> | null> {
  const { done, undone } = moveStack.getState();
  const last = undone.at(-1);
  if (!last) return null;
  const answer = await perform(studio, last);
  moveStack.setState({
    done: answer.ok ? [...done, last] : done,
    undone: undone.slice(0, -1),
  });
  return answer.ok ? ok(last) : answer;
}
