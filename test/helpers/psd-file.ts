import { initializeCanvas, type Layer, type Psd, writePsdUint8Array } from 'ag-psd';
import { readPsd } from '#renderer/features/imports/psd/read-psd';

/* Photoshop files that a test writes, and what the import makes of them. */

const imageData = (width: number, height: number) =>
  ({ width, height, data: new Uint8ClampedArray(width * height * 4) }) as ImageData;
initializeCanvas(() => {
  throw new Error('no canvas here');
}, imageData);

export const PAGE = 100;
export type Rgba = [number, number, number, number];
export const px = (value: number) => ({ value, units: 'Pixels' as const });

/** A square layer, by its place and a colour for each of its pixels. */
export const painted = (
  name: string,
  [left, top, side]: [number, number, number],
  colour: (x: number, y: number) => Rgba,
  more: Layer = {},
): Layer => {
  const pixels = imageData(side, side);
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) pixels.data.set(colour(x, y), (y * side + x) * 4);
  return { name, left, top, right: left + side, bottom: top + side, imageData: pixels, ...more };
};

export const psdFile = (children: Layer[], more: Partial<Psd> = {}): Uint8Array =>
  writePsdUint8Array({
    width: PAGE,
    height: PAGE,
    children,
    imageData: imageData(PAGE, PAGE),
    ...more,
  });

/** The last layer of a file, a look at its pixels by places of the page, and what was said. */
export async function readLayers(file: Uint8Array) {
  const drawn: { width: number; height: number; data: Uint8ClampedArray }[] = [];
  const picture = await readPsd(file, async ({ width, height, data }) => {
    drawn.push({ width, height, data: data as Uint8ClampedArray });
    return Uint8Array.of(1);
  });
  const layer = picture.layers.at(-1);
  if (!layer) throw new Error('there is no layer');
  const pixels = drawn.at(-1);
  const at = (x: number, y: number): number[] => {
    if (!pixels || layer.png === null) throw new Error('there are no pixels');
    const [column, row] = [x - layer.x, y - layer.y];
    if (column < 0 || row < 0 || column >= pixels.width || row >= pixels.height)
      return [0, 0, 0, 0];
    const from = (row * pixels.width + column) * 4;
    return [...pixels.data.slice(from, from + 4)];
  };
  return { layer, at, codes: picture.problems.map(({ code }) => code), groups: picture.groups };
}

export const stroke = {
  enabled: true,
  size: px(4),
  position: 'outside' as const,
  opacity: 1,
  blendMode: 'normal' as const,
};
export const stop = (location: number, r: number, g: number, b: number) => ({
  color: { r, g, b },
  location,
  midpoint: 0.5,
});
export const full = [
  { opacity: 1, location: 0, midpoint: 0.5 },
  { opacity: 1, location: 1, midpoint: 0.5 },
];
/** From red to green. */
export const gradientStroke = (angle: number, more = {}) => ({
  ...stroke,
  fillType: 'gradient' as const,
  gradient: {
    name: 'red to green',
    type: 'solid' as const,
    smoothness: 1,
    colorStops: [stop(0, 255, 0, 0), stop(1, 0, 255, 0)],
    opacityStops: full,
    style: 'linear' as const,
    scale: 1,
    angle,
    ...more,
  },
});
