import type { Product } from '../domain/design/design';
import type { RichMessage } from '../domain/design/rich-message';
import type { PageId } from '../domain/ids';
import type { Bounds } from '../geometry/bounds';
import { IMAGEMAP_WIDTHS, LIMITS } from '../line/limits';
import type { DesignMedia } from './media';

/** A picture that has to be drawn before a design can be sent or built by hand. */
export interface DesignPicture {
  pageId: PageId;
  /** Place of the page in the design. */
  index: number;
  widthPx: number;
  /** Only this part of the page; the width is that of the part. */
  crop?: Bounds;
  maxBytes: number;
  /** Name beside the JSON; null: with the ending of the format it is drawn in. */
  fixedName: string | null;
  stem: string;
}

/**
 * The pictures that LINE will ask for, in the order they are drawn: one for each page, and for a rich message
 * one in each of an imagemap's five widths, whose names have no ending.
 */
export function picturesOf(design: Product): DesignPicture[] {
  switch (design.kind) {
    case 'richMenuSet':
      return design.pages.map((page, index) => ({
        pageId: page.id,
        index,
        widthPx: page.size.width,
        maxBytes: LIMITS.richMenu.imageBytes,
        fixedName: null,
        stem: page.richMenuAliasId,
      }));
    case 'richMessage':
      return design.pages.flatMap((page, index) => [
        ...IMAGEMAP_WIDTHS.map((widthPx) => ({
          pageId: page.id,
          index,
          widthPx,
          maxBytes: LIMITS.imagemap.imageBytes,
          fixedName: String(widthPx),
          stem: String(widthPx),
        })),
        ...posterOf(design, page, index),
      ]);
    case 'richCarousel':
      return design.pages.map(({ id, size }, index) => {
        const shrink = Math.min(1, LIMITS.flex.pictureSide / Math.max(size.width, size.height));
        return {
          pageId: id,
          index,
          widthPx: Math.max(1, Math.round(size.width * shrink)),
          maxBytes: LIMITS.flex.imageBytesAdvised,
          fixedName: null,
          stem: `card-${index + 1}`,
        };
      });
  }
}

/** A video without a poster of its own begins with what is painted where it plays. */
function posterOf(
  { video }: RichMessage,
  { id, size }: RichMessage['pages'][number],
  index: number,
): DesignPicture[] {
  if (!video || video.poster || video.previewImageUrl.trim() !== '') return [];
  const left = Math.min(size.width - 1, Math.max(0, video.area.x));
  const top = Math.min(size.height - 1, Math.max(0, video.area.y));
  const crop = {
    x: left,
    y: top,
    width: Math.max(1, Math.min(video.area.width, size.width - left)),
    height: Math.max(1, Math.min(video.area.height, size.height - top)),
  };
  const widthPx = crop.width;
  const maxBytes = LIMITS.previewImageBytes;
  return [{ pageId: id, index, widthPx, crop, maxBytes, fixedName: null, stem: 'poster' }];
}

/** What a file in a folder is called, by what it holds. */
export interface MediaNames {
  pictures: ReadonlyMap<PageId, string>;
  posters: ReadonlyMap<PageId, string>;
  assets: ReadonlyMap<string, string>;
}

/** The addresses of files that lie in one folder on the net, under the names they were written with. */
export function mediaInFolder(
  base: string,
  { pictures, posters, assets }: MediaNames,
): DesignMedia {
  const folder = base.trim().replace(/\/+$/, '');
  const at = (name: string | undefined) => `${folder}/${encodeURIComponent(name ?? '')}`;
  return {
    baseUrl: () => folder,
    pictureUrl: (pageId) => at(pictures.get(pageId as PageId)),
    posterUrl: (pageId) => at(posters.get(pageId as PageId)),
    assetUrl: (hash) => at(assets.get(hash)),
  };
}
