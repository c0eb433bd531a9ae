/* What makes a message hard to read or to tap: contrast after WCAG 2, sizes as Apple and Google advise. */

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** `rgb(1, 2, 3)`, `rgba(1, 2, 3, 0.5)`, also with blanks and a slash. Null for anything else. */
export function readColour(css: string): Rgba | null {
  const match =
    /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:\s*[,/]\s*([\d.]+%?))?\s*\)$/.exec(css);
  if (!match) return null;
  const raw = match[4] ?? '1';
  const alpha = raw.endsWith('%') ? Number(raw.slice(0, -1)) / 100 : Number(raw);
  return [Number(match[1]), Number(match[2]), Number(match[3]), alpha];
}

/** What is seen of a colour that lies over an opaque one. */
export function over(front: Rgba, back: Rgba): Rgba {
  const mix = (a: number, b: number) => a * front[3] + b * (1 - front[3]);
  return [mix(front[0], back[0]), mix(front[1], back[1]), mix(front[2], back[2]), 1];
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** 1 to 21. */
export function contrast(a: Rgba, b: Rgba): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Large text may have less contrast: from 24 px, bold from 18.66 px. */
export const neededContrast = (fontPx: number, isBold: boolean): number =>
  fontPx >= 24 || (isBold && fontPx >= 18.66) ? 3 : 4.5;

/** Smaller text is hard to read on a phone. */
export const SMALLEST_TEXT_PX = 11;
/** A finger needs about this much. */
export const SMALLEST_TAP_PX = 44;
