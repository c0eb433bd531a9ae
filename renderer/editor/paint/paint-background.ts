import type { Background } from '#shared/domain/rich-menu/schema';
import type { Size } from '#shared/geometry/bounds';
import type { Context2D } from './canvas-types';

/** Start and end of a CSS gradient line: 0° points up, clockwise, long enough to reach the corners. */
export function gradientLine(size: Size, angleDegrees: number) {
  const angle = (angleDegrees * Math.PI) / 180;
  const dx = Math.sin(angle);
  const dy = -Math.cos(angle);
  const half = (Math.abs(size.width * dx) + Math.abs(size.height * dy)) / 2;
  const cx = size.width / 2;
  const cy = size.height / 2;
  return { x0: cx - dx * half, y0: cy - dy * half, x1: cx + dx * half, y1: cy + dy * half };
}

export function paintBackground(ctx: Context2D, background: Background, size: Size): void {
  if (background.type === 'solid') {
    ctx.fillStyle = background.colour;
  } else {
    const { x0, y0, x1, y1 } = gradientLine(size, background.angle);
    const gradient = ctx.createLinearGradient(x0, y0, x1, y1);
    // CSS sorts out stops that run backwards by lifting them to the one before.
    let last = 0;
    for (const stop of background.stops) {
      last = Math.max(last, stop.offset);
      gradient.addColorStop(last, stop.colour);
    }
    ctx.fillStyle = gradient;
  }
  ctx.fillRect(0, 0, size.width, size.height);
}
