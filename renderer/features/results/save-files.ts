import type { InputOf } from '#shared/ipc/contract';
import { invoke } from '../../bridge';
import { reportFailure } from '../../data/failures';
import type { Translate } from '../../i18n';
import { showNotice } from '../../ui';

/** Writes files into a folder that the person picks, and says so; nothing when the dialog is closed. */
export async function saveFiles(
  t: Translate,
  name: string,
  files: InputOf<'insight.export'>['files'],
): Promise<void> {
  const answer = await invoke('insight.export', { name, files });
  if (!answer.ok) return reportFailure(answer.error);
  if (answer.value === null) return;
  showNotice({
    id: 'results-exported',
    message: t('export.done', {
      count: answer.value.files.length,
      folder: answer.value.folder,
    }),
  });
}
