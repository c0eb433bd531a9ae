import type { Box } from './backdrop';
import { partsOf } from './colour';
import type { Fill, Pattern } from './fill-of';
import { type Gradient, type Ink, inkAlong } from './gradient';
import { inkOfTile } from './tile-ink';

/** Where something is drawn: what gradients and patterns are measured from. */
export interface Ground {
  /** Of what is drawn, on the page. */
  box: Box;
  page: { width: number; height: number };
  /** Where patterns that move with the layer begin. */
  anchor: { x: number; y: number };
}

/**
 * The ink of a fill at each pixel of the page. `across` says where the pixel lies between the outer edge of a line, 0,
 * and the inner one, 1.
 */
export type InkAt = (x: number, y: number, across: number) => Ink;

export function inkOf(fill: Fill, ground: Ground): InkAt {
  if ('colour' in fill) {
    const [red = 0, green = 0, blue = 0] = partsOf(fill.colour);
    const ink: Ink = [red, green, blue, 1];
    return () => ink;
  }
  return 'pattern' in fill
    ? inkOfPattern(fill.pattern, ground)
    : inkOfGradient(fill.gradient, ground);
}

function inkOfGradient(gradient: Gradient, { box, page }: Ground): InkAt {
  const along = placeAlong(gradient, gradient.isOfPage ? { x: 0, y: 0, ...page } : box);
  // as many as anybody can tell apart; looked up instead of worked out for every pixel
  const table = Array.from({ length: 1_025 }, (_, at) => inkAlong(gradient, at / 1_024));
  const inkAt = (place: number) =>
    table[Math.round(Math.min(1, Math.max(0, place)) * 1_024)] as Ink;
  if (gradient.style === 'burst') return (_x, _y, across) => inkAt(across / gradient.scale);
  return (x, y) => inkAt(along(x + 0.5, y + 0.5));
}

/** How far along the gradient a point lies, 0–1 and beyond. */
function placeAlong(
  { style, angle, scale, offset }: Gradient,
  { x: left, y: top, width, height }: Box,
): (x: number, y: number) => number {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const length = Math.max(1, (Math.abs(width * cos) + Math.abs(height * sin)) * scale);
  const [middleX, middleY] = [left + width * (0.5 + offset.x), top + height * (0.5 + offset.y)];
  return (x, y) => {
    const [dx, dy] = [x - middleX, y - middleY];
    // in the gradient’s own directions; y grows downwards
    const [u, v] = [dx * cos - dy * sin, dx * sin + dy * cos];
    switch (style) {
      case 'linear':
        return 0.5 + u / length;
      case 'reflected':
        return (2 * Math.abs(u)) / length;
      case 'radial':
        return (2 * Math.hypot(u, v)) / length;
      case 'diamond':
        return (2 * (Math.abs(u) + Math.abs(v))) / length;
      case 'angle':
        return (Math.atan2(-v, u) / (2 * Math.PI) + 1) % 1;
      case 'burst':
        return 0;
    }
  };
}

function inkOfPattern({ tile, scale, phase, isLinked }: Pattern, { anchor }: Ground): InkAt {
  const from = isLinked ? anchor : { x: 0, y: 0 };
  const ink = inkOfTile(tile, scale);
  return (x, y) => ink(x + 0.5 - from.x - phase.x, y + 0.5 - from.y - phase.y);
}
