import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Camera } from '#renderer/editor/api';
import { Fingers, type Pinch } from '#renderer/editor/canvas/fingers';
import { zoomAt } from '#renderer/editor/core/camera';

const point = fc.record({
  x: fc.integer({ min: 0, max: 1200 }),
  y: fc.integer({ min: 0, max: 800 }),
});
const far = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y) > 40;

/** What the canvas does with a pinch. */
const follow = (camera: Camera, { from, to, factor }: Pinch): Camera => {
  const { x, y, zoom } = zoomAt(camera, camera.zoom * factor, from);
  return { x: x + (from.x - to.x) / zoom, y: y + (from.y - to.y) / zoom, zoom };
};

describe('fingers on the canvas', () => {
  it('are a mouse while there is one', () => {
    const fingers = new Fingers();
    fingers.down(1, { x: 10, y: 10 });
    expect(fingers.areTogether).toBe(false);
    expect(fingers.move(1, { x: 90, y: 10 })).toBeNull();
    fingers.up(1);
    expect(fingers.has(1)).toBe(false);
  });

  it('hold the middle between two of them to the same spot of the page, wherever they go', () => {
    fc.assert(
      fc.property(point, point, fc.array(fc.tuple(point, point), { maxLength: 6 }), (a, b, way) => {
        fc.pre(far(a, b) && way.every(([one, two]) => far(one, two)));
        const fingers = new Fingers();
        fingers.down(1, a);
        fingers.down(2, b);
        let camera: Camera = { x: 300, y: 200, zoom: 0.5 };
        const under = (at: { x: number; y: number }) => ({
          x: camera.x + at.x / camera.zoom,
          y: camera.y + at.y / camera.zoom,
        });
        const middle = (one: typeof a, two: typeof a) => ({
          x: (one.x + two.x) / 2,
          y: (one.y + two.y) / 2,
        });
        const spot = under(middle(a, b));
        for (const [one, two] of way) {
          for (const [id, at] of [[1, one] as const, [2, two] as const]) {
            const pinch = fingers.move(id, at);
            if (!pinch) throw new Error('two fingers are a pinch');
            // at the ends of the zoom the fingers slide, as they should
            fc.pre(camera.zoom * pinch.factor < 8 && camera.zoom * pinch.factor > 0.02);
            camera = follow(camera, pinch);
          }
          const now = under(middle(one, two));
          expect(now.x).toBeCloseTo(spot.x, 3);
          expect(now.y).toBeCloseTo(spot.y, 3);
        }
      }),
      { seed: 20_261_127, numRuns: 300 },
    );
  });

  it('zoom by as much as their distance grew', () => {
    const fingers = new Fingers();
    fingers.down(1, { x: 100, y: 100 });
    fingers.down(2, { x: 200, y: 100 });
    expect(fingers.move(2, { x: 300, y: 100 })?.factor).toBe(2);
    expect(fingers.move(1, { x: 200, y: 100 })?.factor).toBe(0.5);
  });

  it('say nothing about a size while they touch each other', () => {
    const fingers = new Fingers();
    fingers.down(1, { x: 100, y: 100 });
    fingers.down(2, { x: 101, y: 100 });
    expect(fingers.move(2, { x: 400, y: 100 })?.factor).toBe(1);
  });

  it('that are left over go on moving the view, until the last is lifted', () => {
    const fingers = new Fingers();
    fingers.down(1, { x: 100, y: 100 });
    fingers.down(2, { x: 200, y: 100 });
    fingers.up(1);
    expect(fingers.areTogether).toBe(true);
    expect(fingers.move(2, { x: 210, y: 120 })).toEqual({
      from: { x: 200, y: 100 },
      to: { x: 210, y: 120 },
      factor: 1,
    });
    fingers.up(2);
    expect(fingers.areTogether).toBe(false);
  });
});
