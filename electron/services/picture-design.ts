import type { Product, ProductKind } from '#shared/domain/design/design';
import {
  groupsOfPicture,
  type LayeredPicture,
  layersOfPicture,
} from '#shared/domain/design/layered-picture';
import { newId } from '#shared/domain/ids';
import type { Size } from '#shared/geometry/bounds';
import type { Asset } from '#shared/ipc/contract';
import { LIMITS } from '#shared/line/limits';
import { blankDesign } from '#shared/targets/blank-design';
import { randomBytesPort } from '../store/random';

export interface PictureDesign {
  /** What it becomes; without it, a menu where its proportions are those of one, else a rich message. */
  as?: ProductKind | undefined;
  title: string;
  now: Date;
  alias: string;
}

/** A design whose one picture is a file that somebody made elsewhere. */
export function designOfPicture(asset: Asset, options: PictureDesign): Product {
  const { design, size } = blankFor(asset.widthPx, asset.heightPx, options);
  design.pages[0]?.layers.push({
    kind: 'image',
    id: newId('lay', randomBytesPort),
    name: asset.name,
    asset: asset.hash,
    fit: 'cover',
    frame: { x: 0, y: 0, ...size },
  });
  return design;
}

/** A design of the layers of a file that another program saved, at the nearest size that LINE takes. */
export function designOfLayers(picture: LayeredPicture, options: PictureDesign): Product {
  const { width, height } = picture;
  const { design, size } = blankFor(width, height, options);
  // everything stays in proportion; where LINE wants other proportions, the middle stays in the middle
  const scale = Math.min(size.width / width, size.height / height);
  const [left, top] = [(size.width - width * scale) / 2, (size.height - height * scale) / 2];
  const page = design.pages[0];
  if (!page) return design;
  const layers = layersOfPicture(picture, { scale, left, top }, () =>
    newId('lay', randomBytesPort),
  );
  page.layers.push(...layers);
  if (picture.groups.length > 0) page.groups = groupsOfPicture(picture, scale);
  return design;
}

function blankFor(width: number, height: number, options: PictureDesign) {
  const kind =
    options.as ?? (width / height >= LIMITS.richMenu.minRatio ? 'richMenuSet' : 'richMessage');
  const size = SIZE[kind](width, height);
  const design = blankDesign(kind, {
    random: randomBytesPort,
    now: options.now,
    name: options.title,
    pageName: options.title,
    size,
    template: null,
    alias: options.alias,
    chatBarText: '選單',
  });
  return { design, size };
}

/** The nearest size that the product allows. */
const SIZE: Readonly<Record<ProductKind, (width: number, height: number) => Size>> = {
  /** The picture's own size where LINE takes it, else the nearer of the two usual ones. */
  richMenuSet(width, height) {
    const { minWidth, maxWidth, minHeight, minRatio } = LIMITS.richMenu;
    if (width >= minWidth && width <= maxWidth && height >= minHeight && width / height >= minRatio)
      return { width, height };
    return width / height >= 2.2 ? { width: 2500, height: 843 } : { width: 2500, height: 1686 };
  },
  richMessage: (width, height) => ({
    width: LIMITS.imagemap.baseWidth,
    height: Math.max(1, Math.round((LIMITS.imagemap.baseWidth * height) / width)),
  }),
  richCarousel(width, height) {
    const shrink = Math.min(1, LIMITS.flex.pictureSide / Math.max(width, height));
    return {
      width: Math.max(1, Math.round(width * shrink)),
      height: Math.max(1, Math.round(height * shrink)),
    };
  },
};
