import { z } from 'zod';

/** A rectangle in whole pixels of the picture it lies on; origin top left. */
export const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});
export type Bounds = z.infer<typeof boundsSchema>;

export const sizeSchema = z.object({ width: z.number().int(), height: z.number().int() });
export type Size = z.infer<typeof sizeSchema>;

/** True when two rectangles have a point in common; edges that only touch count. */
export const doMeet = (a: Bounds, b: Bounds): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

/** What two rectangles have in common; null when that is nothing, or no more than an edge. */
export function commonOf(a: Bounds, b: Bounds): Bounds | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
