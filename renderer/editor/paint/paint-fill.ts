import type { Gradient } from '#shared/domain/design/values';
import type { Context2D } from './canvas-types';
import type { Rect } from './place-image';

/** Start and end of a CSS gradient line: 0° points up, clockwise, long enough to reach the corners. */
export function gradientLine(size: { width: number; height: number }, angleDegrees: number) {
  const angle = (angleDegrees * Math.PI) / 180;
  const dx = Math.sin(angle);
  const dy = -Math.cos(angle);
  const half = (Math.abs(size.width * dx) + Math.abs(size.height * dy)) / 2;
  const cx = size.width / 2;
  const cy = size.height / 2;
  return { x0: cx - dx * half, y0: cy - dy * half, x1: cx + dx * half, y1: cy + dy * half };
}

/** A gradient over a rectangle of the page, as CSS would paint it there. */
export function gradientOver(ctx: Context2D, fill: Gradient, box: Rect): CanvasGradient {
  const made = emptyGradient(ctx, fill, box);
  // CSS sorts out stops that run backwards by lifting them to the one before.
  let last = 0;
  for (const stop of fill.stops) {
    last = Math.max(last, stop.offset);
    made.addColorStop(last, stop.colour);
  }
  return made;
}

function emptyGradient(ctx: Context2D, fill: Gradient, box: Rect): CanvasGradient {
  if (fill.type === 'linearGradient') {
    const { x0, y0, x1, y1 } = gradientLine(box, fill.angle);
    return ctx.createLinearGradient(box.x + x0, box.y + y0, box.x + x1, box.y + y1);
  }
  const [x, y] = [box.x + fill.x * box.width, box.y + fill.y * box.height];
  if (fill.type === 'angleGradient')
    // a canvas counts from the right
    return ctx.createConicGradient(((fill.angle - 90) * Math.PI) / 180, x, y);
  return ctx.createRadialGradient(x, y, 0, x, y, fill.radius * Math.max(box.width, box.height));
}
