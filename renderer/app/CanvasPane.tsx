import { type ReactNode, useCallback, useMemo } from 'react';
import { kindNames } from '#shared/files/file-kinds';
import type { Bounds } from '#shared/geometry/bounds';
import type { Editor } from '../editor/api';
import { type CanvasWords, EditorCanvas } from '../editor/canvas';
import { useLayerName } from '../features/layers/layer-name';
import { useRowPreviewPage } from '../features/tables/RowPreviewBar';
import { useFormat, useT } from '../i18n';
import styles from './editor-screen.module.css';
import { placeFiles } from './place-picture';
import { useCanvasMenu } from './use-canvas-menu';

/** Frames have fractions, which nobody wants to hear. */
const whole = ({ x, y, width, height }: Bounds): Bounds => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

/** The canvas with its words, and what becomes of a file that is dropped on it. */
export function CanvasPane({ editor, over }: { editor: Editor; over?: ReactNode }) {
  const t = useT('canvas');
  const { list } = useFormat();
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
      dropRefused: t('dropRefused', { kinds: list(kindNames('import')) }),
      newText: t('newText'),
      typing: t('typing'),
      ruler: t('ruler'),
      layerList: t('layerList'),
      layer: (layer) => t('layer', { name: nameOf(layer), ...whole(layer.frame) }),
      layerMoved: (layer) => t('layerMoved', { name: nameOf(layer), ...whole(layer.frame) }),
      several: (count) => t('several', { count }),
      severalMoved: (count) => t('severalMoved', { count }),
      removed: (count) => t('removed', { count }),
    }),
    [t, nameOf, list],
  );
  const onFiles = useCallback(
    (files: readonly File[], at: { x: number; y: number }) => void placeFiles(editor, files, at),
    [editor],
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas inside has the role; this only hears its menu.
    <div className={styles.menuArea} onContextMenu={menu.onContextMenu}>
      <EditorCanvas editor={editor} words={words} shown={shown} over={over} onFiles={onFiles} />
      {menu.element}
    </div>
  );
}
