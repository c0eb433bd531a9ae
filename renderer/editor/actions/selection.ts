import type { Bounds } from '#shared/geometry/bounds';
import { readingOrder } from '#shared/geometry/lettering';
import type { Editor, SelectableId } from '../api';
import { place, selectedPlaces } from '../core/areas';
import { isOutOfReach } from '../core/groups';
import { hasSelection } from './arrange';
import type { EditorAction, EditorActions } from './types';

/** Layers are meant where layers are chosen already, or nothing else is there to be seen. */
function meansLayers(editor: Editor): boolean {
  const { areasVisible } = editor.session.getState();
  if (!areasVisible || editor.areas().length === 0) return true;
  return editor.selectedLayers().length > 0 && editor.selectedAreas().length === 0;
}

const layersInReach = (editor: Editor): SelectableId[] => {
  const page = editor.page();
  return page.layers.filter((layer) => !isOutOfReach(page, layer)).map(({ id }) => id);
};

/** The area after or before the chosen one. Behind the last there is none, so that Tab leaves the canvas there. */
function neighbour(editor: Editor, step: 1 | -1) {
  const order = readingOrder(editor.areas());
  const [first] = editor.selectedAreas();
  if (!first) return order.at(step === 1 ? 0 : -1);
  return order[order.findIndex((area) => area.id === first.id) + step];
}

/** Goes through the areas in the order people read them. */
const stepTo = (step: 1 | -1): EditorAction => ({
  isEnabled: (editor) => neighbour(editor, step) !== undefined,
  run(editor) {
    const next = neighbour(editor, step);
    if (next) editor.select([next.id]);
  },
});

/** Moves by whole pixels; presses in a row are one step until something else happens. */
const nudge = (dx: number, dy: number): EditorAction => ({
  isEnabled: hasSelection,
  run: (editor) =>
    changePlaces(editor, (b) => ({ ...b, x: b.x + dx, y: b.y + dy }), 'moveAreas', 'nudge'),
});

const grow = (dw: number, dh: number): EditorAction => ({
  isEnabled: hasSelection,
  run: (editor) =>
    changePlaces(
      editor,
      (b) => ({ ...b, width: Math.max(1, b.width + dw), height: Math.max(1, b.height + dh) }),
      'resizeAreas',
      'grow',
    ),
});

function changePlaces(
  editor: Editor,
  change: (b: Bounds) => Bounds,
  label: string,
  key: string,
): void {
  const from = selectedPlaces(editor);
  const to = new Map<SelectableId, Bounds>([...from].map(([id, box]) => [id, change(box)]));
  place(editor, to, { label, coalesce: `${key}.${[...from.keys()].join('+')}` });
}

export const selectionActions: EditorActions = {
  'edit.selectAll': {
    run: (editor) =>
      editor.select(
        meansLayers(editor) ? layersInReach(editor) : editor.areas().map((area) => area.id),
      ),
  },
  'edit.selectAllLayers': {
    isEnabled: (editor) => editor.page().layers.length > 0,
    run: (editor) => editor.select(layersInReach(editor)),
  },
  'edit.selectSame': {
    isEnabled: (editor) => editor.selectedLayers().length > 0,
    run(editor) {
      const kinds = new Set(editor.selectedLayers().map((layer) => layer.kind));
      const page = editor.page();
      editor.select(
        page.layers
          .filter((layer) => kinds.has(layer.kind) && !isOutOfReach(page, layer))
          .map((layer) => layer.id),
      );
    },
  },
  'edit.selectNone': {
    isEnabled: (editor) => hasSelection(editor) || editor.session.getState().tool !== 'select',
    run(editor) {
      if (editor.session.getState().tool !== 'select') editor.setTool('select');
      else editor.select([]);
    },
  },
  'select.next': stepTo(1),
  'select.previous': stepTo(-1),
  'nudge.left': nudge(-1, 0),
  'nudge.right': nudge(1, 0),
  'nudge.up': nudge(0, -1),
  'nudge.down': nudge(0, 1),
  'nudge.left10': nudge(-10, 0),
  'nudge.right10': nudge(10, 0),
  'nudge.up10': nudge(0, -10),
  'nudge.down10': nudge(0, 10),
  'resize.narrower': grow(-1, 0),
  'resize.wider': grow(1, 0),
  'resize.lower': grow(0, -1),
  'resize.higher': grow(0, 1),
};
