import { z } from 'zod';

/** `#RRGGBB` or `#RRGGBBAA`. */
export const colour = z.string().regex(/^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$/);

const stop = z.object({ offset: z.number().min(0).max(1), colour });
/** `angle` in degrees, 0 = upwards, clockwise, as in CSS. */
export const linearGradient = z.object({
  type: z.literal('linearGradient'),
  angle: z.number(),
  stops: z.array(stop).min(2).max(8),
});
export type LinearGradient = z.infer<typeof linearGradient>;

/** Painted under all layers. */
export const background = z.discriminatedUnion('type', [
  z.object({ type: z.literal('solid'), colour }),
  linearGradient,
]);
export type Background = z.infer<typeof background>;

/** Falls on what lies below; page pixels, before any rotation of the layer: the light stays where it is. */
export const shadow = z.object({
  x: z.number(),
  y: z.number(),
  blur: z.number().min(0).max(500),
  colour,
});
export type Shadow = z.infer<typeof shadow>;
