import type { Size } from '#shared/geometry/bounds';
import { LIMITS } from '#shared/line/limits';

/** The six sizes that LINE Official Account Manager takes: three large, three compact. */
export const OAM_SIZES: readonly Size[] = [
  { width: 2500, height: 1686 },
  { width: 1200, height: 810 },
  { width: 800, height: 540 },
  { width: 2500, height: 843 },
  { width: 1200, height: 405 },
  { width: 800, height: 270 },
];

/** Large layouts have two rows. LINE's compact sizes are about three times as wide as high. */
export const isCompact = (size: Size): boolean => size.width / size.height > 2.2;

export const sizeKey = (size: Size): string => `${size.width}x${size.height}`;

export type SizeFault = 'width' | 'height' | 'ratio';

/** Why LINE would refuse a size; null when it takes it. */
export function faultOf(size: Size): SizeFault | null {
  const { minWidth, maxWidth, minHeight, minRatio } = LIMITS.richMenu;
  if (size.width < minWidth || size.width > maxWidth) return 'width';
  if (size.height < minHeight) return 'height';
  if (size.width / size.height < minRatio) return 'ratio';
  return null;
}
