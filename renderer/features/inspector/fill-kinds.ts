import type { Background, Gradient } from '#shared/domain/design/values';

/* What a fill becomes when another kind of it is chosen: its colours stay as far as the new kind has them. */

export const solidOf = (old: Background): Extract<Background, { type: 'solid' }> => ({
  type: 'solid',
  colour: old.type === 'solid' ? old.colour : (old.stops[0]?.colour ?? '#FFFFFF'),
});

export function gradientOf(old: Background, type: Gradient['type']): Gradient {
  const stops =
    old.type === 'solid'
      ? [
          { offset: 0, colour: old.colour },
          { offset: 1, colour: isPale(old.colour) ? '#1A1C22' : '#FFFFFF' },
        ]
      : old.stops;
  const { x, y } = 'x' in old ? old : { x: 0.5, y: 0.5 };
  const angle = 'angle' in old ? old.angle : undefined;
  switch (type) {
    case 'linearGradient':
      return { type, angle: angle ?? 180, stops };
    case 'radialGradient':
      return { type, x, y, radius: 0.5, stops };
    case 'angleGradient':
      return { type, x, y, angle: angle ?? 0, stops };
  }
}

/** From white to white nobody would see a gradient. */
const isPale = (colour: string): boolean =>
  [1, 3, 5].every((from) => Number.parseInt(colour.slice(from, from + 2), 16) > 200);
