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
  const t = useT('app');
  const words = useMemo(
    (): CanvasWords => ({
      canvas: t('canvas.label'),
      areaList: t('canvas.areas'),
      area: (letter, name, place) =>
        t(name === '' ? 'canvas.areaWithoutName' : 'canvas.area', { letter, name, ...place }),
      moved: (letter, place) => t('canvas.moved', { letter, ...place }),
      drop: t('canvas.drop'),
      dropRefused: t('canvas.dropRefused'),
      newText: t('words.newText'),
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
