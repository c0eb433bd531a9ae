import type { Rate } from './figure';

/** From few to many taps; the same in both themes and on paper, because it lies on the artwork. */
const STOPS = ['#FFF3D6', '#FABE5C', '#E2622E', '#8A1434'] as const;

/** Where the scale ends: the next round share above the largest, so that several pictures share one scale. */
export function scaleEnd(rates: readonly Rate[]): number {
  const largest = Math.max(0.01, ...rates.map((rate) => (rate.known ? rate.value : 0)));
  return Math.ceil(largest * 100) / 100;
}

/** The colour of a share on a scale from 0 to `end`, as `#rrggbb`: a file is read by programs that mix nothing. */
export function heatColour(share: number, end: number): string {
  const place = Math.min(1, Math.max(0, share / end)) * (STOPS.length - 1);
  const at = Math.min(STOPS.length - 2, Math.floor(place));
  const [low, high] = [channelsOf(STOPS[at]), channelsOf(STOPS[at + 1])];
  const mixed = low.map((value, index) => {
    const other = high[index] ?? value;
    return Math.round(value + (other - value) * (place - at));
  });
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

const channelsOf = (colour = '#000000'): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

export const HEAT_GRADIENT = `linear-gradient(to right, ${STOPS.join(', ')})`;
