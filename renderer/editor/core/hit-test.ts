import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import type { Editor, SelectableId } from '../api';

export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

export type Hit =
  | { kind: 'handle'; handle: Handle }
  | { kind: 'area' | 'layer'; id: SelectableId }
  | { kind: 'nothing' };

/** Half the side of a handle that can be grabbed, in screen pixels; the drawn square is smaller. */
const HANDLE_REACH_PX = 9;

/** The rectangle round everything that is selected and unlocked. */
export function selectionBox(editor: Editor): Bounds | null {
  return unionOf([
    ...editor
      .selectedAreas()
      .filter((a) => !a.locked)
      .map((a) => a.bounds),
    ...editor
      .selectedLayers()
      .filter((l) => !l.locked)
      .map((l) => l.frame),
  ]);
}

/** Where a handle of a rectangle lies. */
export function handlePoint(box: Bounds, handle: Handle): { x: number; y: number } {
  const x = handle.includes('w')
    ? box.x
    : handle.includes('e')
      ? box.x + box.width
      : box.x + box.width / 2;
  const y = handle.includes('n')
    ? box.y
    : handle.includes('s')
      ? box.y + box.height
      : box.y + box.height / 2;
  return { x, y };
}

/** What lies under a point of the page: a handle first, then areas, then layers, topmost first. */
export function hitTest(editor: Editor, x: number, y: number): Hit {
  const { camera, areasVisible } = editor.session.getState();
  const box = selectionBox(editor);
  if (box) {
    const reach = HANDLE_REACH_PX / camera.zoom;
    // corners before edges: on a narrow thing both are near, and a corner does more
    const order = [...HANDLES].sort((a, b) => b.length - a.length);
    for (const handle of order) {
      const point = handlePoint(box, handle);
      if (Math.abs(point.x - x) <= reach && Math.abs(point.y - y) <= reach) {
        return { kind: 'handle', handle };
      }
    }
  }
  const { areas, layers } = editor.page();
  if (areasVisible) {
    for (const area of [...areas].reverse()) {
      if (contains(area.bounds, x, y)) return { kind: 'area', id: area.id };
    }
  }
  for (const layer of [...layers].reverse()) {
    if (!layer.hidden && contains(layer.frame, x, y)) return { kind: 'layer', id: layer.id };
  }
  return { kind: 'nothing' };
}

/** The topmost layer under a point, whatever areas lie over it: how a picture is reached. */
export function layerAt(editor: Editor, x: number, y: number): SelectableId | null {
  const found = [...editor.page().layers]
    .reverse()
    .find((layer) => !layer.hidden && !layer.locked && contains(layer.frame, x, y));
  return found?.id ?? null;
}

const contains = (b: Bounds, x: number, y: number) =>
  x >= b.x && y >= b.y && x < b.x + b.width && y < b.y + b.height;

/** A rectangle after one of its handles was dragged by (dx, dy). */
export function resizeBox(
  box: Bounds,
  handle: Handle,
  dx: number,
  dy: number,
  keys: { ratio: boolean; fromCentre: boolean },
): Bounds {
  const west = handle.includes('w');
  const east = handle.includes('e');
  const north = handle.includes('n');
  const south = handle.includes('s');
  const factor = keys.fromCentre ? 2 : 1;
  let width = Math.max(1, box.width + factor * (east ? dx : west ? -dx : 0));
  let height = Math.max(1, box.height + factor * (south ? dy : north ? -dy : 0));
  if (keys.ratio) {
    const ratio = box.width / box.height;
    const byWidth =
      (east || west) && (!(north || south) || width / box.width > height / box.height);
    if (byWidth) height = width / ratio;
    else width = height * ratio;
  }
  const centreX = box.x + box.width / 2;
  const centreY = box.y + box.height / 2;
  const x =
    keys.fromCentre || !(west || east)
      ? centreX - width / 2
      : west
        ? box.x + box.width - width
        : box.x;
  const y =
    keys.fromCentre || !(north || south)
      ? centreY - height / 2
      : north
        ? box.y + box.height - height
        : box.y;
  return { x, y, width, height };
}
