import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { brandedLayer } from '#shared/domain/brand/resolve';
import type { TextLayer } from '#shared/domain/design/layers';
import { centreOf } from '#shared/geometry/turned';
import type { Camera, Editor } from '../api';
import { editCurrentPage } from '../core/areas';
import { dropEmptyGroups } from '../core/groups';
import { fontOf, paintedKit, settingOf } from '../paint';
import styles from './EditorCanvas.module.css';
import { viewOf } from './view-of';

/**
 * The words of a text as they are typed on the page: where, as large and in the ink that the painter gives them. The
 * layer itself is not painted meanwhile. A text without any word goes when the typing ends.
 */
export function TextOnCanvas(props: {
  editor: Editor;
  layer: TextLayer;
  camera: Camera;
  label: string;
  /** The typing was ended by a key: the canvas has the focus again. */
  onEnd(): void;
}) {
  const { editor, layer, camera } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const { kit } = useStore(paintedKit);
  const [context] = useState(() => document.createElement('canvas').getContext('2d'));
  const [began] = useState(layer.text);
  const isChosen = editor.session.getState().selection.has(layer.id);

  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  // whatever ends it, a click elsewhere, another page, another tab: the step is closed, and nothing empty stays
  useEffect(() => () => finish(editor, layer.id), [editor, layer.id]);
  useEffect(() => {
    if (!isChosen) editor.show({ typing: null });
  }, [editor, isChosen]);

  const shown = brandedLayer(layer, kit);
  const setting = context && shown.kind === 'text' ? settingOf(context, shown) : null;
  if (!context || !setting || shown.kind !== 'text') return null;
  const { zoom } = camera;
  const { fontSize, lineHeight, lines } = setting;
  context.font = fontOf({ ...shown, fontSize });
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('');
  // a field puts letters by the font's own height, the painter by the line's middle
  const ownBaseline = lineHeight / 2 + (fontBoundingBoxAscent - fontBoundingBoxDescent) / 2;
  const top = setting.top + setting.baseline - ownBaseline;
  const view = viewOf(camera);
  const corner = view.point({ x: shown.frame.x, y: top });
  const middle = view.point(centreOf(shown.frame));

  const end = () => {
    editor.show({ typing: null });
    props.onEnd();
  };
  return (
    <textarea
      ref={field}
      className={styles.typing}
      data-testid="text-on-canvas"
      aria-label={props.label}
      spellCheck={false}
      value={layer.text}
      onChange={({ target }) => write(editor, context, layer, target.value)}
      onBlur={() => editor.show({ typing: null })}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const isMod = event.ctrlKey || event.metaKey;
        // the field takes back what was typed in it; before anything was, what led here is meant
        const isUndo = isMod && !event.shiftKey && event.key === 'z' && layer.text === began;
        if (event.key !== 'Escape' && !(event.key === 'Enter' && isMod) && !isUndo) return;
        event.preventDefault();
        // the key has ended the typing; it is not to let go of the text as well
        event.stopPropagation();
        end();
        if (isUndo) editor.undo();
      }}
      style={{
        left: corner.x,
        top: corner.y,
        width: shown.frame.width * zoom,
        // room for the line that comes next
        height: (lines.length + 1) * lineHeight * zoom,
        pointerEvents: 'auto',
        font: fontOf({ ...shown, fontSize: fontSize * zoom }),
        lineHeight: `${lineHeight * zoom}px`,
        letterSpacing: `${setting.letterSpacing * zoom}px`,
        textAlign: shown.align,
        color: shown.colour,
        opacity: shown.opacity,
        WebkitTextStroke:
          shown.stroke && `${shown.stroke.width * 2 * zoom}px ${shown.stroke.colour}`,
        rotate: shown.rotation ? `${shown.rotation}deg` : undefined,
        transformOrigin: `${middle.x - corner.x}px ${middle.y - corner.y}px`,
      }}
    />
  );
}

/** Typing in a row is one step. The frame grows downwards with the lines. */
function write(
  editor: Editor,
  context: CanvasRenderingContext2D,
  layer: TextLayer,
  text: string,
): void {
  const { height } = settingOf(context, { ...layer, text });
  const grows = (layer.verticalAlign ?? 'top') === 'top' && height > layer.frame.height;
  editCurrentPage(editor, { label: 'editLayer', coalesce: `${layer.id}.typed` }, (page) => {
    const draft = page.layers.find(({ id }) => id === layer.id);
    if (draft?.kind !== 'text') return;
    draft.text = text;
    if (grows) draft.frame.height = Math.ceil(height);
  });
}

function finish(editor: Editor, id: TextLayer['id']): void {
  editor.closeStep();
  // a field that is taken off the page tells nobody that it lost the focus
  if (editor.session.getState().typing === id) editor.show({ typing: null });
  const layer = editor.page().layers.find((candidate) => candidate.id === id);
  if (layer?.kind !== 'text' || layer.text.trim() !== '') return;
  editCurrentPage(editor, { label: 'delete', selection: [] }, (page) => {
    page.layers = page.layers.filter((candidate) => candidate.id !== id);
    dropEmptyGroups(page);
  });
}
