import { useCallback, useMemo } from 'react';
import { reportFailure } from '../data/failures';
import { showDialog } from '../data/window-state';
import { addImage } from '../editor/actions';
import type { Editor } from '../editor/api';
import { type CanvasWords, EditorCanvas } from '../editor/canvas';
import { useT } from '../i18n';
import { putImage } from './commands/editor-ports';

/** The canvas with the window's words; dropped pictures are placed, definitions go to the import dialog. */
export function CanvasArea({ editor }: { editor: Editor }) {
  const t = useT('canvas');
  const words = useMemo(
    (): CanvasWords => ({
      canvas: t('canvas'),
      areaList: t('areaList'),
      area: (letter, name, place) =>
        t(name === '' ? 'area' : 'namedArea', { letter, name, ...place }),
      moved: (letter, place) => t('moved', { letter, ...place }),
      drop: t('drop'),
      dropRefused: t('dropRefused'),
      newText: t('newText'),
    }),
    [t],
  );
  const onFile = useCallback(
    (file: File, at: { x: number; y: number }) => {
      if (!file.type.startsWith('image/')) return showDialog({ kind: 'import', file });
      placePicture(editor, file, at).catch((error: unknown) =>
        reportFailure({ code: 'assets.unreadable', message: String(error) }),
      );
    },
    [editor],
  );
  return <EditorCanvas editor={editor} words={words} onFile={onFile} />;
}

async function placePicture(editor: Editor, file: File, at: { x: number; y: number }) {
  const asset = await putImage(new Uint8Array(await file.arrayBuffer()), file.name);
  if (asset) addImage(editor, asset, at);
}
