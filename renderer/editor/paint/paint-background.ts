import type { Background } from '#shared/domain/design/values';
import type { Size } from '#shared/geometry/bounds';
import type { Context2D } from './canvas-types';
import { gradientOver } from './paint-fill';

export function paintBackground(ctx: Context2D, background: Background, size: Size): void {
  ctx.fillStyle =
    background.type === 'solid'
      ? background.colour
      : gradientOver(ctx, background, { x: 0, y: 0, ...size });
  ctx.fillRect(0, 0, size.width, size.height);
}
