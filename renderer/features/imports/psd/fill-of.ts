import type { LayerEffectStroke } from 'ag-psd';
import { colourOf, partsOf } from './colour';

type Ink = readonly [red: number, green: number, blue: number, alpha: number];
interface Stop<T> {
  /** 0–1. */
  at: number;
  /** Where the halfway to the stop before lies between the two, 0–1. */
  middle: number;
  value: T;
}

/** Colours along a line through a box. Angles are degrees, counter-clockwise from the right. */
interface Gradient {
  style: 'linear' | 'radial' | 'angle' | 'reflected' | 'diamond';
  angle: number;
  scale: number;
  reverse: boolean;
  /** Of the box, 0–1. */
  offset: { x: number; y: number };
  colours: readonly Stop<readonly number[]>[];
  alphas: readonly Stop<readonly number[]>[];
}

/** What a line is drawn with. */
export type Fill = { colour: string } | { gradient: Gradient };

const STYLES: readonly string[] = ['linear', 'radial', 'angle', 'reflected', 'diamond'];

/** What a stroke is drawn with; null for patterns, noise and what runs across the line itself. */
export function fillOf(found: LayerEffectStroke): Fill | null {
  const type = found.fillType ?? 'color';
  if (type === 'color') {
    const colour = found.color && colourOf(found.color);
    return colour ? { colour } : null;
  }
  const { gradient } = found;
  if (type !== 'gradient' || gradient?.type !== 'solid') return null;
  const style = gradient.style ?? 'linear';
  const stops = gradient.colorStops.map((stop) => ({ ...stop, value: colourOf(stop.color) }));
  if (!STYLES.includes(style) || stops.length === 0) return null;
  if (stops.some(({ value }) => value === null)) return null;
  // the reader counts places in parts of the smoothness, which they have nothing to do with
  const unit = gradient.smoothness || 1;
  return {
    gradient: {
      style,
      angle: gradient.angle ?? 0,
      scale: Math.max(0.01, gradient.scale ?? 1),
      reverse: gradient.reverse ?? false,
      offset: { x: gradient.offset?.x ?? 0, y: gradient.offset?.y ?? 0 },
      colours: inOrder(stops.map((stop) => stopOf(stop, unit, partsOf(stop.value ?? '')))),
      alphas: inOrder(gradient.opacityStops.map((stop) => stopOf(stop, unit, [stop.opacity]))),
    },
  };
}

/** Files list stops as they were made, not as they lie. */
const inOrder = <T>(stops: readonly Stop<T>[]): Stop<T>[] => [...stops].sort((a, b) => a.at - b.at);

const stopOf = <T>(
  { location, midpoint }: { location: number; midpoint: number },
  unit: number,
  value: T,
): Stop<T> => ({
  at: location * unit,
  middle: Math.min(0.99, Math.max(0.01, midpoint)),
  value,
});

/** The ink of a fill at each pixel of a box. */
export function inkOf(
  fill: Fill,
  box: { width: number; height: number },
): (x: number, y: number) => Ink {
  if ('colour' in fill) {
    const [red = 0, green = 0, blue = 0] = partsOf(fill.colour);
    const ink: Ink = [red, green, blue, 1];
    return () => ink;
  }
  const { gradient } = fill;
  const along = placeAlong(gradient, box);
  // as many as anybody can tell apart; looked up instead of worked out for every pixel
  const table = Array.from({ length: 1_025 }, (_, at): Ink => {
    const place = gradient.reverse ? 1 - at / 1_024 : at / 1_024;
    const [red = 0, green = 0, blue = 0] = valueAt(gradient.colours, place);
    const [alpha = 1] = valueAt(gradient.alphas, place);
    return [red, green, blue, alpha];
  });
  return (x, y) => table[Math.round(clamped(along(x + 0.5, y + 0.5)) * 1_024)] as Ink;
}

/** How far along the gradient a point of the box lies, 0–1 and beyond. */
function placeAlong(
  { style, angle, scale, offset }: Gradient,
  { width, height }: { width: number; height: number },
): (x: number, y: number) => number {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const length = Math.max(1, (Math.abs(width * cos) + Math.abs(height * sin)) * scale);
  const [middleX, middleY] = [width * (0.5 + offset.x), height * (0.5 + offset.y)];
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
    }
  };
}

function valueAt(stops: readonly Stop<readonly number[]>[], place: number): readonly number[] {
  const next = stops.findIndex(({ at }) => at >= place);
  const [before, after] = [stops[next === -1 ? stops.length - 1 : next - 1], stops[next]];
  if (!before || !after) return (after ?? before)?.value ?? [];
  const share = (place - before.at) / Math.max(1e-9, after.at - before.at);
  const { middle } = after;
  const eased = share < middle ? (0.5 * share) / middle : 1 - (0.5 * (1 - share)) / (1 - middle);
  return before.value.map((value, at) => value + ((after.value[at] ?? value) - value) * eased);
}

const clamped = (value: number): number => Math.min(1, Math.max(0, value));
