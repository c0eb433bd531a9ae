import { getLayerMaskImageData, type Layer, type PixelData } from 'ag-psd';
import { LAYERED_LIMITS } from '#shared/domain/design/layered-picture';

/**
 * The pixels of a layer under its mask, where the mask is one of pixels and nothing is computed on top of it.
 * Null: there is a mask that cannot be taken over so.
 */
export function masked(layer: Layer, pixels: PixelData): PixelData | null {
  const { mask } = layer;
  if (!mask || mask.disabled) return pixels;
  if (mask.fromVectorData || mask.userMaskFeather || mask.vectorMaskFeather) return null;
  if ((mask.userMaskDensity ?? 1) < 1 || (mask.vectorMaskDensity ?? 1) < 1) return null;
  if (layer.realMask || layer.vectorMask) return null;
  const width = (mask.right ?? 0) - (mask.left ?? 0);
  const height = (mask.bottom ?? 0) - (mask.top ?? 0);
  if (width > LAYERED_LIMITS.side || height > LAYERED_LIMITS.side) return null;
  const own = getLayerMaskImageData(layer);
  if (width > 0 && height > 0 && (own?.width !== width || own.height !== height)) return null;
  const offsetX = (layer.left ?? 0) - (mask.left ?? 0);
  const offsetY = (layer.top ?? 0) - (mask.top ?? 0);
  const outside = mask.defaultColor ?? 255;
  const data = new Uint8ClampedArray(pixels.data);
  for (let y = 0; y < pixels.height; y += 1) {
    for (let x = 0; x < pixels.width; x += 1) {
      const [maskX, maskY] = [x + offsetX, y + offsetY];
      const isIn = own && maskX >= 0 && maskY >= 0 && maskX < width && maskY < height;
      const seen = isIn ? (own.data[(maskY * width + maskX) * 4] ?? 255) : outside;
      const at = (y * pixels.width + x) * 4 + 3;
      data[at] = ((data[at] ?? 0) * seen) / 255;
    }
  }
  return { ...pixels, data };
}
