import type { ImageLayer } from '#shared/domain/design/layers';
import type { Context2D } from './canvas-types';
import { placeCropped, type Rect } from './place-image';
import type { Resources } from './resources';

/** Paints a picture; what is not loaded stays empty (export checks `resources.missing` before). */
export function paintImage(ctx: Context2D, layer: ImageLayer, resources: Resources): void {
  const image = resources.images.get(layer.asset);
  if (!image) return;
  const { whole, visible } = placeCropped(layer, image);
  clipTo(ctx, layer, visible);
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = 'high';
  if (layer.flipX || layer.flipY) {
    // about the middle of what is seen, so that a flipped picture stays in its place
    ctx.translate(visible.x + visible.width / 2, visible.y + visible.height / 2);
    ctx.scale(layer.flipX ? -1 : 1, layer.flipY ? -1 : 1);
    ctx.translate(-visible.x - visible.width / 2, -visible.y - visible.height / 2);
  }
  // The whole picture is drawn and clipped: cropping the source would rasterise an SVG too early.
  ctx.drawImage(image.source, whole.x, whole.y, whole.width, whole.height);
}

function clipTo(ctx: Context2D, layer: ImageLayer, visible: Rect): void {
  const { x, y, width, height } = visible;
  ctx.beginPath();
  if (layer.mask === 'ellipse') {
    ctx.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
  } else {
    const radius = Math.min(layer.cornerRadius ?? 0, width / 2, height / 2);
    if (radius > 0) ctx.roundRect(x, y, width, height, radius);
    else ctx.rect(x, y, width, height);
  }
  ctx.clip();
}
