import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillBytes } from '#renderer/editor/export/fill-bytes';
import { type FoundQuality, searchQuality } from '#renderer/editor/export/search-quality';

/** An encoder whose sizes grow with both qualities, as those of real ones do. */
const encoder = (light: number, colour: number) => (quality: number, chroma: number) =>
  Promise.resolve(
    new Uint8Array(Math.round(light * (101 - quality) ** -0.62 + colour * (101 - chroma) ** -0.62)),
  );

const SPAN = { from: 20, to: 100, guess: 85 };
const plainly = (both: ReturnType<typeof encoder>, limit: number) =>
  searchQuality({ encode: (quality) => both(quality, quality) }, limit, SPAN);
const someSizes = fc.record({
  light: fc.integer({ min: 20_000, max: 90_000 }),
  colour: fc.integer({ min: 500, max: 60_000 }),
  limit: fc.integer({ min: 12_000, max: 60_000 }),
  spend: fc.constantFrom('light' as const, 'colour' as const),
});

describe('what the best whole quality leaves unused', () => {
  it('is spent: never over the limit, never smaller than before, light never coarser', async () => {
    await fc.assert(
      fc.asyncProperty(someSizes, async ({ light, colour, limit, spend }) => {
        const both = encoder(light, colour);
        const found = await plainly(both, limit);
        if (found === null) return;
        const filled = await fillBytes({ encode: both }, limit, found, spend);
        expect(filled.bytes.byteLength).toBeLessThanOrEqual(limit);
        expect(filled.bytes.byteLength).toBeGreaterThanOrEqual(found.bytes.byteLength);
        expect(filled.quality).toBeGreaterThanOrEqual(found.quality);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  const nearlyFits = async (spend: 'light' | 'colour') => {
    const both = encoder(20_000, 40_000);
    // the next quality is one byte too large
    const limit = (await both(91, 91)).byteLength - 1;
    const found = (await plainly(both, limit)) as FoundQuality;
    expect(found.quality).toBe(90);
    const asked: [number, number][] = [];
    const filled = await fillBytes(
      {
        encode: (quality, chroma) => {
          asked.push([quality, chroma]);
          return both(quality, chroma);
        },
      },
      limit,
      found,
      spend,
    );
    expect(filled.bytes.byteLength).toBeGreaterThan(found.bytes.byteLength * 1.02);
    return { asked, filled };
  };

  it('is spent on finer colour, with the light as it was, where colours have edges', async () => {
    const { asked, filled } = await nearlyFits('colour');
    expect(filled.quality).toBe(90);
    for (const [quality, chroma] of asked) {
      expect(quality).toBe(90);
      expect(chroma).toBeGreaterThan(90);
    }
  });

  it('is spent on finer light, with colour not much coarser, where colours are soft', async () => {
    const { asked, filled } = await nearlyFits('light');
    expect(filled.quality).toBe(91);
    for (const [quality, chroma] of asked) {
      expect(quality).toBe(91);
      expect(chroma).toBeLessThan(91);
      expect(chroma).toBeGreaterThanOrEqual(81);
    }
  });

  it('stays as it is where there is nothing to gain', async () => {
    const never = { encode: () => Promise.reject(new Error('not asked')) };
    const full = { quality: 90, bytes: new Uint8Array(980), encodes: 3, quick: 0, ratio: null };
    expect(await fillBytes(never, 1000, full, 'colour')).toBe(full);
    const all = { quality: 100, bytes: new Uint8Array(10), encodes: 1, quick: 0, ratio: null };
    expect(await fillBytes(never, 1000, all, 'light')).toBe(all);
  });
});
