import type { Shadow } from '#shared/domain/design/values';
import type { Bounds } from '#shared/geometry/bounds';
import type { Context2D } from './canvas-types';

/*
 * Some paint must be finished before it meets the page: what lies on itself and is translucent, what is
 * clipped and throws a shadow, a group. It is painted on a sheet of its own that is as large as it needs
 * to be. Sheets are kept for the next use: a new one for each of 200 layers would cost more than painting.
 */
const idle: OffscreenCanvas[] = [];
const KEPT = 3;

function take(width: number, height: number): OffscreenCanvas {
  const canvas = idle.pop();
  if (!canvas) return new OffscreenCanvas(width, height);
  if (canvas.width < width || canvas.height < height) {
    canvas.width = Math.max(canvas.width, width);
    canvas.height = Math.max(canvas.height, height);
  }
  return canvas;
}

function give(canvas: OffscreenCanvas): void {
  if (idle.length < KEPT) idle.push(canvas);
}

/** Canvas shadows ignore the transform; this says how many pixels of the canvas one of the page is. */
export const scaleOf = (ctx: Context2D): number => {
  const { a, b } = ctx.getTransform();
  return Math.hypot(a, b);
};

/** Sets a shadow in page pixels. */
export function castShadow(ctx: Context2D, shadow: Shadow, scale: number): void {
  ctx.shadowColor = shadow.colour;
  ctx.shadowBlur = shadow.blur * scale;
  ctx.shadowOffsetX = shadow.x * scale;
  ctx.shadowOffsetY = shadow.y * scale;
}

/**
 * Paints on a sheet with the same transform, then lays the sheet on `ctx` with an opacity and a shadow.
 * `extent` is what may be painted, in units of the page; what lies outside of the canvas is left out.
 */
export function paintApart(
  ctx: Context2D,
  extent: Bounds,
  effect: { opacity: number; shadow?: Shadow | undefined; pageTransform: DOMMatrix },
  paint: (sheet: Context2D) => void,
): void {
  const corners = [
    [extent.x, extent.y],
    [extent.x + extent.width, extent.y],
    [extent.x, extent.y + extent.height],
    [extent.x + extent.width, extent.y + extent.height],
  ].map(([x, y]) => new DOMPoint(x, y).matrixTransform(effect.pageTransform));
  // a shadow can show of what is painted outside of the canvas itself
  const reach = effect.shadow
    ? (effect.shadow.blur + Math.max(Math.abs(effect.shadow.x), Math.abs(effect.shadow.y))) *
      Math.hypot(effect.pageTransform.a, effect.pageTransform.b)
    : 0;
  const left = Math.max(-reach, Math.floor(Math.min(...corners.map((p) => p.x))) - 1);
  const top = Math.max(-reach, Math.floor(Math.min(...corners.map((p) => p.y))) - 1);
  const right = Math.min(
    ctx.canvas.width + reach,
    Math.ceil(Math.max(...corners.map((p) => p.x))) + 1,
  );
  const bottom = Math.min(
    ctx.canvas.height + reach,
    Math.ceil(Math.max(...corners.map((p) => p.y))) + 1,
  );
  const width = Math.ceil(right - left);
  const height = Math.ceil(bottom - top);
  if (width <= 0 || height <= 0) return;
  const [x, y] = [Math.floor(left), Math.floor(top)];
  const sheet = take(width, height);
  const on = sheet.getContext('2d');
  if (!on) return;
  on.save();
  on.setTransform(1, 0, 0, 1, 0, 0);
  on.clearRect(0, 0, width, height);
  const { a, b, c, d, e, f } = ctx.getTransform();
  on.setTransform(a, b, c, d, e - x, f - y);
  paint(on);
  on.restore();
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha *= effect.opacity;
  if (effect.shadow) castShadow(ctx, effect.shadow, Math.hypot(a, b));
  ctx.drawImage(sheet, 0, 0, width, height, x, y, width, height);
  ctx.restore();
  give(sheet);
}
