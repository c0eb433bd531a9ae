import type { LineLayer, ShapeLayer } from '#shared/domain/design/layers';
import type { LayerId } from '#shared/domain/ids';
import type { Bounds, Size } from '#shared/geometry/bounds';
import type { Point } from '#shared/geometry/turned';
import type { DrawnShape } from '../api';

const GREY = '#E6E8EC';
const INK = '#1A1C22';

/** Parts of the page's width that a shape has of which nobody said how large it is to be. */
const PART: Record<Exclude<DrawnShape, 'line'>, Size> = {
  rectangle: { width: 0.4, height: 0.25 },
  ellipse: { width: 0.25, height: 0.25 },
};
const LINE_PART = 0.4;

/** What a new one weighs against the page that it lies on. */
const lineWidth = (page: Size): number => Math.max(1, Math.round(page.width / 250));

/** Page pixels of a shape that is put somewhere without being drawn. */
export function usualSize(shape: DrawnShape, page: Size): Size {
  const part =
    shape === 'line'
      ? { width: LINE_PART, height: (lineWidth(page) * 4) / page.width }
      : PART[shape];
  return {
    width: Math.max(1, Math.round(page.width * part.width)),
    height: Math.max(1, Math.round(page.width * part.height)),
  };
}

/** A new shape in a frame. */
export function newShape(
  shape: DrawnShape,
  id: LayerId,
  frame: Bounds,
  page: Size,
): ShapeLayer | LineLayer {
  if (shape === 'line')
    return { kind: 'line', id, name: '', frame, stroke: INK, strokeWidth: lineWidth(page) };
  return { kind: 'shape', id, name: '', frame, shape, fill: GREY };
}

/** A new line between two points: level in its frame, which is turned. */
export function newLine(id: LayerId, from: Point, to: Point, page: Size): LineLayer {
  const height = usualSize('line', page).height;
  const width = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const rotation = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const frame = {
    x: (from.x + to.x - width) / 2,
    y: (from.y + to.y - height) / 2,
    width,
    height,
  };
  const line = newShape('line', id, frame, page) as LineLayer;
  return rotation === 0 ? line : { ...line, rotation };
}
