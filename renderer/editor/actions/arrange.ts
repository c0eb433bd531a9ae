import { type AlignEdge, align, distribute, sameSize, tidy } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import type { Editor, SelectableId } from '../api';
import { editCurrentPage, place } from '../core/areas';
import { gatherGroups } from '../core/groups';
import { placesOfUnits, selectedUnits } from '../core/units';
import type { EditorAction, EditorActions } from './types';

const EDGES: readonly AlignEdge[] = ['left', 'centerX', 'right', 'top', 'centerY', 'bottom'];

/** Runs a pure arrangement over the chosen units and writes the result as one step. */
function arranged(
  label: string,
  least: number,
  calculate: (boxes: Bounds[], editor: Editor) => Bounds[],
): EditorAction {
  return {
    isEnabled: (editor) => selectedUnits(editor).length >= least,
    run(editor) {
      const units = selectedUnits(editor);
      const boxes = calculate(
        units.map((unit) => unit.box),
        editor,
      );
      place(editor, placesOfUnits(editor, units, boxes), { label });
    },
  };
}

const aligns: EditorActions = Object.fromEntries(
  EDGES.map((edge) => [
    `align.${edge}`,
    arranged('align', 1, (boxes, editor) => align(boxes, edge, editor.page().size)),
  ]),
);

export const arrangeActions: EditorActions = {
  ...aligns,
  'distribute.horizontal': arranged('distribute', 3, (boxes) => distribute(boxes, 'x')),
  'distribute.vertical': arranged('distribute', 3, (boxes) => distribute(boxes, 'y')),
  'arrange.sameSize': arranged('sameSize', 2, (boxes, editor) =>
    sameSize(boxes, editor.page().size),
  ),
  'arrange.tidy': arranged('tidy', 2, tidy),
  'arrange.forward': reorder(1),
  'arrange.backward': reorder(-1),
  'arrange.front': toEnd('front'),
  'arrange.back': toEnd('back'),
  'arrange.lock': {
    isEnabled: hasSelection,
    run(editor) {
      const { selection } = editor.session.getState();
      const things = [...editor.selectedAreas(), ...editor.selectedLayers()];
      const lock = things.some((thing) => !thing.locked);
      editCurrentPage(editor, { label: 'lock' }, (page) => {
        for (const thing of [...page.areas, ...page.layers]) {
          if (selection.has(thing.id)) thing.locked = lock;
        }
      });
    },
  },
};

export function hasSelection(editor: Editor): boolean {
  return editor.session.getState().selection.size > 0;
}

/** One place up or down in the order of painting, and of who meets a tap. */
function reorder(step: 1 | -1): EditorAction {
  return {
    isEnabled: hasSelection,
    run(editor) {
      const { selection } = editor.session.getState();
      editCurrentPage(editor, { label: 'reorder' }, (page) => {
        shift(page.areas, (area) => selection.has(area.id), step);
        shift(page.layers, (layer) => selection.has(layer.id), step);
        gatherGroups(page);
      });
    },
  };
}

/** Over or under everything else; chosen things keep their order among themselves. */
function toEnd(end: 'front' | 'back'): EditorAction {
  return {
    isEnabled: hasSelection,
    run(editor) {
      const { selection } = editor.session.getState();
      const sorted = <T extends { id: SelectableId }>(list: readonly T[]): T[] => {
        const chosen = list.filter((item) => selection.has(item.id));
        const rest = list.filter((item) => !selection.has(item.id));
        return end === 'front' ? [...rest, ...chosen] : [...chosen, ...rest];
      };
      editCurrentPage(editor, { label: 'reorder' }, (page) => {
        page.areas = sorted(page.areas);
        page.layers = sorted(page.layers);
        gatherGroups(page);
      });
    },
  };
}

function shift<T>(list: T[], isChosen: (item: T) => boolean, step: 1 | -1): void {
  const order = list.map((_, index) => index);
  if (step === 1) order.reverse();
  for (const index of order) {
    const item = list[index];
    const neighbour = list[index + step];
    if (item === undefined || neighbour === undefined) continue;
    if (!isChosen(item) || isChosen(neighbour)) continue;
    list[index] = neighbour;
    list[index + step] = item;
  }
}
