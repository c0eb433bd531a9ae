import type { Ink } from './gradient';
import type { Tile } from './patterns';

/** No smaller pattern is looked at more closely; it is a grey by then. */
const MOST_LOOKS = 8;

/** The ink of a tile that is laid side by side, at a point that is counted from a corner of one. */
export function inkOfTile(tile: Tile, scale: number): (x: number, y: number) => Ink {
  const read = (x: number, y: number): Ink => {
    const at = (wrapped(y, tile.height) * tile.width + wrapped(x, tile.width)) * 4;
    const { data } = tile;
    return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, (data[at + 3] ?? 0) / 255];
  };
  if (scale === 1) return (x, y) => read(Math.floor(x), Math.floor(y));
  // smaller: the mean of all that falls into a pixel; larger: between the four that are nearest
  const looks = Math.min(MOST_LOOKS, Math.ceil(1 / scale));
  const steps = Array.from({ length: looks }, (_, at) => (at + 0.5) / looks - 0.5);
  return (x, y) => {
    const seen: (readonly [ink: Ink, share: number])[] = [];
    for (const down of steps)
      for (const right of steps)
        seen.push(...between((x + right) / scale, (y + down) / scale, read));
    return mixed(seen);
  };
}

const wrapped = (place: number, size: number): number => ((place % size) + size) % size;

function between(x: number, y: number, read: (x: number, y: number) => Ink) {
  const [left, top] = [Math.floor(x - 0.5), Math.floor(y - 0.5)];
  const [right, down] = [x - 0.5 - left, y - 0.5 - top];
  return [
    [read(left, top), (1 - right) * (1 - down)],
    [read(left + 1, top), right * (1 - down)],
    [read(left, top + 1), (1 - right) * down],
    [read(left + 1, top + 1), right * down],
  ] as const;
}

/** What is clear has no colour to give. */
function mixed(inks: readonly (readonly [ink: Ink, share: number])[]): Ink {
  const sum = [0, 0, 0, 0];
  let whole = 0;
  for (const [ink, share] of inks) {
    whole += share;
    sum[3] = (sum[3] ?? 0) + ink[3] * share;
    for (const part of [0, 1, 2] as const)
      sum[part] = (sum[part] ?? 0) + ink[part] * ink[3] * share;
  }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  return alpha === 0
    ? [0, 0, 0, 0]
    : [red / alpha, green / alpha, blue / alpha, alpha / Math.max(1e-9, whole)];
}
