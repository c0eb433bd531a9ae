import type { IconLayer } from '#shared/domain/design/layers';
import type { Context2D } from './canvas-types';

/** Icons are drawn on a grid of this many units. */
const GRID = 24;

/** An icon keeps its proportions in the middle of its frame. */
export function paintIcon(ctx: Context2D, layer: IconLayer): void {
  const { frame } = layer;
  const scale = Math.min(frame.width, frame.height) / GRID;
  const path = new Path2D();
  path.addPath(new Path2D(layer.path), {
    a: scale,
    d: scale,
    e: frame.x + (frame.width - GRID * scale) / 2,
    f: frame.y + (frame.height - GRID * scale) / 2,
  });
  ctx.strokeStyle = layer.colour;
  ctx.lineWidth = (layer.strokeWidth ?? 2) * scale;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.stroke(path);
}
