import { z } from 'zod';

/** `#RRGGBB` or `#RRGGBBAA`. */
export const colour = z.string().regex(/^#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?$/);

/** More colours than anybody tells apart in one run; a path of the brand kit has to name each. */
export const MOST_STOPS = 16;
const stops = z
  .array(z.object({ offset: z.number().min(0).max(1), colour }))
  .min(2)
  .max(MOST_STOPS);
/** The middle in parts of the box, which it may lie outside of. */
const middle = { x: z.number().min(-10).max(10), y: z.number().min(-10).max(10) };

/** From side to side; `angle` in degrees, 0 = upwards, clockwise, as in CSS. */
const linearGradient = z.object({ type: z.literal('linearGradient'), angle: z.number(), stops });
/** In circles; `radius` in parts of the longer side of the box. */
const radialGradient = z.object({
  type: z.literal('radialGradient'),
  ...middle,
  radius: z.number().positive().max(20),
  stops,
});
/** Round the middle, clockwise from `angle`, which is told as in CSS. */
const angleGradient = z.object({
  type: z.literal('angleGradient'),
  ...middle,
  angle: z.number(),
  stops,
});
export const gradient = z.discriminatedUnion('type', [
  linearGradient,
  radialGradient,
  angleGradient,
]);
export type Gradient = z.infer<typeof gradient>;

/** Painted under all layers. */
export const background = z.discriminatedUnion('type', [
  z.object({ type: z.literal('solid'), colour }),
  linearGradient,
  radialGradient,
  angleGradient,
]);
export type Background = z.infer<typeof background>;

/**
 * Round letters, under their fill: faces draw a letter of parts that overlap, whose seams a line over it would show.
 * A gradient wins over the colour and runs over the frame of the words.
 */
export const outline = z.object({
  colour,
  width: z.number().min(0).max(500),
  gradient: gradient.optional(),
});
export type Outline = z.infer<typeof outline>;

/** Falls on what lies below; page pixels, before any rotation of the layer: the light stays where it is. */
export const shadow = z.object({
  x: z.number(),
  y: z.number(),
  blur: z.number().min(0).max(500),
  colour,
});
export type Shadow = z.infer<typeof shadow>;
