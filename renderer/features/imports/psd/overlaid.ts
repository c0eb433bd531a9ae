import type { PixelData } from 'ag-psd';
import type { Fill } from './fill-of';
import { type Ground, inkOf } from './ink-of';

/** A colour, a gradient or a pattern over all that a layer shows. */
export interface Overlay {
  fill: Fill;
  /** 0–1, beside what the fill has of its own. */
  opacity: number;
}

/** Lays a fill over pixels; what is clear stays clear. */
export function overlaid(pixels: PixelData, { fill, opacity }: Overlay, ground: Ground): PixelData {
  const data = new Uint8ClampedArray(pixels.data);
  const inkAt = inkOf(fill, ground);
  const { x: left, y: top } = ground.box;
  for (let y = 0, at = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1, at += 4) {
      const ink = inkAt(x + left, y + top, 0);
      const share = opacity * ink[3];
      for (const part of [0, 1, 2] as const)
        data[at + part] = (data[at + part] ?? 0) * (1 - share) + ink[part] * share;
    }
  }
  return { ...pixels, data };
}
