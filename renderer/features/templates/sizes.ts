import type { ProductKind } from '#shared/domain/design/design';
import type { Size } from '#shared/geometry/bounds';
import { OAM_SIZES } from '#shared/geometry/templates';
import { LIMITS } from '#shared/line/limits';
import { MESSAGE_HEIGHTS } from '#shared/targets/rich-message/templates';

export const sizeKey = (size: Size): string => `${size.width}x${size.height}`;

/** Pictures that fill a card well: square, LINE's own card, its older one, a poster. */
const CARD_SIZES: readonly Size[] = [
  { width: 1024, height: 1024 },
  { width: 1024, height: 665 },
  { width: 1024, height: 922 },
  { width: 768, height: 1024 },
];

/** Sizes that are offered by name, for each product. */
export const sizesOf = (kind: ProductKind): readonly Size[] => {
  switch (kind) {
    case 'richMenuSet':
      return OAM_SIZES;
    case 'richMessage':
      return MESSAGE_HEIGHTS.map((height) => ({ width: LIMITS.imagemap.baseWidth, height }));
    case 'richCarousel':
      return CARD_SIZES;
  }
};

export type SizeFault = 'width' | 'height' | 'ratio' | 'side' | 'tall';

/** Why LINE would refuse a size; null when it takes it. */
export function faultOf(size: Size, kind: ProductKind = 'richMenuSet'): SizeFault | null {
  switch (kind) {
    case 'richMenuSet': {
      const { minWidth, maxWidth, minHeight, minRatio } = LIMITS.richMenu;
      if (size.width < minWidth || size.width > maxWidth) return 'width';
      if (size.height < minHeight) return 'height';
      if (size.width / size.height < minRatio) return 'ratio';
      return null;
    }
    case 'richMessage':
      return null;
    case 'richCarousel':
      if (Math.max(size.width, size.height) > LIMITS.flex.pictureSide) return 'side';
      if (size.height > size.width * LIMITS.flex.tallest) return 'tall';
      return null;
  }
}
