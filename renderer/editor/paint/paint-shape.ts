import type { ShapeLayer } from '#shared/domain/design/layers';
import type { Context2D } from './canvas-types';
import { gradientOver } from './paint-fill';

/** Outline of a shape in page pixels. Unreadable path data ends where it stops making sense, as in SVG. */
function outlineOf(layer: ShapeLayer): Path2D {
  const { x, y, width, height } = layer.frame;
  const path = new Path2D();
  if (layer.shape === 'ellipse') {
    path.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
  } else if (layer.shape === 'rectangle') {
    const radius = Math.min(layer.cornerRadius ?? 0, width / 2, height / 2);
    if (radius > 0) path.roundRect(x, y, width, height, radius);
    else path.rect(x, y, width, height);
  } else {
    // Scaling the outline instead of the canvas keeps the stroke as wide as it says.
    path.addPath(new Path2D(layer.path ?? ''), { a: width, d: height, e: x, f: y });
  }
  return path;
}

export function paintShape(ctx: Context2D, layer: ShapeLayer): void {
  const outline = outlineOf(layer);
  const fill = layer.gradient ? gradientOver(ctx, layer.gradient, layer.frame) : layer.fill;
  if (fill) {
    ctx.fillStyle = fill;
    ctx.fill(outline);
  }
  const stroke = layer.strokeGradient
    ? gradientOver(ctx, layer.strokeGradient, layer.frame)
    : layer.stroke;
  if (stroke && (layer.strokeWidth ?? 0) > 0) {
    ctx.strokeStyle = stroke;
    ctx.lineWidth = layer.strokeWidth ?? 0;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    ctx.stroke(outline);
  }
}
