import type { Bounds, Size } from './bounds';
import { readingOrder } from './lettering';

export type AlignEdge = 'left' | 'centerX' | 'right' | 'top' | 'centerY' | 'bottom';

/** The smallest rectangle round all; null for none. */
export function unionOf(boxes: readonly Bounds[]): Bounds | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((b) => b.x));
  const y = Math.min(...boxes.map((b) => b.y));
  const right = Math.max(...boxes.map((b) => b.x + b.width));
  const bottom = Math.max(...boxes.map((b) => b.y + b.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Lines boxes up with the rectangle round them; a single one with the page. Whole pixels. */
export function align(boxes: readonly Bounds[], edge: AlignEdge, page: Size): Bounds[] {
  const frame = boxes.length > 1 ? unionOf(boxes) : { x: 0, y: 0, ...page };
  if (!frame) return [];
  return boxes.map((box) => {
    switch (edge) {
      case 'left':
        return { ...box, x: frame.x };
      case 'right':
        return { ...box, x: frame.x + frame.width - box.width };
      case 'centerX':
        return { ...box, x: Math.round(frame.x + (frame.width - box.width) / 2) };
      case 'top':
        return { ...box, y: frame.y };
      case 'bottom':
        return { ...box, y: frame.y + frame.height - box.height };
      case 'centerY':
        return { ...box, y: Math.round(frame.y + (frame.height - box.height) / 2) };
    }
  });
}

/** Equal spaces between three or more, the outermost two stay. Rounded, so spaces differ by one pixel at most. */
export function distribute(boxes: readonly Bounds[], axis: 'x' | 'y'): Bounds[] {
  const length = axis === 'x' ? 'width' : 'height';
  const order = boxes
    .map((_, index) => index)
    .sort((a, b) => box(boxes, a)[axis] - box(boxes, b)[axis]);
  if (order.length < 3) return [...boxes];
  const first = box(boxes, order[0] as number);
  const last = box(boxes, order[order.length - 1] as number);
  const taken = boxes.reduce((sum, b) => sum + b[length], 0);
  const space = (last[axis] + last[length] - first[axis] - taken) / (order.length - 1);
  const result = [...boxes];
  let at = first[axis];
  for (const index of order) {
    const current = box(boxes, index);
    result[index] = { ...current, [axis]: Math.round(at) };
    at += current[length] + space;
  }
  return result;
}

const box = (boxes: readonly Bounds[], index: number): Bounds => boxes[index] as Bounds;

/** All as large as the first in reading order, as far as the page has room. */
export function sameSize(boxes: readonly Bounds[], page: Size): Bounds[] {
  const model = readingOrder(boxes.map((bounds) => ({ bounds })))[0]?.bounds;
  if (!model) return [];
  return boxes.map((b) => ({
    x: Math.max(0, Math.min(b.x, page.width - model.width)),
    y: Math.max(0, Math.min(b.y, page.height - model.height)),
    width: model.width,
    height: model.height,
  }));
}

/**
 * Sets areas side by side without gap and overlap: rows as people read them fill the rectangle round all,
 * each row as high as its share, each area as wide as its share. Edges are shared whole pixels.
 */
export function tidy(boxes: readonly Bounds[]): Bounds[] {
  const frame = unionOf(boxes);
  if (!frame) return [];
  const items = readingOrder(boxes.map((bounds, index) => ({ bounds, index })));
  const rows: (typeof items)[] = [];
  for (const item of items) {
    const current = rows[rows.length - 1];
    const previous = current?.[current.length - 1];
    if (current && previous && item.bounds.x > previous.bounds.x) current.push(item);
    else rows.push([item]);
  }
  const result = [...boxes];
  const tops = cut(
    frame.y,
    frame.height,
    rows.map((row) => Math.max(...row.map((i) => i.bounds.height))),
  );
  rows.forEach((row, r) => {
    const lefts = cut(
      frame.x,
      frame.width,
      row.map((i) => i.bounds.width),
    );
    row.forEach(({ index }, c) => {
      const [left, right] = [lefts[c] as number, lefts[c + 1] as number];
      const [top, bottom] = [tops[r] as number, tops[r + 1] as number];
      result[index] = { x: left, y: top, width: right - left, height: bottom - top };
    });
  });
  return result;
}

/** Edges of parts whose sizes stand in the given proportion. */
function cut(start: number, length: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0) || 1;
  const edges = [start];
  let at = 0;
  for (const weight of weights) {
    at += weight;
    edges.push(Math.round(start + (length * at) / sum));
  }
  return edges;
}

/** Whole pixels and inside of the page; never smaller than one pixel. */
export function settle(bounds: Bounds, page: Size): Bounds {
  const width = Math.max(1, Math.min(Math.round(bounds.width), page.width));
  const height = Math.max(1, Math.min(Math.round(bounds.height), page.height));
  return {
    x: Math.min(Math.max(0, Math.round(bounds.x)), page.width - width),
    y: Math.min(Math.max(0, Math.round(bounds.y)), page.height - height),
    width,
    height,
  };
}
