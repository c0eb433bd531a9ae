import type { ImageLayer } from '#shared/domain/rich-menu/schema';
import type { Context2D } from './canvas-types';
import { placeImage } from './place-image';
import type { Resources } from './resources';

/** Paints a picture; what is not loaded stays empty (export checks `resources.missing` before). */
export function paintImage(ctx: Context2D, layer: ImageLayer, resources: Resources): void {
  const image = resources.images.get(layer.asset);
  if (!image) return;
  const placed = placeImage(layer.frame, layer.fit, image, layer.focus);
  const visible = layer.fit === 'contain' ? placed : layer.frame;
  const radius = Math.min(layer.cornerRadius ?? 0, visible.width / 2, visible.height / 2);
  ctx.beginPath();
  if (radius > 0) ctx.roundRect(visible.x, visible.y, visible.width, visible.height, radius);
  else ctx.rect(visible.x, visible.y, visible.width, visible.height);
  ctx.clip();
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = 'high';
  // The whole picture is drawn and clipped: cropping the source would rasterise an SVG too early.
  ctx.drawImage(image.source, placed.x, placed.y, placed.width, placed.height);
}
