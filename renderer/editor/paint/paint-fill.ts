import type { LinearGradient } from '#shared/domain/design/values';
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
export function gradientOver(ctx: Context2D, fill: LinearGradient, box: Rect): CanvasGradient {
  const { x0, y0, x1, y1 } = gradientLine(box, fill.angle);
  const gradient = ctx.createLinearGradient(box.x + x0, box.y + y0, box.x + x1, box.y + y1);
  // CSS sorts out stops that run backwards by lifting them to the one before.
  let last = 0;
  for (const stop of fill.stops) {
    last = Math.max(last, stop.offset);
    gradient.addColorStop(last, stop.colour);
  }
  return gradient;
}
