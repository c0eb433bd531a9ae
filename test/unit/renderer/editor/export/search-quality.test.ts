import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchQuality } from '#renderer/editor/export/search-quality';

const SPAN = { from: 20, to: 100, guess: 85 };
const sizeOf = (scale: number, power: number) => (quality: number) =>
  Math.round(scale * (101 - quality) ** -power);

describe('the highest quality that fits', () => {
  it('is found with few real encodings, because quick ones tell the sizes', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 20_000, max: 900_000 }),
        fc.double({ min: 0.4, max: 0.9, noNaN: true }),
        fc.double({ min: 1.01, max: 1.05, noNaN: true }),
        fc.integer({ min: 10_000, max: 200_000 }),
        async (scale, power, larger, limit) => {
          const size = sizeOf(scale, power);
          const found = await searchQuality(
            {
              encode: (quality) => Promise.resolve(new Uint8Array(size(quality))),
              // the share differs a little from quality to quality, as it does with real pictures
              quickSize: (quality) => Promise.resolve(size(quality) * (larger + quality / 20_000)),
            },
            limit,
            SPAN,
          );
          const best = Array.from({ length: 81 }, (_, at) => 100 - at).find(
            (quality) => size(quality) <= limit,
          );
          expect(found?.quality).toBe(best);
          if (!found) return;
          expect(found.bytes.byteLength).toBe(size(found.quality));
          most = Math.max(most, found.encodes);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
    expect(most).toBeLessThanOrEqual(4);
  });

  it('never is one that does not fit, however wrong the quick sizes are', async () => {
    const size = sizeOf(100_000, 0.62);
    for (const lie of [0.5, 0.8, 1.3, 3]) {
      const found = await searchQuality(
        {
          encode: (quality) => Promise.resolve(new Uint8Array(size(quality))),
          quickSize: (quality) => Promise.resolve(size(quality) * lie),
        },
        30_000,
        SPAN,
      );
      expect(found?.bytes.byteLength).toBe(size(found?.quality ?? 0));
      expect(found?.bytes.byteLength).toBeLessThanOrEqual(30_000);
    }
  });

  it('is the first that fills enough of the limit, where that will do', async () => {
    const size = sizeOf(100_000, 0.62);
    const asked: number[] = [];
    const encode = (quality: number) => {
      asked.push(quality);
      return Promise.resolve(new Uint8Array(size(quality)));
    };
    const found = await searchQuality({ encode }, 30_000, { ...SPAN, enough: 0.9 });
    expect(found?.bytes.byteLength).toBeGreaterThanOrEqual(27_000);
    expect(found?.bytes.byteLength).toBeLessThanOrEqual(30_000);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  it('is none where even the lowest does not fit', async () => {
    const encode = () => Promise.resolve(new Uint8Array(10));
    expect(await searchQuality({ encode }, 9, SPAN)).toBe(null);
    expect(await searchQuality({ encode, quickSize: () => Promise.resolve(9) }, 9, SPAN)).toBe(
      null,
    );
  });
});
