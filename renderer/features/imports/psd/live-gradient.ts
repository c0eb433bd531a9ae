import {
  type Gradient as Live,
  MOST_STOPS,
  gradient as schema,
} from '#shared/domain/design/values';
import type { Box } from './backdrop';
import { hexOf } from './colour';
import { bendsOf, type Gradient, type Ink, inkAlong } from './gradient';

/** A place along a line and the ink there. */
interface Place {
  at: number;
  ink: Ink;
}

/**
 * A gradient that runs over a box as one that runs over a frame and looks the same there. Null for what no gradient
 * of the studio is.
 */
export function liveGradient(found: Gradient, box: Box, frame: Box): Live | null {
  const { angle, scale, offset } = found;
  const radians = (angle * Math.PI) / 180;
  const [dx, dy] = [Math.cos(radians), -Math.sin(radians)];
  const lengthIn = ({ width, height }: Box) => Math.abs(width * dx) + Math.abs(height * dy);
  const length = Math.max(1, lengthIn(box) * scale);
  const [x, y] = [box.x + box.width * (0.5 + offset.x), box.y + box.height * (0.5 + offset.y)];
  const middle = {
    x: rounded((x - frame.x) / frame.width),
    y: rounded((y - frame.y) / frame.height),
  };
  const places = placesOf(found);
  // clockwise from the top
  const turned = rounded((((90 - angle) % 360) + 360) % 360);
  const shift = (x - frame.x - frame.width / 2) * dx + (y - frame.y - frame.height / 2) * dy;
  /** Where something so many pixels from the middle lies along the frame. */
  const onFrame = (pixels: number) => 0.5 + (pixels + shift) / Math.max(1, lengthIn(frame));
  switch (found.style) {
    case 'linear':
      return live(
        { type: 'linearGradient', angle: turned },
        within(places.map(({ at, ink }) => ({ at: onFrame((at - 0.5) * length), ink }))),
      );
    case 'reflected': {
      const half = (side: number) =>
        places.map(({ at, ink }) => ({ at: onFrame((side * at * length) / 2), ink }));
      return live(
        { type: 'linearGradient', angle: turned },
        within([...half(-1).reverse(), ...half(1)]),
      );
    }
    case 'radial':
      return live(
        {
          type: 'radialGradient',
          ...middle,
          radius: rounded(length / 2 / Math.max(frame.width, frame.height)),
        },
        places,
      );
    case 'angle':
      return live(
        { type: 'angleGradient', ...middle, angle: turned },
        places.map(({ at, ink }) => ({ at: 1 - at, ink })).reverse(),
      );
    default:
      return null;
  }
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** The inks of a gradient where it bends, in order; twice where it jumps. */
function placesOf(found: Gradient): Place[] {
  const bends = bendsOf(found);
  return bends.flatMap((at, index) => {
    const before = inkAlong(found, at - 1e-7);
    const after = inkAlong(found, at + 1e-7);
    if (index === 0) return [{ at, ink: after }];
    if (index === bends.length - 1 || isAlike(before, after)) return [{ at, ink: before }];
    return [
      { at, ink: before },
      { at, ink: after },
    ];
  });
}

/** What lies beyond the ends of a line, cut off where it ends. */
function within(places: readonly Place[]): Place[] {
  const cut = places.filter(({ at }) => at > 0 && at < 1);
  if (places.some(({ at }) => at <= 0)) cut.unshift({ at: 0, ink: inkAt(places, 0) });
  if (places.some(({ at }) => at >= 1)) cut.push({ at: 1, ink: inkAt(places, 1) });
  return cut;
}

function inkAt(places: readonly Place[], at: number): Ink {
  const next = places.findIndex((place) => place.at > at);
  const [before, after] = [places[next === -1 ? places.length - 1 : next - 1], places[next]];
  if (!before || !after) return (before ?? after ?? { ink: [0, 0, 0, 1] as const }).ink;
  return between(before, after, at);
}

function between(before: Place, after: Place, at: number): Ink {
  const share = (at - before.at) / Math.max(1e-9, after.at - before.at);
  const [red, green, blue, alpha] = before.ink.map(
    (value, part) => value + ((after.ink[part] ?? value) - value) * share,
  );
  return [red ?? 0, green ?? 0, blue ?? 0, alpha ?? 1];
}

const isAlike = (a: Ink, b: Ink): boolean =>
  a.every((value, part) => Math.abs(value - (b[part] ?? 0)) < (part === 3 ? 0.002 : 0.5));

/** Without what lies on the way from one colour to the next anyway. */
function needed(places: readonly Place[]): Place[] {
  return places.filter((place, index) => {
    const [before, after] = [places[index - 1], places[index + 1]];
    if (!before || !after || before.at === place.at || after.at === place.at) return true;
    return !isAlike(place.ink, between(before, after, place.at));
  });
}

type WithoutStops = Live extends infer Each
  ? Each extends Live
    ? Omit<Each, 'stops'>
    : never
  : never;

function live(kind: WithoutStops, places: readonly Place[]): Live | null {
  const kept = needed(places);
  const only = kept[0];
  if (only && kept.length === 1) kept.push({ ...only, at: 1 });
  if (kept.length > MOST_STOPS) return null;
  const stops = kept.map(({ at, ink: [red, green, blue, alpha] }) => ({
    offset: rounded(at),
    colour: `#${[red, green, blue].map(hexOf).join('')}${alpha >= 0.998 ? '' : hexOf(alpha * 255)}`,
  }));
  const made = schema.safeParse({ ...kind, stops });
  return made.success ? made.data : null;
}
