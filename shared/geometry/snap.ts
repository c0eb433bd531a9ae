import type { Bounds, Size } from './bounds';
import { equalGap, gapGuides, type SnapGuide } from './equal-gaps';

/** Screen pixels within which things snap; divided by the zoom, so it feels the same at any zoom. */
export const SNAP_SCREEN_PX = 8;

export interface SnapScene {
  page: Size;
  /** What may be snapped to: the other areas and layers. */
  others: readonly Bounds[];
  /** Distance of grid lines in page pixels; null without a grid. */
  gridPx: number | null;
  /** Guides that a person pulled out of a ruler. */
  guides?: { readonly x: readonly number[]; readonly y: readonly number[] } | undefined;
  /** A free edge inside of the page; things come to rest on it. */
  marginPx?: number;
}

export interface SnapResult {
  /** To be added to the moving thing, whole pixels. */
  dx: number;
  dy: number;
  guides: SnapGuide[];
}

interface Line {
  at: number;
  from: number;
  to: number;
  /** Edges of things win over centres, those over grid and thirds, when they are equally near. */
  rank: number;
}

/** Which edges of the box may snap: all when it moves, the dragged ones when it is resized. */
export interface SnapEdges {
  left: boolean;
  right: boolean;
  centreX: boolean;
  top: boolean;
  bottom: boolean;
  centreY: boolean;
}
export const MOVE_EDGES: SnapEdges = {
  left: true,
  right: true,
  centreX: true,
  top: true,
  bottom: true,
  centreY: true,
};

/** Where a box would come to rest. `threshold` in page pixels. */
export function snapBounds(
  box: Bounds,
  scene: SnapScene,
  threshold: number,
  edges: SnapEdges = MOVE_EDGES,
): SnapResult {
  const xs = linesOf(scene, 'x');
  const ys = linesOf(scene, 'y');
  const wantX = wanted(box.x, box.width, edges.left, edges.centreX, edges.right);
  const wantY = wanted(box.y, box.height, edges.top, edges.centreY, edges.bottom);
  const moves = edges.left && edges.right && edges.centreX;
  const gapX = moves ? equalGap(box, scene.others, 'x', threshold) : null;
  const gapY =
    edges.top && edges.bottom && edges.centreY ? equalGap(box, scene.others, 'y', threshold) : null;
  const lineX = best(wantX, xs, threshold);
  const lineY = best(wantY, ys, threshold);
  // an edge that is as near wins over a gap: it is what the eye sees first
  const dx =
    gapX && (lineX === null || Math.abs(gapX.by) < Math.abs(lineX)) ? gapX.by : (lineX ?? 0);
  const dy =
    gapY && (lineY === null || Math.abs(gapY.by) < Math.abs(lineY)) ? gapY.by : (lineY ?? 0);
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  return {
    dx,
    dy,
    guides: [
      ...guidesOf('x', wantX, dx, xs, moved.y, moved.y + moved.height),
      ...guidesOf('y', wantY, dy, ys, moved.x, moved.x + moved.width),
      ...(moves ? gapGuides(moved, scene.others, 'x') : []),
      ...(gapY !== null || edges.centreY ? gapGuides(moved, scene.others, 'y') : []),
    ],
  };
}

const wanted = (start: number, length: number, first: boolean, middle: boolean, last: boolean) => [
  ...(first ? [start] : []),
  ...(last ? [start + length] : []),
  ...(middle ? [start + length / 2] : []),
];

function linesOf(scene: SnapScene, axis: 'x' | 'y'): Line[] {
  const isX = axis === 'x';
  const length = isX ? scene.page.width : scene.page.height;
  const across = isX ? scene.page.height : scene.page.width;
  const lines: Line[] = [];
  const add = (at: number, rank: number, from = 0, to = across) =>
    lines.push({ at, from, to, rank });
  add(0, 0);
  add(length, 0);
  add(length / 2, 2);
  for (const third of [1, 2]) add(Math.round((length * third) / 3), 3);
  for (const other of scene.others) {
    const [start, size] = isX ? [other.x, other.width] : [other.y, other.height];
    const [from, to] = isX ? [other.y, other.y + other.height] : [other.x, other.x + other.width];
    add(start, 0, from, to);
    add(start + size, 0, from, to);
    add(start + size / 2, 1, from, to);
  }
  for (const at of scene.guides?.[axis] ?? []) add(at, 0);
  if (scene.marginPx) {
    add(scene.marginPx, 3);
    add(length - scene.marginPx, 3);
  }
  if (scene.gridPx !== null) {
    for (let at = scene.gridPx; at < length; at += scene.gridPx) add(at, 4);
  }
  return lines;
}

/** The smallest move that puts one wanted place on a line; whole pixels, because areas are. Null: none is near. */
function best(places: readonly number[], lines: readonly Line[], threshold: number): number | null {
  let found: number | null = null;
  let distance = Number.POSITIVE_INFINITY;
  let rank = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    for (const place of places) {
      const gap = line.at - place;
      const away = Math.abs(gap);
      if (away > threshold) continue;
      if (away < distance - 0.01 || (Math.abs(away - distance) <= 0.01 && line.rank < rank)) {
        found = gap;
        distance = away;
        rank = line.rank;
      }
    }
  }
  return found === null ? null : Math.round(found);
}

/** One guide for each line that is now met, as long as both things reach; grid lines draw themselves. */
function guidesOf(
  axis: 'x' | 'y',
  places: readonly number[],
  moved: number,
  lines: readonly Line[],
  from: number,
  to: number,
): SnapGuide[] {
  const guides = new Map<number, SnapGuide>();
  for (const line of lines) {
    if (line.rank === 4) continue;
    if (!places.some((place) => Math.abs(place + moved - line.at) < 0.51)) continue;
    const known = guides.get(line.at);
    const guide = {
      axis,
      at: line.at,
      from: Math.min(line.from, from, known?.from ?? Number.POSITIVE_INFINITY),
      to: Math.max(line.to, to, known?.to ?? Number.NEGATIVE_INFINITY),
    };
    guides.set(line.at, guide);
  }
  return [...guides.values()];
}
