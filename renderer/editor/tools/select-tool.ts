import type { Area, Layer } from '#shared/domain/rich-menu/schema';
import { settle, unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { MOVE_EDGES } from '#shared/geometry/snap';
import type { Guide, SelectableId } from '../api';
import {
  copyAreas,
  copyLayers,
  editCurrentPage,
  hasRoomFor,
  place,
  selectedPlaces,
} from '../core/areas';
import { type Handle, hitTest, layerAt, resizeBox, selectionBox } from '../core/hit-test';
import { snapInEditor } from './snapping';
import { DRAG_START_PX, type MakeState, type PointerInfo } from './types';

const CURSORS: Record<Handle, string> = {
  nw: 'nwse-resize',
  se: 'nwse-resize',
  ne: 'nesw-resize',
  sw: 'nesw-resize',
  n: 'ns-resize',
  s: 'ns-resize',
  e: 'ew-resize',
  w: 'ew-resize',
};

export const selectIdle: MakeState = (editor) => ({
  path: 'select.idle',
  move(info) {
    const hit = hitTest(editor, info.x, info.y);
    const hovered = hit.kind === 'area' ? hit.id : null;
    if (editor.session.getState().hovered !== hovered) editor.show({ hovered });
    return this;
  },
  down(info) {
    const hit = hitTest(editor, info.x, info.y);
    if (hit.kind === 'handle')
      return selectPointingHandle(editor, { start: info, handle: hit.handle });
    if (hit.kind === 'nothing') return selectPointingNothing(editor, info);
    return selectPointing(editor, { start: info, id: hit.id });
  },
  doubleClick(info) {
    // the second click reaches under the areas: that is how a picture is taken hold of
    const layer = layerAt(editor, info.x, info.y);
    if (layer !== null) editor.select([layer]);
    return this;
  },
  cursor(info) {
    if (!info) return 'default';
    const hit = hitTest(editor, info.x, info.y);
    if (hit.kind === 'handle') return CURSORS[hit.handle];
    return hit.kind === 'nothing' ? 'default' : 'move';
  },
});

type Ed = Parameters<MakeState>[0];
const setGesture = (
  editor: Ed,
  gesture: ReadonlyMap<SelectableId, Bounds> | null,
  guides: readonly Guide[],
) => editor.show({ gesture, guides });

const far = (a: PointerInfo, b: PointerInfo) =>
  Math.hypot(a.screenX - b.screenX, a.screenY - b.screenY) >= DRAG_START_PX;

/** Pressed on a thing; it is not yet clear whether it is a click or a drag. */
const selectPointing: MakeState<{ start: PointerInfo; id: SelectableId }> = (
  editor,
  { start, id },
) => {
  const wasSelected = editor.session.getState().selection.has(id);
  if (!wasSelected) editor.select([id], start.shift ? 'add' : 'replace');
  return {
    path: 'select.pointing',
    move(info) {
      return far(start, info) ? (selectTranslating(editor, start).move?.(info) ?? this) : this;
    },
    up() {
      if (wasSelected) editor.select([id], start.shift ? 'toggle' : 'replace');
      return selectIdle(editor);
    },
    cancel: () => selectIdle(editor),
    cursor: () => 'move',
  };
};

/** Moves the selection. Each frame is computed from where everything was plus the whole way: no drift. */
const selectTranslating: MakeState<PointerInfo> = (editor, start) => {
  const from = selectedPlaces(editor);
  const box = unionOf([...from.values()]);
  const moving = new Set(from.keys());
  const { size } = editor.page();
  const hasAreas = editor.selectedAreas().length > 0;
  let current: ReadonlyMap<SelectableId, Bounds> = from;
  let isCopying = false;

  return {
    path: 'select.translating',
    move(info) {
      if (!box) return this;
      let dx = Math.round(info.x - start.x);
      let dy = Math.round(info.y - start.y);
      if (info.shift) {
        if (Math.abs(dx) >= Math.abs(dy)) dy = 0;
        else dx = 0;
      }
      isCopying = info.alt;
      const wanted = { ...box, x: box.x + dx, y: box.y + dy };
      const snapped = snapInEditor(editor, wanted, moving, info.mod, {
        ...MOVE_EDGES,
        // a locked axis must not be pulled off its line
        ...(info.shift && dx === 0 ? { left: false, right: false, centreX: false } : {}),
        ...(info.shift && dy === 0 ? { top: false, bottom: false, centreY: false } : {}),
      });
      dx += snapped.dx;
      dy += snapped.dy;
      if (hasAreas) {
        // areas stay on the page as a whole, so their order does not change at its edge
        dx = Math.min(Math.max(dx, -box.x), size.width - box.x - box.width);
        dy = Math.min(Math.max(dy, -box.y), size.height - box.y - box.height);
      }
      current = new Map([...from].map(([id, b]) => [id, { ...b, x: b.x + dx, y: b.y + dy }]));
      setGesture(editor, current, snapped.guides);
      return this;
    },
    up() {
      setGesture(editor, null, []);
      if (isCopying) dropCopies(editor, current);
      else place(editor, current, { label: hasAreas ? 'moveAreas' : 'moveLayers' });
      return selectIdle(editor);
    },
    cancel() {
      setGesture(editor, null, []);
      return selectIdle(editor);
    },
    cursor: (info) => (info?.alt ? 'copy' : 'move'),
  };
};

/** Alt-drag: the originals stay, copies land where the pointer let go. */
function dropCopies(editor: Ed, places: ReadonlyMap<SelectableId, Bounds>): void {
  const sources = editor.selectedAreas();
  if (!hasRoomFor(editor, sources.length)) return;
  const areas: Area[] = copyAreas(sources, editor, 0).map((copy, index) => ({
    ...copy,
    bounds: settle(places.get((sources[index] as Area).id) ?? copy.bounds, editor.page().size),
  }));
  const layerSources = editor.selectedLayers();
  const layers: Layer[] = copyLayers(layerSources, 0).map((copy, index) => ({
    ...copy,
    frame: places.get((layerSources[index] as Layer).id) ?? copy.frame,
  }));
  editCurrentPage(editor, { label: 'duplicate' }, (page) => {
    page.areas.push(...areas);
    page.layers.push(...layers);
  });
  editor.select([...areas.map((a) => a.id), ...layers.map((l) => l.id)]);
}

/** A handle is pressed; resizing begins at the first real move. */
const selectPointingHandle: MakeState<{ start: PointerInfo; handle: Handle }> = (editor, data) => ({
  path: 'select.pointingHandle',
  move(info) {
    return far(data.start, info) ? (selectResizing(editor, data).move?.(info) ?? this) : this;
  },
  up: () => selectIdle(editor),
  cancel: () => selectIdle(editor),
  cursor: () => CURSORS[data.handle],
});

/** Resizes the selection about the opposite side; several things keep their places in proportion. */
export const selectResizing: MakeState<{ start: PointerInfo; handle: Handle }> = (
  editor,
  { start, handle },
) => {
  const from = selectedPlaces(editor);
  const box = selectionBox(editor);
  const moving = new Set(from.keys());
  const { size } = editor.page();
  const areas = new Set<SelectableId>(editor.selectedAreas().map((area) => area.id));
  let current: ReadonlyMap<SelectableId, Bounds> = from;
  return {
    path: 'select.resizing',
    move(info) {
      if (!box) return this;
      const keys = { ratio: info.shift, fromCentre: info.alt };
      let dx = info.x - start.x;
      let dy = info.y - start.y;
      const wanted = resizeBox(box, handle, dx, dy, keys);
      const snapped = keys.ratio
        ? { dx: 0, dy: 0, guides: [] }
        : snapInEditor(editor, wanted, moving, info.mod, edgesOf(handle));
      dx += snapped.dx;
      dy += snapped.dy;
      let next = resizeBox(box, handle, dx, dy, keys);
      if (areas.size > 0) next = insidePage(next, size);
      current = new Map([...from].map(([id, b]) => [id, scaleWithin(b, box, next, areas.has(id))]));
      setGesture(editor, current, snapped.guides);
      return this;
    },
    up() {
      setGesture(editor, null, []);
      place(editor, current, { label: areas.size > 0 ? 'resizeAreas' : 'resizeLayers' });
      return selectIdle(editor);
    },
    cancel() {
      setGesture(editor, null, []);
      return selectIdle(editor);
    },
    cursor: () => CURSORS[handle],
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

const selectPointingNothing: MakeState<PointerInfo> = (editor, start) => ({
  path: 'select.pointingNothing',
  move(info) {
    return far(start, info) ? (selectMarquee(editor, start).move?.(info) ?? this) : this;
  },
  up() {
    if (!start.shift) editor.select([]);
    return selectIdle(editor);
  },
  cancel: () => selectIdle(editor),
});

/** Everything that the rubber band touches. */
const selectMarquee: MakeState<PointerInfo> = (editor, start) => {
  const before = new Set(editor.session.getState().selection);
  const choose = (info: PointerInfo) => {
    const band = rectangle(start, info);
    const { areas, layers } = editor.page();
    const touched = areas
      .filter((area) => touches(area.bounds, band))
      .map((area) => area.id as SelectableId);
    // layers only when nothing tappable was caught: the picture lies under everything
    const caught =
      touched.length > 0
        ? touched
        : layers
            .filter((layer) => !layer.locked && inside(layer.frame, band))
            .map((layer) => layer.id as SelectableId);
    return new Set([...(start.shift ? before : []), ...caught]);
  };
  return {
    path: 'select.marquee',
    move(info) {
      editor.preselect(choose(info));
      editor.show({ marquee: rectangle(start, info) });
      return this;
    },
    up(info) {
      editor.show({ marquee: null });
      editor.select(choose(info));
      return selectIdle(editor);
    },
    cancel() {
      editor.show({ marquee: null });
      editor.select(before);
      return selectIdle(editor);
    },
    cursor: () => 'crosshair',
  };
};

export function rectangle(a: { x: number; y: number }, b: { x: number; y: number }): Bounds {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
const touches = (a: Bounds, b: Bounds) =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
const inside = (a: Bounds, b: Bounds) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
