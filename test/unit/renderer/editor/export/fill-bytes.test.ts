import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillBytes } from '#renderer/editor/export/fill-bytes';
import { searchQuality } from '#renderer/editor/export/search-quality';

/** An encoder whose sizes grow with both qualities, as those of real ones do. */
const encoder = (light: number, colour: number) => (quality: number, chroma: number) =>
  Promise.resolve(
    new Uint8Array(Math.round(light * (101 - quality) ** -0.62 + colour * (101 - chroma) ** -0.62)),
  );

describe('what the best whole quality leaves unused', () => {
  it('is spent: never over the limit, never smaller than before, in a few encodings', async () => {
    const sizes = fc.record({
      light: fc.integer({ min: 20_000, max: 90_000 }),
      colour: fc.integer({ min: 500, max: 60_000 }),
      limit: fc.integer({ min: 12_000, max: 60_000 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ light, colour, limit }) => {
        const both = encoder(light, colour);
        const found = await searchQuality((quality) => both(quality, quality), limit, 85);
        if (found === null) return;
        const filled = await fillBytes(both, limit, found);
        expect(filled.bytes.byteLength).toBeLessThanOrEqual(limit);
        expect(filled.bytes.byteLength).toBeGreaterThanOrEqual(found.bytes.byteLength);
        expect(filled.quality).toBe(found.quality);
        expect(filled.encodes - found.encodes).toBeLessThanOrEqual(4);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('is spent on finer colour, with the light as it was', async () => {
    const asked: [number, number][] = [];
    const both = (quality: number, chroma: number) => {
      asked.push([quality, chroma]);
      return encoder(20_000, 40_000)(quality, chroma);
    };
    // the next quality is one byte too large
    const limit = (await both(91, 91)).byteLength - 1;
    const found = await searchQuality((quality) => both(quality, quality), limit, 85);
    if (found === null) throw new Error('it fits');
    expect(found.quality).toBe(90);
    asked.length = 0;
    const filled = await fillBytes(both, limit, found);
    expect(filled.quality).toBe(90);
    expect(filled.bytes.byteLength).toBeGreaterThan(found.bytes.byteLength * 1.02);
    for (const [quality, chroma] of asked) {
      expect(quality).toBe(90);
      expect(chroma).toBeGreaterThan(90);
    }
  });

  it('stays as it is where there is nothing to gain', async () => {
    const never = () => Promise.reject(new Error('not asked'));
    const full = { quality: 90, bytes: new Uint8Array(980), encodes: 3 };
    expect(await fillBytes(never, 1000, full)).toBe(full);
    const all = { quality: 100, bytes: new Uint8Array(10), encodes: 1 };
    expect(await fillBytes(never, 1000, all)).toBe(all);
  });
});
