import type { Bounds } from './bounds';

/*
 * Equal spaces: a box comes to rest as far from its neighbour as that one stands from the next, or in the
 * middle between two. Only things in the same row (or column) as the box count.
 */
export interface SnapGuide {
  axis: 'x' | 'y';
  at: number;
  from: number;
  to: number;
  /** The guide measures: a span of this many pixels, drawn across at `at`. */
  distance?: number;
}

type Axis = 'x' | 'y';
/** More things in one row than this are not compared in pairs: nobody spaces that many by hand. */
const MAX_IN_ROW = 24;

const startOf = (b: Bounds, axis: Axis) => (axis === 'x' ? b.x : b.y);
const lengthOf = (b: Bounds, axis: Axis) => (axis === 'x' ? b.width : b.height);
const endOf = (b: Bounds, axis: Axis) => startOf(b, axis) + lengthOf(b, axis);

/** Things that share some of the box's extent across the axis, in order along it. */
function rowOf(box: Bounds, others: readonly Bounds[], axis: Axis): Bounds[] {
  const across: Axis = axis === 'x' ? 'y' : 'x';
  return others
    .filter(
      (other) =>
        startOf(other, across) < endOf(box, across) && endOf(other, across) > startOf(box, across),
    )
    .sort((a, b) => startOf(a, axis) - startOf(b, axis))
    .slice(0, MAX_IN_ROW);
}

/** The smallest whole-pixel move to an equal space; null when none is within the threshold. */
export function equalGap(
  box: Bounds,
  others: readonly Bounds[],
  axis: Axis,
  threshold: number,
): { by: number } | null {
  const row = rowOf(box, others, axis);
  const length = lengthOf(box, axis);
  let by: number | null = null;
  const offer = (start: number) => {
    const move = Math.round(start - startOf(box, axis));
    if (Math.abs(move) <= threshold && (by === null || Math.abs(move) < Math.abs(by))) by = move;
  };
  row.forEach((a, index) => {
    const b = row[index + 1];
    if (!b) return;
    const gap = startOf(b, axis) - endOf(a, axis);
    if (gap > 0) {
      offer(endOf(b, axis) + gap);
      offer(startOf(a, axis) - gap - length);
    }
    if (gap > length) offer(endOf(a, axis) + (gap - length) / 2);
  });
  return by === null ? null : { by };
}

/** The spaces of the box's row that are now equal, as spans to be drawn with their length. */
export function gapGuides(box: Bounds, others: readonly Bounds[], axis: Axis): SnapGuide[] {
  const row = rowOf(box, others, axis);
  const before = row.filter((other) => endOf(other, axis) <= startOf(box, axis)).slice(-2);
  const after = row.filter((other) => startOf(other, axis) >= endOf(box, axis)).slice(0, 2);
  const chain = [...before, box, ...after];
  const spans = chain.slice(1).map((next, index) => {
    const previous = chain[index] as Bounds;
    return { from: endOf(previous, axis), to: startOf(next, axis), a: previous, b: next };
  });
  const guides: SnapGuide[] = [];
  const own = spans.filter(({ a, b }) => a === box || b === box);
  for (const span of own) {
    const gap = span.to - span.from;
    if (gap <= 0) continue;
    const equals = spans.filter((other) => Math.abs(other.to - other.from - gap) <= 1);
    if (equals.length < 2) continue;
    for (const { from, to } of equals) {
      if (guides.some((guide) => guide.from === from && guide.to === to)) continue;
      const across: Axis = axis === 'x' ? 'y' : 'x';
      guides.push({
        // the span runs along the axis: it is a line of the other one
        axis: across,
        at: startOf(box, across) + lengthOf(box, across) / 2,
        from,
        to,
        distance: Math.round(to - from),
      });
    }
  }
  return guides;
}
