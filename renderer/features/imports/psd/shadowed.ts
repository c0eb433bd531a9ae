import type { PixelData } from 'ag-psd';
import type { Shadow } from '#shared/domain/design/values';
import { partsOf } from './colour';
import { distances } from './distances';
import { MOST_PIXELS } from './outlined';

/**
 * Pixels with a shadow of a shape drawn under them, and by how much they have grown on each side. The shape lies in
 * the middle of the pixels; the shadow is as large as `spread` pixels of the page make it before it is blurred. Null
 * where there is too much to draw.
 */
export function shadowed(
  top: PixelData,
  shape: PixelData,
  shadow: Shadow,
  { spread, most }: { spread: number; most: number },
): { pixels: PixelData; grown: number } | null {
  const reach = spread + 1.5 * shadow.blur + Math.max(Math.abs(shadow.x), Math.abs(shadow.y));
  const grown = Math.ceil(reach) + 1;
  const width = top.width + 2 * grown;
  const height = top.height + 2 * grown;
  if (Math.max(width, height) > most || width * height > MOST_PIXELS) return null;
  const left = (width - shape.width) / 2 + Math.round(shadow.x);
  const above = (height - shape.height) / 2 + Math.round(shadow.y);
  let alpha = new Uint8Array(width * height);
  for (let y = 0; y < shape.height; y += 1)
    for (let x = 0; x < shape.width; x += 1)
      alpha[(y + above) * width + x + left] = shape.data[(y * shape.width + x) * 4 + 3] ?? 0;
  if (spread > 0) alpha = spreadOut(alpha, width, height, spread);
  const soft = blurred(alpha, width, height, shadow.blur);
  const ink = partsOf(shadow.colour);
  const strength = shadow.colour.length > 7 ? Number.parseInt(shadow.colour.slice(7), 16) / 255 : 1;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = [x - grown, y - grown];
      const isIn = fromX >= 0 && fromY >= 0 && fromX < top.width && fromY < top.height;
      const source = isIn ? (fromY * top.width + fromX) * 4 : -1;
      const own = isIn ? (top.data[source + 3] ?? 0) / 255 : 0;
      const under = ((soft[y * width + x] ?? 0) / 255) * strength * (1 - own);
      const whole = own + under;
      const target = (y * width + x) * 4;
      for (let part = 0; part < 3; part += 1)
        data[target + part] =
          whole === 0
            ? 0
            : ((top.data[source + part] ?? 0) * own + (ink[part] ?? 0) * under) / whole;
      data[target + 3] = whole * 255;
    }
  }
  return { pixels: { width, height, data }, grown };
}

/** A shape that is larger by so much all round; what was half clear stays at least as strong. */
function spreadOut(alpha: Uint8Array, width: number, height: number, by: number) {
  const toSolid = distances(alpha, width, height, (value) => value >= 128);
  return alpha.map((value, at) =>
    Math.max(value, 255 * Math.min(1, Math.max(0, by + 1 - (toSolid[at] ?? 0)))),
  );
}

/** As a canvas blurs a shadow: three boxes come close to its bell, whose width is half of the blur. */
function blurred(alpha: Uint8Array, width: number, height: number, blur: number): Float32Array {
  let field = Float32Array.from(alpha);
  const radius = Math.round((Math.sqrt(blur * blur + 1) - 1) / 2);
  if (radius < 1) return field;
  let other = new Float32Array(field.length);
  const along = (start: number, step: number, count: number) => {
    let sum = 0;
    for (let i = -radius; i < count + radius; i += 1) {
      if (i + radius < count) sum += field[start + (i + radius) * step] ?? 0;
      if (i - radius - 1 >= 0) sum -= field[start + (i - radius - 1) * step] ?? 0;
      if (i >= 0 && i < count) other[start + i * step] = sum / (2 * radius + 1);
    }
  };
  for (let pass = 0; pass < 3; pass += 1) {
    for (let y = 0; y < height; y += 1) along(y * width, 1, width);
    [field, other] = [other, field];
    for (let x = 0; x < width; x += 1) along(x, width, height);
    [field, other] = [other, field];
  }
  return field;
}
