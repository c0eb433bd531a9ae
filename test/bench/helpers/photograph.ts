/** A seeded generator of numbers in [0, 1): mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Something that compresses like a photograph: soft shapes of four sizes with grain over them. No lossless
 * format holds it under LINE's limit at the size of a rich menu. The same every time.
 */
export function photograph(width: number, height: number): ImageData {
  const random = seeded(7);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let channel = 0; channel < 3; channel += 1) {
    const octaves = [320, 90, 28, 9].map((cell) => {
      const columns = Math.ceil(width / cell) + 2;
      const rows = Math.ceil(height / cell) + 2;
      return { cell, columns, at: Float32Array.from({ length: columns * rows }, random) };
    });
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        let value = 0;
        let weight = 110;
        for (const { cell, columns, at } of octaves) {
          const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
          const [right, down] = [x / cell - column, y / cell - row];
          const start = row * columns + column;
          const top = mix(at[start], at[start + 1], right);
          const bottom = mix(at[start + columns], at[start + columns + 1], right);
          value += mix(top, bottom, down) * weight;
          weight *= 0.5;
        }
        data[(y * width + x) * 4 + channel] = value + random() * 10;
      }
    }
  }
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}

const mix = (a = 0, b = 0, share: number): number => a + (b - a) * share;
