import type { EffectNoiseGradient, EffectSolidGradient } from 'ag-psd';
import { colourOf, partsOf } from './colour';

interface Stop {
  /** 0–1. */
  at: number;
  /** Where the halfway to the stop before lies between the two, 0–1. */
  middle: number;
  value: readonly number[];
}

/** How a gradient runs; `burst` is across the line that it is drawn with. */
export type Style = 'linear' | 'radial' | 'angle' | 'reflected' | 'diamond' | 'burst';
const STYLES: readonly string[] = ['linear', 'radial', 'angle', 'reflected', 'diamond', 'burst'];

/** Colours along a line through a box. Angles are degrees, counter-clockwise from the right. */
export interface Gradient {
  style: Style;
  angle: number;
  scale: number;
  reverse: boolean;
  /** Of the box, 0–1. */
  offset: { x: number; y: number };
  /** The box is that of the page, not that of the layer. */
  isOfPage: boolean;
  colours: readonly Stop[];
  alphas: readonly Stop[];
}

/** What a file says beside the stops; damaged ones say anything. */
interface Looks {
  style?: string | undefined;
  angle?: number | undefined;
  scale?: number | undefined;
  reverse?: boolean | undefined;
  align?: boolean | undefined;
  offset?: { x: number; y: number } | undefined;
}

/** Null for noise, which its seed alone does not tell, and for colours that no screen has. */
export function gradientOf(
  found: EffectSolidGradient | EffectNoiseGradient | undefined,
  looks: Looks,
): Gradient | null {
  if (found?.type !== 'solid') return null;
  const style = looks.style ?? 'linear';
  const stops = found.colorStops.map((stop) => ({ ...stop, value: colourOf(stop.color) }));
  if (!STYLES.includes(style) || stops.length === 0) return null;
  if (stops.some(({ value }) => value === null)) return null;
  // the reader counts places in parts of the smoothness, which they have nothing to do with
  const unit = found.smoothness || 1;
  return {
    style: style as Style,
    angle: looks.angle ?? 0,
    scale: Math.max(0.01, looks.scale ?? 1),
    reverse: looks.reverse ?? false,
    offset: { x: looks.offset?.x ?? 0, y: looks.offset?.y ?? 0 },
    isOfPage: looks.align === false,
    colours: inOrder(stops.map((stop) => stopOf(stop, unit, partsOf(stop.value ?? '')))),
    alphas: inOrder(found.opacityStops.map((stop) => stopOf(stop, unit, [stop.opacity]))),
  };
}

/** Files list stops as they were made, not as they lie. */
const inOrder = (stops: readonly Stop[]): Stop[] => [...stops].sort((a, b) => a.at - b.at);

const stopOf = (
  { location, midpoint }: { location: number; midpoint: number },
  unit: number,
  value: readonly number[],
): Stop => ({ at: location * unit, middle: Math.min(0.99, Math.max(0.01, midpoint)), value });

export type Ink = readonly [red: number, green: number, blue: number, alpha: number];

/** The ink at a place along a gradient, 0–1. */
export function inkAlong({ colours, alphas, reverse }: Gradient, place: number): Ink {
  const at = reverse ? 1 - place : place;
  const [red = 0, green = 0, blue = 0] = valueAt(colours, at);
  const [alpha = 1] = valueAt(alphas, at);
  return [red, green, blue, alpha];
}

/** The places between which the ink changes evenly, in order, 0 and 1 among them. */
export function bendsOf({ colours, alphas, reverse }: Gradient): number[] {
  const bends = [colours, alphas].flatMap((stops) =>
    stops.flatMap(({ at, middle }, index) => {
      const before = stops[index - 1]?.at;
      return before === undefined || middle === 0.5 ? [at] : [before + (at - before) * middle, at];
    }),
  );
  return [...new Set([0, ...bends, 1].map((at) => (reverse ? 1 - at : at)))]
    .filter((at) => at >= 0 && at <= 1)
    .sort((a, b) => a - b);
}

function valueAt(stops: readonly Stop[], place: number): readonly number[] {
  const next = stops.findIndex(({ at }) => at >= place);
  const [before, after] = [stops[next === -1 ? stops.length - 1 : next - 1], stops[next]];
  if (!before || !after) return (after ?? before)?.value ?? [];
  const share = (place - before.at) / Math.max(1e-9, after.at - before.at);
  const { middle } = after;
  const eased = share < middle ? (0.5 * share) / middle : 1 - (0.5 * (1 - share)) / (1 - middle);
  return before.value.map((value, at) => value + ((after.value[at] ?? value) - value) * eased);
}
