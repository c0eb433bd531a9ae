import type { Artboard } from '#shared/domain/design/artboard';
import { paintPage } from './paint-page';
import type { Resources } from './resources';

/** PNG of the page, `widthPx` wide and as high as the page's ratio says. */
export async function paintThumbnail(
  page: Pick<Artboard, 'size' | 'background' | 'layers' | 'groups' | 'brand'>,
  resources: Resources,
  widthPx: number,
): Promise<Uint8Array> {
  const scale = widthPx / page.size.width;
  const canvas = new OffscreenCanvas(widthPx, Math.max(1, Math.round(page.size.height * scale)));
  const ctx = canvas.getContext('2d');
  if (!ctx) throw new Error('This browser gives no 2D canvas.');
  ctx.scale(scale, scale);
  paintPage(ctx, page, resources);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
