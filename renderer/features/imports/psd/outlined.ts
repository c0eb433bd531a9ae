import type { PixelData } from 'ag-psd';
import { distances } from './distances';
import type { Fill } from './fill-of';
import { type Ground, inkOf } from './ink-of';

/** A line along the edge of what a layer shows. */
export interface Outline {
  fill: Fill;
  /** 0–1, beside what the fill has of its own. */
  opacity: number;
  width: number;
  position: 'outside' | 'inside' | 'center';
}

/** Distances to every pixel of more than this take too long and too much memory. */
export const MOST_PIXELS = 25_000_000;

/**
 * Pixels with their outline drawn in, and by how much they have grown on each side. A soft edge has it in its middle,
 * where half of the layer is left, which `isSoft` says. Null where nothing is as strong as that, or where there is too
 * much to measure.
 */
export function outlined(
  pixels: PixelData,
  { fill, opacity, width: line, position }: Outline,
  { ground, most }: { ground: Ground; most: number },
): { pixels: PixelData; grown: number; isSoft: boolean } | null {
  const [from, to] = { outside: [0, line], inside: [-line, 0], center: [-line / 2, line / 2] }[
    position
  ] as [number, number];
  const grown = Math.ceil(to);
  // a clear pixel all round, so that the edge of the picture is an edge
  const around = grown + 1;
  const width = pixels.width + 2 * around;
  const height = pixels.height + 2 * around;
  if (Math.max(width, height) > most || width * height > MOST_PIXELS) return null;
  const alpha = new Uint8Array(width * height);
  for (let y = 0; y < pixels.height; y += 1)
    for (let x = 0; x < pixels.width; x += 1)
      alpha[(y + around) * width + x + around] = pixels.data[(y * pixels.width + x) * 4 + 3] ?? 0;
  if (!alpha.some((value) => value >= 128)) return null;
  const toSolid = distances(alpha, width, height, (value) => value >= 128);
  const toClear = distances(alpha, width, height, (value) => value < 128);
  const made = {
    width: pixels.width + 2 * grown,
    height: pixels.height + 2 * grown,
    data: new Uint8ClampedArray((pixels.width + 2 * grown) * (pixels.height + 2 * grown) * 4),
  };
  const { x: left, y: top } = ground.box;
  const box = { x: left - grown, y: top - grown, width: made.width, height: made.height };
  const inkAt = inkOf(fill, { ...ground, box });
  for (let y = 0; y < made.height; y += 1) {
    for (let x = 0; x < made.width; x += 1) {
      const at = (y + 1) * width + x + 1;
      const isSolid = (alpha[at] ?? 0) >= 128;
      // how far outside of the edge the middle of the pixel lies; less than nothing within
      const out = isSolid ? 0.5 - (toClear[at] ?? 0) : (toSolid[at] ?? 0) - 0.5;
      const ink = inkAt(x + box.x, y + box.y, part((to - out) / line));
      const strength = opacity * ink[3];
      const under = part(to - out + 0.5) * strength;
      const over = from < 0 ? part(out - from + 0.5) * strength : 0;
      const [sourceX, sourceY] = [x - grown, y - grown];
      const isIn =
        sourceX >= 0 && sourceY >= 0 && sourceX < pixels.width && sourceY < pixels.height;
      const source = isIn ? (sourceY * pixels.width + sourceX) * 4 : -1;
      const own = (alpha[at] ?? 0) / 255;
      const whole = own + under * (1 - own);
      const target = (y * made.width + x) * 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const drawn = ink[channel] ?? 0;
        const top = mixed(isIn ? (pixels.data[source + channel] ?? 0) : 0, drawn, over);
        made.data[target + channel] =
          whole === 0 ? 0 : (top * own + drawn * under * (1 - own)) / whole;
      }
      made.data[target + 3] = whole * 255;
    }
  }
  return { pixels: made, grown, isSoft: isSoft(alpha, width, height) };
}

const part = (value: number): number => Math.min(1, Math.max(0, value));
const mixed = (a: number, b: number, share: number): number => a * (1 - share) + b * share;

/** Half clear is only what lies on an edge, between what is clear and what is not. */
function isSoft(alpha: Uint8Array, width: number, height: number): boolean {
  for (let at = 0; at < alpha.length; at += 1) {
    const value = alpha[at] ?? 0;
    if (value <= 5 || value >= 250) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    let [clear, solid] = [false, false];
    for (let dy = -2; dy <= 2; dy += 1) {
      for (let dx = -2; dx <= 2; dx += 1) {
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        const near = alpha[at + dy * width + dx] ?? 0;
        clear ||= near <= 5;
        solid ||= near >= 250;
      }
    }
    if (!clear || !solid) return true;
  }
  return false;
}
