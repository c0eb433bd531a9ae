import type { Size } from '#shared/geometry/bounds';
import { LIMITS } from '#shared/line/limits';

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
