/** Text gets no smaller than this on the page: below, a follower's phone shows grey lines. */
const SMALLEST = 4;
/** Sizes are tried in steps of half a pixel, so that the same text always ends at the same size. */
const STEP = 0.5;

/** The largest size up to `most` that `fits`; the smallest one when none does. */
export function largestFit<T>(
  most: number,
  at: (size: number) => T,
  fits: (candidate: T) => boolean,
): T {
  const whole = at(most);
  if (fits(whole) || most <= SMALLEST) return whole;
  let low = 0;
  let high = Math.max(0, Math.ceil((most - SMALLEST) / STEP) - 1);
  let found = at(SMALLEST);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = at(SMALLEST + middle * STEP);
    if (fits(candidate)) {
      found = candidate;
      low = middle + 1;
    } else high = middle - 1;
  }
  return found;
}
