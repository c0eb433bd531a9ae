import { describe, expect, it } from 'vitest';
import { hasColourEdges } from '#renderer/editor/export/colour-edges';
import { seeded } from '#test/helpers/random';

const [WIDTH, HEIGHT] = [512, 384];

/** Soft waves with the grain of a camera over them, and what `over` paints on it. */
function picture(over: (x: number, y: number) => [number, number, number] | null = () => null) {
  const random = seeded(3);
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(255);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const soft = [Math.sin(x / 60), Math.cos(y / 80), Math.sin((x + y) / 90)];
      const painted = over(x, y);
      for (const [channel, wave] of soft.entries())
        data[(y * WIDTH + x) * 4 + channel] = painted?.[channel] ?? 128 + wave * 90 + random() * 8;
    }
  return { data, width: WIDTH, height: HEIGHT, colorSpace: 'srgb' } as ImageData;
}

describe('edges of colour', () => {
  it('a photograph has none', () => {
    expect(hasColourEdges(picture())).toBe(false);
  });

  it('coloured strokes on it are some, also when they are a small part of it', () => {
    const strokes = picture((x, y) => (x < 96 && y < 32 && x % 6 < 2 ? [220, 20, 60] : null));
    expect(hasColourEdges(strokes)).toBe(true);
  });

  it('black strokes on white are none: light keeps its resolution', () => {
    const grey = picture((x) => (x % 6 < 2 ? [0, 0, 0] : [255, 255, 255]));
    expect(hasColourEdges(grey)).toBe(false);
  });
});
