import { useCallback, useMemo } from 'react';
import type { Editor } from '../editor/api';
import { type CanvasWords, EditorCanvas } from '../editor/canvas';
import { useLayerName } from '../features/layers/layer-name';
import { useRowPreviewPage } from '../features/tables/RowPreviewBar';
import { useT } from '../i18n';
import styles from './editor-screen.module.css';
import { placeFiles } from './place-picture';
import { useCanvasMenu } from './use-canvas-menu';

/** The canvas with its words, and what becomes of a file that is dropped on it. */
export function CanvasPane({ editor }: { editor: Editor }) {
  const t = useT('canvas');
  const nameOf = useLayerName();
  const menu = useCanvasMenu(editor);
  const shown = useRowPreviewPage(editor);
  const words = useMemo<CanvasWords>(
    () => ({
      canvas: t('canvas'),
      areaList: t('areaList'),
      area: (letter, name, place) =>
        t(name === '' ? 'area' : 'namedArea', { letter, name, ...place }),
      moved: (letter, place) => t('moved', { letter, ...place }),
      drop: t('drop'),
      dropRefused: t('dropRefused'),
      newText: t('newText'),
      ruler: t('ruler'),
      layerList: t('layerList'),
      layer: (layer) => {
        const { frame } = layer;
        return t('layer', {
          name: nameOf(layer),
          x: Math.round(frame.x),
          y: Math.round(frame.y),
          width: Math.round(frame.width),
          height: Math.round(frame.height),
        });
      },
    }),
    [t, nameOf],
  );
  const onFile = useCallback(
    (file: File, at: { x: number; y: number }) => void placeFiles(editor, [file], at),
    [editor],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas inside has the role; this only hears its menu.
    <div className={styles.menuArea} onContextMenu={menu.onContextMenu}>
      <EditorCanvas editor={editor} words={words} shown={shown} onFile={onFile} />
      {menu.element}
    </div>
  );
}
