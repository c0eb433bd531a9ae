import { invoke } from '../bridge';
import { reportFailure } from './failures';
import type { Studio } from './studio';
import { showDialog } from './window-state';
import { openRecent } from './workspace';

/** Opens the file that somebody opened from outside: its workspace, its document, or the import with it. */
export async function openArrivedFile(
  studio: Studio,
  /** What another workspace opens by itself; the document stands in front of it. */
  newest: () => Promise<void>,
): Promise<void> {
  const answer = await invoke('app.takeFile', undefined);
  if (!answer.ok) return reportFailure(answer.error);
  const opened = answer.value;
  if (opened === null) return;
  if (opened.what === 'file') {
    const file = new File([opened.bytes as Uint8Array<ArrayBuffer>], opened.name);
    return showDialog({ kind: 'import', file });
  }
  if (opened.token !== null && !(await openRecent(studio, opened.token))) return;
  if (opened.document === null) return;
  await newest();
  await studio.openDocument(opened.document);
}
