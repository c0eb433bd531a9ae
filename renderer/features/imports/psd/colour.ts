import type { Color } from 'ag-psd';

/** One part of a colour as two digits. */
export const hexOf = (value: number): string =>
  Math.max(0, Math.min(255, Math.round(value)))
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();

/** As the editor writes it; null where it is no colour of a screen. */
export function colourOf(colour: Color): string | null {
  if ('r' in colour) return `#${hexOf(colour.r)}${hexOf(colour.g)}${hexOf(colour.b)}`;
  if ('fr' in colour)
    return `#${hexOf(colour.fr * 255)}${hexOf(colour.fg * 255)}${hexOf(colour.fb * 255)}`;
  // inks and other spaces have no one colour on a screen
  return null;
}

/** Red, green and blue of `#RRGGBB`, 0–255; what stands behind them is left out. */
export const partsOf = (colour: string): number[] =>
  [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
