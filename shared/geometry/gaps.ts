import type { Bounds, Size } from './bounds';

/** More areas than any menu holds are not searched: the grid below grows with their square. */
const MAX_AREAS = 60;

/**
 * Rectangles of the page that no area covers, merged to the largest pieces that do not overlap.
 * All edges of the areas make a grid; its empty cells are joined along rows first, then downwards.
 */
export function findGaps(areas: readonly Bounds[], size: Size): Bounds[] {
  if (areas.length > MAX_AREAS) return [];
  const xs = edges(
    areas.flatMap((a) => [a.x, a.x + a.width]),
    size.width,
  );
  const ys = edges(
    areas.flatMap((a) => [a.y, a.y + a.height]),
    size.height,
  );
  const strips: Bounds[] = [];
  for (let row = 0; row + 1 < ys.length; row += 1) {
    const [top, bottom] = [ys[row] as number, ys[row + 1] as number];
    let open: Bounds | null = null;
    for (let column = 0; column + 1 < xs.length; column += 1) {
      const [left, right] = [xs[column] as number, xs[column + 1] as number];
      const covered = areas.some(
        (a) => a.x <= left && a.x + a.width >= right && a.y <= top && a.y + a.height >= bottom,
      );
      if (covered) open = null;
      else if (open) open.width += right - left;
      else {
        open = { x: left, y: top, width: right - left, height: bottom - top };
        strips.push(open);
      }
    }
  }
  return mergeDown(strips);
}

function edges(values: readonly number[], limit: number): number[] {
  const inside = values.map((value) => Math.min(limit, Math.max(0, value)));
  return [...new Set([0, limit, ...inside])].sort((a, b) => a - b);
}

function mergeDown(strips: readonly Bounds[]): Bounds[] {
  const merged: Bounds[] = [];
  for (const strip of strips) {
    const above = merged.find(
      (m) => m.x === strip.x && m.width === strip.width && m.y + m.height === strip.y,
    );
    if (above) above.height += strip.height;
    else merged.push({ ...strip });
  }
  return merged;
}
