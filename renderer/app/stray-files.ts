import { isTaken } from '#shared/files/kind-taken';
import { showDialog, windowState } from '../data/window-state';
import { i18nInstance } from '../i18n';
import { showNotice } from '../ui';

/**
 * Files that are dropped where no place takes them. The window would go to them, which the main process forbids
 * without a word; here people read where files belong, and one that can be imported is offered to the import.
 */
export function followStrayFiles(target: Window): () => void {
  const isStray = (event: DragEvent) =>
    !event.defaultPrevented && event.dataTransfer?.types.includes('Files') === true;
  // a place that takes files has said so by the time that the event comes up here
  const onOver = (event: DragEvent) => {
    if (isStray(event)) event.preventDefault();
  };
  const onDrop = (event: DragEvent) => {
    if (!isStray(event)) return;
    event.preventDefault();
    sayWhere([...(event.dataTransfer?.files ?? [])]);
  };
  target.addEventListener('dragover', onOver);
  target.addEventListener('drop', onDrop);
  return () => {
    target.removeEventListener('dragover', onOver);
    target.removeEventListener('drop', onDrop);
  };
}

function sayWhere(files: readonly File[]): void {
  const { t } = i18nInstance;
  const file = files.find((one) => isTaken('import', one) !== false);
  // a dialog that is open has something to be lost
  const isFree = windowState.getState().dialog === null;
  showNotice({
    id: 'stray-files',
    title: t('app:strayFiles.title'),
    message: t('app:strayFiles.text'),
    ...(file && isFree
      ? {
          action: {
            label: t('app:strayFiles.import', { name: file.name }),
            run: () => showDialog({ kind: 'import', file }),
          },
        }
      : {}),
  });
}
