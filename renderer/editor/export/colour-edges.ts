/** JPEG halves colour in blocks of this many pixels a side; what it does to one of them is what an eye finds. */
const BLOCK = 16;
/** So many blocks may suffer: a logo or a headline is a small part of a picture, and the first that people look at. */
const SHARE = 0.003;

/** Grain of photographs lies below 3, pictures with coloured letters or edges above 6. */
const EDGES_FROM = 5;

/** Whether a picture has edges of colour that half the resolution would smear (4:2:0). */
export const hasColourEdges = (pixels: ImageData): boolean => lossOfHalf(pixels) >= EDGES_FROM;

/**
 * How far colour is off, as a root mean square of 0–255, when it is kept at half resolution (4:2:0): in the block that only
 * three in a thousand are worse than.
 */
function lossOfHalf({ data, width, height }: ImageData): number {
  const columns = Math.ceil(width / BLOCK);
  const sums = new Float64Array(columns * Math.ceil(height / BLOCK));
  for (let y = 0; y + 1 < height; y += 1) {
    // fours that begin at even places and fours that begin at odd ones: an edge between two of the first is smeared as well
    for (let x = y % 2; x + 1 < width; x += 2) {
      const at = (y * width + x) * 4;
      let [blue, red, blue2, red2] = [0, 0, 0, 0];
      for (const of of [at, at + 4, at + width * 4, at + width * 4 + 4]) {
        const [r = 0, g = 0, b = 0] = [data[of], data[of + 1], data[of + 2]];
        // the two colour channels of JPEG
        const cb = 0.5 * b - 0.1687 * r - 0.3313 * g;
        const cr = 0.5 * r - 0.4187 * g - 0.0813 * b;
        blue += cb;
        blue2 += cb * cb;
        red += cr;
        red2 += cr * cr;
      }
      const block = Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK);
      // four pixels become their mean: what is lost is what they differ by
      sums[block] = (sums[block] ?? 0) + blue2 - (blue * blue) / 4 + red2 - (red * red) / 4;
    }
  }
  sums.sort();
  const worst = sums[Math.floor(sums.length * (1 - SHARE))] ?? 0;
  return Math.sqrt(worst / (BLOCK * BLOCK * 2));
}
