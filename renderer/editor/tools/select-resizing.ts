import type { Bounds } from '#shared/geometry/bounds';
import type { SelectableId } from '../api';
import { place, selectedPlaces } from '../core/areas';
import { type Handle, resizeBox, resizeTurned, selectionFrame } from '../core/hit-test';
import { snapInEditor } from './snapping';
import type { MakeState, PointerInfo } from './types';

/** Resizes the selection about the opposite side; several things keep their places in proportion. */
export const selectResizing: MakeState<{
  start: PointerInfo;
  handle: Handle;
  idle: MakeState;
}> = (editor, { start, handle, idle }) => {
  const from = selectedPlaces(editor);
  const frame = selectionFrame(editor);
  const moving = new Set(from.keys());
  const { size } = editor.page();
  const areas = new Set<SelectableId>(editor.selectedAreas().map((area) => area.id));
  // a symbol keeps its proportions: another frame would only have empty room
  const isSymbol = moving.size === 1 && editor.selectedLayers()[0]?.kind === 'symbol';
  let current: ReadonlyMap<SelectableId, Bounds> = from;
  return {
    path: 'select.resizing',
    move(info) {
      if (!frame) return this;
      const { box, rotation } = frame;
      const keys = { ratio: info.shift || isSymbol, fromCentre: info.alt };
      let dx = info.x - start.x;
      let dy = info.y - start.y;
      if (rotation !== 0) {
        const next = resizeTurned(box, rotation, handle, dx, dy, keys);
        current = new Map([...from.keys()].map((id) => [id, next]));
        editor.show({ gesture: current, guides: [] });
        return this;
      }
      const wanted = resizeBox(box, handle, dx, dy, keys);
      const snapped = keys.ratio
        ? { dx: 0, dy: 0, guides: [] }
        : snapInEditor(editor, wanted, moving, info.mod, edgesOf(handle));
      dx += snapped.dx;
      dy += snapped.dy;
      let next = resizeBox(box, handle, dx, dy, keys);
      if (areas.size > 0) next = insidePage(next, size);
      current = new Map([...from].map(([id, b]) => [id, scaleWithin(b, box, next, areas.has(id))]));
      editor.show({ gesture: current, guides: snapped.guides });
      return this;
    },
    up() {
      editor.show({ gesture: null, guides: [] });
      place(editor, current, { label: areas.size > 0 ? 'resizeAreas' : 'resizeLayers' });
      return idle(editor);
    },
    cancel() {
      editor.show({ gesture: null, guides: [] });
      return idle(editor);
    },
    cursor: () => 'crosshair',
  };
};

const edgesOf = (handle: Handle) => ({
  left: handle.includes('w'),
  right: handle.includes('e'),
  top: handle.includes('n'),
  bottom: handle.includes('s'),
  centreX: false,
  centreY: false,
});

function insidePage(b: Bounds, page: { width: number; height: number }): Bounds {
  const x = Math.max(0, b.x);
  const y = Math.max(0, b.y);
  return {
    x,
    y,
    width: Math.max(1, Math.min(b.x + b.width, page.width) - x),
    height: Math.max(1, Math.min(b.y + b.height, page.height) - y),
  };
}

/** Edges are scaled and rounded, not sizes, so that neighbours that touched still touch. */
function scaleWithin(b: Bounds, from: Bounds, to: Bounds, isArea: boolean): Bounds {
  const mapX = (x: number) => to.x + ((x - from.x) / from.width) * to.width;
  const mapY = (y: number) => to.y + ((y - from.y) / from.height) * to.height;
  const round = isArea ? Math.round : (value: number) => value;
  const [left, right] = [round(mapX(b.x)), round(mapX(b.x + b.width))];
  const [top, bottom] = [round(mapY(b.y)), round(mapY(b.y + b.height))];
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
