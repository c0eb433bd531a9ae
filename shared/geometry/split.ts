import { unionOf } from './arrange';
import type { Bounds } from './bounds';

/**
 * Cuts a rectangle into rows and columns of whole pixels that cover it exactly, row by row; cells differ by
 * one pixel at most. Never more cells than pixels.
 */
export function splitBounds(box: Bounds, columns: number, rows: number): Bounds[] {
  const across = Math.max(1, Math.min(Math.floor(columns), box.width));
  const down = Math.max(1, Math.min(Math.floor(rows), box.height));
  const x = (index: number) => box.x + Math.round((box.width * index) / across);
  const y = (index: number) => box.y + Math.round((box.height * index) / down);
  return Array.from({ length: across * down }, (_, index) => {
    const column = index % across;
    const row = Math.floor(index / across);
    return {
      x: x(column),
      y: y(row),
      width: x(column + 1) - x(column),
      height: y(row + 1) - y(row),
    };
  });
}

/**
 * The upright rectangles of a set of drawn things that make sense as tap areas: what lies inside of another
 * one belongs to it, and what is cut off by the page is cut off.
 */
export function areasAround(
  boxes: readonly Bounds[],
  page: { width: number; height: number },
): Bounds[] {
  const seen: Bounds[] = [];
  const onPage = boxes.flatMap((box) => {
    const x = Math.max(0, Math.round(box.x));
    const y = Math.max(0, Math.round(box.y));
    const width = Math.min(page.width, Math.round(box.x + box.width)) - x;
    const height = Math.min(page.height, Math.round(box.y + box.height)) - y;
    return width > 0 && height > 0 ? [{ x, y, width, height }] : [];
  });
  for (const box of onPage.sort((a, b) => b.width * b.height - a.width * a.height)) {
    if (!seen.some((other) => holds(other, box))) seen.push(box);
  }
  return seen;
}

const holds = (outer: Bounds, inner: Bounds): boolean => {
  const union = unionOf([outer, inner]);
  return union !== null && union.width === outer.width && union.height === outer.height;
};
