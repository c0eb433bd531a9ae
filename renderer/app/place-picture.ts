import { appError } from '#shared/errors/app-error';
import { isTaken } from '#shared/files/kind-taken';
import { invoke } from '../bridge';
import { reportFailure } from '../data/failures';
import { takenFiles } from '../data/taken-files';
import { showDialog } from '../data/window-state';
import { addImage, addLayered } from '../editor/actions';
import type { Editor } from '../editor/api';
import { openPsd } from '../features/imports/psd/open-psd';
import { isPsd } from '../features/imports/psd/signature';
import { i18nInstance } from '../i18n';
import { showNotice } from '../ui';

/** A notice is no list: the import dialog names every layer and what it loses. */
const MOST_NAMED = 5;

export interface PictureFile {
  bytes: Uint8Array;
  name: string;
}

/** Puts a picture file on the open page; a Photoshop file with its layers. What went wrong is said. */
export async function placePicture(
  editor: Editor,
  file: PictureFile,
  at?: { x: number; y: number },
): Promise<void> {
  const place = at ? { at } : {};
  if (isPsd(file.bytes)) return placeLayers(editor, file, place);
  const stored = await invoke('assets.put', file);
  if (stored.ok) addImage(editor, stored.value, place);
  else reportFailure(stored.error);
}

async function placeLayers(
  editor: Editor,
  { bytes, name }: PictureFile,
  place: { at?: { x: number; y: number } },
): Promise<void> {
  // the page may be another one by the time a large file has been read
  const page = editor.page().id;
  const picture = await openPsd(bytes);
  if (!picture.ok) return reportFailure(picture.error);
  if (editor.document.getState().pages.some(({ id }) => id === page)) editor.setCurrentPage(page);
  const title = name.replace(/\.psd$/i, '');
  if (!addLayered(editor, picture.value, { name: title, ...place }))
    return reportFailure(appError('import.psdEmpty', 'This Photoshop file has no layers.'));
  const { problems } = picture.value;
  const names = [...new Set(problems.map(({ details }) => `“${details?.name ?? ''}”`))];
  if (names.length === 0) return;
  showNotice({
    id: 'psd-placed',
    tone: 'warn',
    message: i18nInstance.t('placed', {
      ns: 'imports',
      count: names.length,
      name: title,
      layers: names.slice(0, MOST_NAMED).join(' '),
    }),
  });
}

/** Files that were dropped or pasted: pictures lie on the page, what may be a definition is looked at as an import. */
export async function placeFiles(
  editor: Editor,
  files: readonly File[],
  at?: { x: number; y: number },
): Promise<void> {
  const taken = takenFiles('import', files);
  for (const file of taken.filter(isPicture)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await placePicture(editor, { bytes, name: file.name }, at);
  }
  // one at a time, and the pictures beside it are not lost
  const other = taken.find((file) => !isPicture(file));
  if (other) showDialog({ kind: 'import', file: other });
}

const isPicture = (file: File): boolean => isTaken('page', file) === true;

/** Asks for a picture file with the system's dialog and puts it on the open page. */
export async function pickAndPlace(editor: Editor): Promise<void> {
  const picked = await invoke('assets.pickFile', undefined);
  if (!picked.ok) return reportFailure(picked.error);
  if (picked.value) await placePicture(editor, picked.value);
}
