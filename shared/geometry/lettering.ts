import type { Bounds } from './bounds';

/**
 * Letters areas A, B, C … row by row, as LINE's manager does. Two areas belong to one row when they share
 * more than half of the lower one's height; so hand-drawn rows letter as people read them.
 */
export function readingOrder<T extends { bounds: Bounds }>(areas: readonly T[]): T[] {
  const byTop = [...areas].sort((a, b) => a.bounds.y - b.bounds.y || a.bounds.x - b.bounds.x);
  const rows: T[][] = [];
  for (const area of byTop) {
    const row = rows.find(([first]) => first !== undefined && sharesRow(first.bounds, area.bounds));
    if (row) row.push(area);
    else rows.push([area]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.bounds.x - b.bounds.x));
}

function sharesRow(a: Bounds, b: Bounds): boolean {
  const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return overlap * 2 > Math.min(a.height, b.height);
}

/** A … T for the 20 areas LINE takes; drafts may hold more: AA, AB … */
export function letterAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterAt(Math.floor(index / 26) - 1) + letter;
}

/** Letters of all areas by id. */
export function lettersOf<I extends string>(
  areas: readonly { id: I; bounds: Bounds }[],
): ReadonlyMap<I, string> {
  return new Map(readingOrder(areas).map((area, index) => [area.id, letterAt(index)]));
}

/** Letter of one area; empty when it is not among them. */
export const letterOf = <I extends string>(
  areas: readonly { id: I; bounds: Bounds }[],
  id: I,
): string => lettersOf(areas).get(id) ?? '';
