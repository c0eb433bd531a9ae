/** Tops of all rows and, last, the whole height. */
export function offsetsOf(count: number, heightOf: (index: number) => number): Float64Array {
  const offsets = new Float64Array(count + 1);
  for (let index = 0; index < count; index++) {
    offsets[index + 1] = (offsets[index] ?? 0) + heightOf(index);
  }
  return offsets;
}

/** Rows that touch the view plus `overscan` px on both sides: `first` included, `last` not. */
export function windowOf(
  offsets: Float64Array,
  top: number,
  height: number,
  overscan: number,
): { first: number; last: number } {
  const count = offsets.length - 1;
  return {
    first: Math.max(0, firstAbove(offsets, top - overscan) - 1),
    last: Math.min(count, firstAbove(offsets, top + height + overscan)),
  };
}

/** Smallest index whose offset is greater than `y`; binary search. */
function firstAbove(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? Infinity) > y) high = middle;
    else low = middle + 1;
  }
  return low;
}
