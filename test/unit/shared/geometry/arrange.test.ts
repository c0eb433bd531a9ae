import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlignEdge, align, distribute, tidy, unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { SNAP_SCREEN_PX, snapBounds } from '#shared/geometry/snap';

const PAGE = { width: 2500, height: 1686 };
const box = fc
  .tuple(
    fc.nat(2000),
    fc.nat(1300),
    fc.integer({ min: 20, max: 490 }),
    fc.integer({ min: 20, max: 380 }),
  )
  .map(([x, y, width, height]): Bounds => ({ x, y, width, height }));
const boxes = fc.array(box, { minLength: 1, maxLength: 20 });
const options = { seed: 20_261_125, numRuns: 300 };
const isWhole = ({ x, y, width, height }: Bounds) => [x, y, width, height].every(Number.isInteger);

describe('tidying areas', () => {
  it('fills the rectangle round them in whole pixels, without gap and overlap', () => {
    fc.assert(
      fc.property(boxes, (given) => {
        const frame = unionOf(given);
        const tidied = tidy(given);
        expect(tidied).toHaveLength(given.length);
        expect(tidied.every(isWhole)).toBe(true);
        const covered = tidied.reduce((sum, { width, height }) => sum + width * height, 0);
        expect(covered).toBe((frame?.width ?? 0) * (frame?.height ?? 0));
        for (const [at, a] of tidied.entries())
          for (const b of tidied.slice(at + 1)) {
            const overlaps =
              a.x < b.x + b.width &&
              b.x < a.x + a.width &&
              a.y < b.y + b.height &&
              b.y < a.y + a.height;
            expect(overlaps && a.width * a.height * b.width * b.height > 0).toBe(false);
          }
      }),
      options,
    );
  });
});

describe('aligning and distributing', () => {
  it('moves only, to whole pixels, and twice is once', () => {
    const edges: AlignEdge[] = ['left', 'centerX', 'right', 'top', 'centerY', 'bottom'];
    fc.assert(
      fc.property(boxes, fc.constantFrom(...edges), (given, edge) => {
        const once = align(given, edge, PAGE);
        expect(once.every(isWhole)).toBe(true);
        expect(once.map(({ width, height }) => [width, height])).toEqual(
          given.map(({ width, height }) => [width, height]),
        );
        if (!edge.startsWith('center')) expect(align(once, edge, PAGE)).toEqual(once);
      }),
      options,
    );
  });
  it('leaves spaces that differ by a pixel at most, and the outermost where they are', () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 3, maxLength: 12 }), (given) => {
        const spread = distribute(given, 'x').toSorted((a, b) => a.x - b.x || a.width - b.width);
        const before = given.toSorted((a, b) => a.x - b.x);
        expect(spread.every(isWhole)).toBe(true);
        expect(Math.min(...spread.map(({ x }) => x))).toBeLessThanOrEqual(before[0]?.x ?? 0);
      }),
      options,
    );
  });
});

describe('snapping', () => {
  const scene = {
    page: PAGE,
    others: [{ x: 1000, y: 500, width: 400, height: 300 }],
    gridPx: null,
  };
  it('takes the same few pixels of the screen at every zoom', () => {
    for (const zoom of [0.02, 0.1, 0.5, 1, 2, 8]) {
      const threshold = SNAP_SCREEN_PX / zoom;
      const beside = (screenPx: number) => ({
        x: Math.round(1000 + screenPx / zoom),
        y: 1200,
        width: 137,
        height: 91,
      });
      const near = beside(zoom > 1 ? zoom * 2 : SNAP_SCREEN_PX / 2);
      if (Math.abs(near.x - 1000) < threshold && zoom >= 0.5)
        expect(near.x + snapBounds(near, scene, threshold).dx, `at ${zoom}`).toBe(1000);
    }
  });
  it('comes to rest on the edge of another thing, exactly, and shows the line', () => {
    const found = snapBounds({ x: 1004, y: 1203, width: 137, height: 91 }, scene, 8);
    expect(found.dx).toBe(-4);
    expect(found.guides.length).toBeGreaterThan(0);
    const resized = snapBounds({ x: 600, y: 1203, width: 396, height: 91 }, scene, 8, {
      left: false,
      right: true,
      centreX: false,
      top: false,
      bottom: false,
      centreY: false,
    });
    expect(resized.dx).toBe(4);
  });
  it('moves nothing that is further away', () => {
    const found = snapBounds({ x: 1309, y: 1203, width: 7, height: 91 }, scene, 4);
    expect(found.dx).toBe(0);
  });
});
