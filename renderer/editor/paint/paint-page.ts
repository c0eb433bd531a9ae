import type { Layer, Page } from '#shared/domain/rich-menu/schema';
import type { Context2D } from './canvas-types';
import { paintBackground } from './paint-background';
import { paintImage } from './paint-image';
import { paintShape } from './paint-shape';
import { paintText } from './paint-text';
import type { Resources } from './resources';

export interface PaintOptions {
  /** Which layers to paint; hidden ones never are. */
  layers?: (layer: Layer) => boolean;
  /** `false` leaves out the page's background, for painting single layers on top of a cached picture. */
  background?: boolean;
}

/**
 * Paints a page at the origin of `ctx`, one unit per page pixel, clipped to the page. Scale the
 * context to paint smaller or larger. Areas are not artwork and are never painted.
 */
export function paintPage(
  ctx: Context2D,
  page: Page,
  resources: Resources,
  options: PaintOptions = {},
): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, 0, page.size.width, page.size.height);
  ctx.clip();
  if (options.background !== false) paintBackground(ctx, page.background, page.size);
  for (const layer of page.layers) {
    if (options.layers && !options.layers(layer)) continue;
    paintLayer(ctx, layer, resources);
  }
  ctx.restore();
}

/** Paints one layer in page coordinates, with its rotation and opacity. */
export function paintLayer(ctx: Context2D, layer: Layer, resources: Resources): void {
  const opacity = layer.opacity ?? 1;
  if (layer.hidden || opacity === 0) return;
  ctx.save();
  if (layer.rotation) {
    const cx = layer.frame.x + layer.frame.width / 2;
    const cy = layer.frame.y + layer.frame.height / 2;
    ctx.translate(cx, cy);
    ctx.rotate((layer.rotation * Math.PI) / 180);
    ctx.translate(-cx, -cy);
  }
  if (opacity < 1 && hasOverlappingPaint(layer)) paintAsGroup(ctx, layer, resources, opacity);
  else {
    ctx.globalAlpha *= opacity;
    paintContent(ctx, layer, resources);
  }
  ctx.restore();
}

function paintContent(ctx: Context2D, layer: Layer, resources: Resources): void {
  switch (layer.kind) {
    case 'image':
      paintImage(ctx, layer, resources);
      break;
    case 'text':
      paintText(ctx, layer);
      break;
    case 'shape':
      paintShape(ctx, layer);
      break;
  }
}

/** A stroke lies half on its fill; painted with alpha one after the other, the overlap would show. */
const hasOverlappingPaint = (layer: Layer) =>
  layer.kind === 'shape' && layer.fill !== undefined && (layer.strokeWidth ?? 0) > 0;

function paintAsGroup(ctx: Context2D, layer: Layer, resources: Resources, opacity: number): void {
  const group = new OffscreenCanvas(ctx.canvas.width, ctx.canvas.height);
  const groupContext = group.getContext('2d');
  if (!groupContext) return;
  groupContext.setTransform(ctx.getTransform());
  paintContent(groupContext, layer, resources);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.globalAlpha *= opacity;
  ctx.drawImage(group, 0, 0);
}
