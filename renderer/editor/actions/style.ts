import type { Layer } from '#shared/domain/design/layers';
import type { Editor } from '../api';
import { editCurrentPage } from '../core/areas';
import type { EditorActions } from './types';

/** Looks, apart from content and place: which of them a kind of layer has. */
const OF_KIND: Readonly<Record<Layer['kind'], ReadonlySet<string>>> = {
  image: new Set(['opacity', 'shadow', 'cornerRadius', 'mask', 'fit']),
  text: new Set([
    'opacity',
    'shadow',
    'brand',
    'fontSize',
    'fontWeight',
    'font',
    'colour',
    'gradient',
    'align',
    'verticalAlign',
    'lineHeight',
    'letterSpacing',
    'stroke',
  ]),
  shape: new Set([
    'opacity',
    'shadow',
    'brand',
    'fill',
    'gradient',
    'stroke',
    'strokeGradient',
    'strokeWidth',
    'cornerRadius',
  ]),
  line: new Set(['opacity', 'shadow', 'brand', 'stroke', 'strokeWidth', 'dash', 'start', 'end']),
  icon: new Set(['opacity', 'shadow', 'brand', 'colour', 'strokeWidth']),
  qr: new Set(['opacity', 'shadow', 'brand', 'colour', 'background']),
  badge: new Set([
    'opacity',
    'shadow',
    'brand',
    'fontSize',
    'fontWeight',
    'font',
    'colour',
    'fill',
    'gradient',
    'cornerRadius',
  ]),
  symbol: new Set(['opacity', 'shadow']),
};

interface Style {
  kind: Layer['kind'];
  values: Readonly<Record<string, unknown>>;
}
/** Style is carried within the window, between its documents; the clipboard keeps what it held. */
let carried: Style | null = null;

/** A stroke is an outline for text and a colour for shapes and lines: it is only carried between alike. */
const ALIKE: ReadonlySet<string> = new Set(['stroke', 'strokeWidth']);
/** The ground of a badge and of a shape is not the ink of words. */
const isInk = (kind: Layer['kind']): boolean => kind === 'text';

const fits = (key: string, from: Layer['kind'], to: Layer['kind']): boolean =>
  OF_KIND[to].has(key) &&
  (!ALIKE.has(key) || from === to) &&
  (key !== 'gradient' || isInk(from) === isInk(to));

export const styleActions: EditorActions = {
  'edit.copyStyle': {
    isEnabled: (editor) => editor.selectedLayers().length > 0,
    run(editor) {
      const layer = editor.selectedLayers().at(-1);
      if (!layer) return;
      const record = layer as unknown as Record<string, unknown>;
      const values = Object.fromEntries(
        [...OF_KIND[layer.kind]].map((key) => [key, structuredClone(record[key])]),
      );
      carried = { kind: layer.kind, values };
    },
  },
  'edit.pasteStyle': {
    isEnabled: (editor) => carried !== null && editor.selectedLayers().length > 0,
    run: pasteStyle,
  },
};

function pasteStyle(editor: Editor): void {
  const style = carried;
  if (!style) return;
  const { selection } = editor.session.getState();
  editCurrentPage(editor, { label: 'pasteStyle' }, (page) => {
    for (const layer of page.layers) {
      if (!selection.has(layer.id) || layer.locked) continue;
      const record = layer as unknown as Record<string, unknown>;
      for (const [key, value] of Object.entries(style.values)) {
        if (!fits(key, style.kind, layer.kind)) continue;
        if (value === undefined) {
          // a field that must be there keeps what it has
          if (!['fontSize', 'fontWeight', 'colour', 'align', 'fit', 'fill'].includes(key))
            delete record[key];
        } else record[key] = structuredClone(value);
      }
    }
  });
}
