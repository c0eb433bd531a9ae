import type { BrandKit } from '#shared/domain/brand/kit';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import type { Bounds } from '#shared/geometry/bounds';
import { changedBox, paintPage, type Resources } from '../paint';

/** What a sheet shows. */
export interface SheetContent {
  page: Artboard;
  /** Bitmap pixels for each page pixel. */
  scale: number;
  resources: Resources;
  kit: BrandKit;
}

/** A whole page as a bitmap, and what was painted on it. */
export interface Sheet extends SheetContent {
  canvas: HTMLCanvasElement;
  /**
   * Some of it was painted again alone. Outlines of an SVG end a shade otherwise where a clip meets them, so what was
   * mended is painted anew when there is time.
   */
  isMended: boolean;
}

/** A change of more than this share of the page is painted no faster piece by piece. */
const MOST_OF_PAGE = 0.5;

/**
 * The page as a bitmap. After a change of single layers only their place is painted again, on the same canvas:
 * to move one of two hundred costs as much as what lies there.
 */
export function refreshed(sheet: Sheet | null, content: SheetContent): Sheet | null {
  const { page, scale, resources, kit } = content;
  const isSame =
    sheet?.scale === scale &&
    sheet.resources === resources &&
    sheet.kit === kit &&
    sheet.page.id === page.id;
  const box = isSame ? changedBox(sheet.page, page) : 'all';
  if (sheet && box === null) return { ...sheet, page };
  const { width, height } = page.size;
  if (
    sheet &&
    box !== null &&
    box !== 'all' &&
    box.width * box.height < width * height * MOST_OF_PAGE
  ) {
    repaint(sheet.canvas, content, box);
    return { ...sheet, page, isMended: true };
  }
  const canvas = painted(content, () => true, true);
  return canvas && { ...content, canvas, isMended: false };
}

/** A bitmap of its own with some layers of a page. */
export function painted(
  { page, scale, resources }: SheetContent,
  layers: (layer: Layer) => boolean,
  background: boolean,
): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(page.size.width * scale));
  canvas.height = Math.max(1, Math.round(page.size.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(canvas.width / page.size.width, canvas.height / page.size.height);
  context.imageSmoothingQuality = 'high';
  paintPage(context, page, resources, { layers, background });
  return canvas;
}

function repaint(
  canvas: HTMLCanvasElement,
  { page, resources }: SheetContent,
  { x, y, width, height }: Bounds,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const [across, down] = [canvas.width / page.size.width, canvas.height / page.size.height];
  // whole pixels and one more all round: a clip that ends within a pixel would show as a seam
  const left = Math.max(0, Math.floor(x * across) - 1);
  const top = Math.max(0, Math.floor(y * down) - 1);
  const right = Math.min(canvas.width, Math.ceil((x + width) * across) + 1);
  const bottom = Math.min(canvas.height, Math.ceil((y + height) * down) + 1);
  if (right <= left || bottom <= top) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  context.clearRect(left, top, right - left, bottom - top);
  context.setTransform(across, 0, 0, down, 0, 0);
  const within = {
    x: left / across,
    y: top / down,
    width: (right - left) / across,
    height: (bottom - top) / down,
  };
  paintPage(context, page, resources, { within });
  context.restore();
}
