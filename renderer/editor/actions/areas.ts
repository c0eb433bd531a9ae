import type { Area } from '#shared/domain/areas';
import { settle, unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { readingOrder } from '#shared/geometry/lettering';
import { areasAround, splitBounds } from '#shared/geometry/split';
import { constraintsOf, designTemplateAreas } from '#shared/targets/constraints';
import type { Editor } from '../api';
import { editCurrentPage, hasRoomFor, newAreaId } from '../core/areas';
import { isHidden } from '../core/groups';
import { selectionFrame } from '../core/hit-test';
import { selectedUnits } from '../core/units';
import type { ActionPorts, EditorActions } from './types';

/** Tap areas that come from what is drawn, or from other areas. */
export function areaActions(ports: ActionPorts): EditorActions {
  return {
    'area.fromLayers': {
      isEnabled: (editor) => editor.page().layers.length > 0 && hasRoomFor(editor),
      run: areasFromLayers,
    },
    'area.fromSelection': {
      isEnabled: (editor) => selectionFrame(editor) !== null && hasRoomFor(editor),
      run(editor) {
        const box = unionOf(selectedUnits(editor).map((unit) => unit.box));
        if (box) addAreas(editor, [box], 'areaFromSelection');
      },
    },
    'area.split': {
      isEnabled: (editor) => editor.selectedAreas().length === 1 && hasRoomFor(editor),
      run: () => ports.splitArea(),
    },
  };
}

/** Each chosen unit becomes an area; with nothing chosen, every layer and group that is seen. */
function areasFromLayers(editor: Editor): void {
  const page = editor.page();
  const chosen = editor.selectedLayers().length > 0;
  if (!chosen) {
    // what fills the page is the ground, not something to tap
    const boxes = page.layers
      .filter((layer) => !isHidden(page, layer))
      .map((layer) => layer.frame)
      .filter((frame) => frame.width * frame.height < page.size.width * page.size.height * 0.9);
    addAreas(editor, areasAround(boxes, page.size), 'areasFromLayers');
    return;
  }
  const boxes = selectedUnits(editor)
    .filter((unit) => unit.ids.some((id) => page.layers.some((layer) => layer.id === id)))
    .map((unit) => unit.box);
  addAreas(editor, areasAround(boxes, page.size), 'areasFromLayers');
}

function addAreas(editor: Editor, boxes: readonly Bounds[], label: string): void {
  const { size } = editor.page();
  const room = constraintsOf(editor.document.getState()).areas - editor.areas().length;
  const areas: Area[] = readingOrder(boxes.map((bounds) => ({ bounds })))
    .slice(0, Math.max(0, room))
    .map(({ bounds }) => ({ id: newAreaId(), bounds: settle(bounds, size), action: null }));
  if (areas.length === 0) return;
  editCurrentPage(editor, { label, selection: areas.map((area) => area.id) }, (page) => {
    page.areas.push(...areas);
  });
}

/** How an area is cut: into equal cells, or as a layout of LINE's manager cuts a page. */
export type Cut = { columns: number; rows: number } | { template: string };

/** The cells that a cut would make of a rectangle. */
export function cellsOf(box: Bounds, cut: Cut): Bounds[] {
  if ('columns' in cut) return splitBounds(box, cut.columns, cut.rows);
  return designTemplateAreas(cut.template, { width: box.width, height: box.height }).map(
    (cell) => ({ ...cell, x: cell.x + box.x, y: cell.y + box.y }),
  );
}

/** Cuts the chosen area; the first cell keeps what it does, the others wait for something to do. */
export function splitArea(editor: Editor, cut: Cut): void {
  const [area] = editor.selectedAreas();
  if (!area) return;
  const cells = cellsOf(area.bounds, cut);
  if (cells.length < 2 || !hasRoomFor(editor, cells.length - 1)) return;
  const made: Area[] = cells.map((bounds, index) =>
    index === 0 ? { ...area, bounds } : { id: newAreaId(), bounds, action: null },
  );
  editCurrentPage(
    editor,
    { label: 'splitArea', selection: made.map((cell) => cell.id) },
    (page) => {
      const at = page.areas.findIndex((candidate) => candidate.id === area.id);
      page.areas.splice(at, 1, ...made);
    },
  );
}
