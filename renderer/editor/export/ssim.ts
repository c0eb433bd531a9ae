/**
 * Structural similarity on luma, mean over 8 × 8 blocks (Wang et al. 2004, without the Gaussian window).
 * 1 is identical. Guides nobody by itself: it cannot see coloured edges, which is why 4:4:4 comes first.
 */
export function ssimLuma(
  a: Uint8ClampedArray,
  b: Uint8ClampedArray,
  width: number,
  height: number,
): number {
  const C1 = (0.01 * 255) ** 2;
  const C2 = (0.03 * 255) ** 2;
  let sum = 0;
  let blocks = 0;
  for (let top = 0; top + 8 <= height; top += 8) {
    for (let left = 0; left + 8 <= width; left += 8) {
      let sa = 0;
      let sb = 0;
      let saa = 0;
      let sbb = 0;
      let sab = 0;
      for (let y = top; y < top + 8; y += 1) {
        for (let x = left; x < left + 8; x += 1) {
          const at = (y * width + x) * 4;
          const la = luma(a, at);
          const lb = luma(b, at);
          sa += la;
          sb += lb;
          saa += la * la;
          sbb += lb * lb;
          sab += la * lb;
        }
      }
      const ma = sa / 64;
      const mb = sb / 64;
      const va = saa / 64 - ma * ma;
      const vb = sbb / 64 - mb * mb;
      const cov = sab / 64 - ma * mb;
      sum += ((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2));
      blocks += 1;
    }
  }
  return blocks === 0 ? 1 : sum / blocks;
}

const luma = (p: Uint8ClampedArray, at: number): number =>
  0.299 * (p[at] as number) + 0.587 * (p[at + 1] as number) + 0.114 * (p[at + 2] as number);
