import type { Artboard } from '#shared/domain/design/artboard';
import type { LayerId } from '#shared/domain/ids';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { turnedBounds } from '#shared/geometry/turned';
import { paintPage } from './paint-page';
import { loadResources } from './resources';

/** A canvas of more pixels than this is refused by graphics drivers. */
const MOST_PIXELS = 40_000_000;

/** Frames as they are turned, in whole pixels, as far as they are on the page. */
function boxOf(page: Artboard, only: ReadonlySet<LayerId>): Bounds | null {
  const frames = page.layers
    .filter((layer) => only.has(layer.id))
    .map((layer) => turnedBounds(layer.frame, layer.rotation ?? 0));
  const box = unionOf(frames);
  if (box === null) return null;
  const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
  const right = Math.min(page.size.width, Math.ceil(box.x + box.width));
  const bottom = Math.min(page.size.height, Math.ceil(box.y + box.height));
  return right > left && bottom > top
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : null;
}

/**
 * PNG of a page in its own pixels, or of some of its layers alone: cut to their frames, with nothing behind
 * them. Null when none of them is on the page.
 */
export async function paintPicture(
  page: Artboard,
  only: ReadonlySet<LayerId> | null,
): Promise<Blob | null> {
  const box = only === null ? { x: 0, y: 0, ...page.size } : boxOf(page, only);
  if (box === null) return null;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (box.width * box.height)));
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(box.width * scale)),
    Math.max(1, Math.round(box.height * scale)),
  );
  const context = canvas.getContext('2d');
  if (!context) return null;
  const resources = await loadResources(page);
  context.imageSmoothingQuality = 'high';
  context.scale(scale, scale);
  context.translate(-box.x, -box.y);
  const some = only === null ? {} : { layers: ({ id }: { id: LayerId }) => only.has(id) };
  paintPage(context, page, resources, { ...some, background: only === null });
  return canvas.convertToBlob({ type: 'image/png' });
}
