import type { Layer } from '#shared/domain/design/layers';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { centreOf, isInTurned, type Point, turn, turnedBounds } from '#shared/geometry/turned';
import type { Editor, SelectableId } from '../api';
import { isHidden, isOutOfReach } from './groups';

export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w';
export const HANDLES: readonly Handle[] = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'];

export type Hit =
  | { kind: 'handle'; handle: Handle }
  | { kind: 'rotate' }
  | { kind: 'area' | 'layer'; id: SelectableId }
  | { kind: 'nothing' };

/** Half the side of a handle that can be grabbed, in screen pixels; the drawn square is smaller. */
const HANDLE_REACH_PX = 9;
/** The same for a finger, as far as the middle of what is chosen stays free to be dragged. */
const FINGER_REACH_PX = 18;
/** The knob that turns stands this far above the frame, in screen pixels. */
export const KNOB_PX = 26;
/** A thin line can be taken hold of this far beside it, in screen pixels. */
const THIN_REACH_PX = 5;

/** What handles are drawn round: one layer in its own turn, or the upright rectangle round all that is chosen. */
export interface SelectionFrame {
  box: Bounds;
  rotation: number;
  /** Only layers can be turned; areas are upright rectangles on LINE. */
  canRotate: boolean;
}

/** The frame of everything that is selected and unlocked. */
export function selectionFrame(editor: Editor): SelectionFrame | null {
  const areas = editor.selectedAreas().filter((area) => !area.locked);
  const layers = editor.selectedLayers().filter((layer) => !layer.locked);
  const [single] = layers;
  if (areas.length === 0 && layers.length === 1 && single) {
    return { box: single.frame, rotation: single.rotation ?? 0, canRotate: true };
  }
  const box = unionOf([
    ...areas.map((area) => area.bounds),
    ...layers.map((layer) => turnedBounds(layer.frame, layer.rotation)),
  ]);
  return box && { box, rotation: 0, canRotate: areas.length === 0 };
}

/** Where a handle of a rectangle lies. */
export function handlePoint(box: Bounds, handle: Handle, rotation = 0): Point {
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
  return turn({ x, y }, centreOf(box), rotation);
}

/** Where the knob that turns lies. */
export const knobPoint = ({ box, rotation }: SelectionFrame, zoom: number): Point =>
  turn({ x: box.x + box.width / 2, y: box.y - KNOB_PX / zoom }, centreOf(box), rotation);

/** Half the side of what a handle of this box can be grabbed by, in screen pixels. */
function handleReachPx(box: Bounds, zoom: number, isBlunt: boolean): number {
  if (!isBlunt) return HANDLE_REACH_PX;
  const quarter = (Math.min(box.width, box.height) * zoom) / 4;
  return Math.min(FINGER_REACH_PX, Math.max(HANDLE_REACH_PX, quarter));
}

/** What lies under a point of the page: a handle first, then areas, then layers, topmost first. */
export function hitTest(
  editor: Editor,
  { x, y, device }: { x: number; y: number; device?: 'mouse' | 'pen' | 'touch' },
): Hit {
  const { camera, areasVisible } = editor.session.getState();
  const frame = selectionFrame(editor);
  if (frame) {
    const reach = handleReachPx(frame.box, camera.zoom, device === 'touch') / camera.zoom;
    const isNear = (point: Point) =>
      Math.abs(point.x - x) <= reach && Math.abs(point.y - y) <= reach;
    // corners before edges: on a narrow thing both are near, and a corner does more
    const order = [...HANDLES].sort((a, b) => b.length - a.length);
    for (const handle of order) {
      if (isNear(handlePoint(frame.box, handle, frame.rotation))) return { kind: 'handle', handle };
    }
    if (frame.canRotate && isNear(knobPoint(frame, camera.zoom))) return { kind: 'rotate' };
  }
  const { areas } = editor.page();
  if (areasVisible) {
    for (const area of [...areas].reverse()) {
      if (contains(area.bounds, x, y)) return { kind: 'area', id: area.id };
    }
  }
  const layer = topLayer(editor, { x, y }, (page, candidate) => !isHidden(page, candidate));
  return layer ? { kind: 'layer', id: layer.id } : { kind: 'nothing' };
}

/** The topmost layer under a point, whatever areas lie over it: how a picture is reached. */
export const layerAt = (editor: Editor, x: number, y: number): Layer | null =>
  topLayer(editor, { x, y }, (page, layer) => !isOutOfReach(page, layer));

function topLayer(
  editor: Editor,
  point: Point,
  isWanted: (page: ReturnType<Editor['page']>, layer: Layer) => boolean,
): Layer | null {
  const page = editor.page();
  const reach = THIN_REACH_PX / editor.session.getState().camera.zoom;
  const found = [...page.layers]
    .reverse()
    .find(
      (layer) => isInTurned(grabbed(layer, reach), layer.rotation, point) && isWanted(page, layer),
    );
  return found ?? null;
}

/** Thin things are as thick as a pointer needs. */
function grabbed(layer: Layer, reach: number): Bounds {
  const { frame } = layer;
  const more = Math.max(0, reach - Math.min(frame.width, frame.height) / 2);
  return more === 0
    ? frame
    : {
        x: frame.x - more,
        y: frame.y - more,
        width: frame.width + 2 * more,
        height: frame.height + 2 * more,
      };
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

/**
 * A turned rectangle after one of its handles was dragged: the size changes along its own sides, and what
 * lies opposite of the hand stays where it is on the page.
 */
export function resizeTurned(
  box: Bounds,
  rotation: number,
  handle: Handle,
  dx: number,
  dy: number,
  keys: { ratio: boolean; fromCentre: boolean },
): Bounds {
  const along = turn({ x: dx, y: dy }, { x: 0, y: 0 }, -rotation);
  const local = resizeBox(box, handle, along.x, along.y, keys);
  const centre = turn(centreOf(local), centreOf(box), rotation);
  return { ...local, x: centre.x - local.width / 2, y: centre.y - local.height / 2 };
}
