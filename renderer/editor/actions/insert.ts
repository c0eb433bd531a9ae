import type { Layer } from '#shared/domain/design/layers';
import type { DrawnShape, Editor } from '../api';
import { editCurrentPage, newLayerId } from '../core/areas';
import { newShape, usualSize } from '../core/new-shapes';
import type { ActionPorts, EditorActions } from './types';

/** A layer without its identity and place; both are given when it is put on a page. */
type Fresh = Layer extends infer L ? (L extends Layer ? Omit<L, 'id' | 'frame'> : never) : never;

/** Puts a new layer into the middle of the page, sized by parts of the page's width, and chooses it. */
export function insertLayer(
  editor: Editor,
  label: string,
  part: { width: number; height: number },
  fresh: Fresh,
): void {
  const { size } = editor.page();
  const width = Math.max(1, Math.round(size.width * part.width));
  const height = Math.max(1, Math.round(size.width * part.height));
  const layer = {
    ...fresh,
    id: newLayerId(),
    frame: {
      x: Math.round((size.width - width) / 2),
      y: Math.round((size.height - height) / 2),
      width,
      height,
    },
  } as Layer;
  editCurrentPage(editor, { label, selection: [layer.id] }, (page) => {
    page.layers.push(layer);
  });
}

const INK = '#1A1C22';
const ACCENT = '#4C5FE0';

/** Into the middle, for those who have no pointer; with one it is drawn. */
function insertShape(editor: Editor, shape: DrawnShape): void {
  const { size } = editor.page();
  const { width, height } = usualSize(shape, size);
  const frame = {
    x: Math.round((size.width - width) / 2),
    y: Math.round((size.height - height) / 2),
    width,
    height,
  };
  const layer = newShape(shape, newLayerId(), frame, size);
  const label = shape === 'line' ? 'addLine' : 'addShape';
  editCurrentPage(editor, { label, selection: [layer.id] }, (page) => {
    page.layers.push(layer);
  });
}

export function insertActions(ports: ActionPorts): EditorActions {
  return {
    'shape.rectangle': { run: (editor) => insertShape(editor, 'rectangle') },
    'shape.ellipse': { run: (editor) => insertShape(editor, 'ellipse') },
    'shape.line': { run: (editor) => insertShape(editor, 'line') },
    'shape.gradient': {
      run: (editor) =>
        insertLayer(
          editor,
          'addShape',
          { width: 0.4, height: 0.25 },
          {
            kind: 'shape',
            name: '',
            shape: 'rectangle',
            gradient: {
              type: 'linearGradient',
              angle: 135,
              stops: [
                { offset: 0, colour: '#8B9BFF' },
                { offset: 1, colour: ACCENT },
              ],
            },
          },
        ),
    },
    'shape.icon': { run: () => ports.chooseIcon() },
    'shape.logo': { run: () => ports.chooseLogo() },
    'shape.qr': {
      run: (editor) =>
        insertLayer(
          editor,
          'addQr',
          { width: 0.16, height: 0.16 },
          {
            kind: 'qr',
            name: '',
            text: 'https://line.me/',
            colour: INK,
            background: '#FFFFFF',
            errorCorrection: 'M',
          },
        ),
    },
    'shape.badge': {
      run: (editor) =>
        insertLayer(
          editor,
          'addBadge',
          { width: 0.14, height: 0.05 },
          {
            kind: 'badge',
            name: '',
            text: ports.words.newBadge(),
            fontSize: Math.round(editor.page().size.width * 0.028),
            fontWeight: 700,
            colour: '#FFFFFF',
            fill: '#BE2A45',
          },
        ),
    },
  };
}

/** An icon from the set: its outlines become part of the document. */
export function insertIcon(editor: Editor, icon: string, path: string): void {
  insertLayer(
    editor,
    'addIcon',
    { width: 0.12, height: 0.12 },
    {
      kind: 'icon',
      name: '',
      icon,
      path,
      colour: INK,
    },
  );
}
