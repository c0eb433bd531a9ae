import type { Rate } from '#shared/insight/figure';

/** From few to many taps; the same in both themes, because it lies on the artwork. */
const STOPS = ['#FFF3D6', '#FABE5C', '#E2622E', '#8A1434'] as const;

/** Where the scale ends: the next round share above the largest, so that both pictures share one scale. */
export function scaleEnd(rates: readonly Rate[]): number {
  const largest = Math.max(0.01, ...rates.map((rate) => (rate.known ? rate.value : 0)));
  return Math.ceil(largest * 100) / 100;
}

/** The colour of a share on a scale from 0 to `end`. */
export function heatColour(share: number, end: number): string {
  const place = Math.min(1, Math.max(0, share / end)) * (STOPS.length - 1);
  const at = Math.min(STOPS.length - 2, Math.floor(place));
  const mix = Math.round((place - at) * 100);
  return `color-mix(in oklab, ${STOPS[at + 1]} ${mix}%, ${STOPS[at]})`;
}

export const HEAT_GRADIENT = `linear-gradient(to right, ${STOPS.join(', ')})`;
