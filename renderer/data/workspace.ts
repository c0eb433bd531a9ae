import type { InputOf } from '#shared/ipc/contract';
import { invoke } from '../bridge';
import { reportFailure } from './failures';
import { invalidate } from './query';
import type { Studio } from './studio';

/** Saves everything, then opens another folder. False: the person closed the dialog, or it failed. */
async function open(studio: Studio, input: InputOf<'workspace.open'>): Promise<boolean> {
  await studio.documents.flushAll();
  const unsaved = [...studio.documents.store.getState().documents.values()].find((document) =>
    document.autosave.isDirty(),
  );
  if (unsaved && !unsaved.readOnly) {
    const status = unsaved.autosave.status.getState();
    if (status.state === 'failed' || status.state === 'conflict') reportFailure(status.error);
    return false;
  }
  const answer = await invoke('workspace.open', input);
  if (!answer.ok) {
    reportFailure(answer.error);
    return false;
  }
  if (answer.value === null) return false;
  studio.documents.closeAll();
  invalidate('workspace.current');
  return true;
}

export const pickWorkspace = (studio: Studio) => open(studio, { from: 'pick' });
export const openSample = (studio: Studio) => open(studio, { from: 'sample' });
export const openRecent = (studio: Studio, token: string) =>
  open(studio, { from: 'recent', token });
