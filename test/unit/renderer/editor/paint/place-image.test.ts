import { describe, expect, it } from 'vitest';
import { gradientLine } from '#renderer/editor/paint/paint-fill';
import { placeImage } from '#renderer/editor/paint/place-image';

const frame = { x: 100, y: 50, width: 200, height: 100 };

describe('placeImage', () => {
  it('stretches an exact picture to its frame', () => {
    expect(placeImage(frame, 'exact', { width: 7, height: 9 })).toEqual(frame);
  });

  it('shows all of a contained picture in the middle', () => {
    expect(placeImage(frame, 'contain', { width: 100, height: 100 })).toEqual({
      x: 150,
      y: 50,
      width: 100,
      height: 100,
    });
  });

  it('fills the frame with a covering picture and cuts both sides alike', () => {
    expect(placeImage(frame, 'cover', { width: 100, height: 100 })).toEqual({
      x: 100,
      y: 0,
      width: 200,
      height: 200,
    });
  });

  it('brings the focus point into view without an empty edge', () => {
    const top = placeImage(frame, 'cover', { width: 100, height: 100 }, { x: 0.5, y: 0 });
    expect(top.y).toBe(50);
    const bottom = placeImage(frame, 'cover', { width: 100, height: 100 }, { x: 0.5, y: 1 });
    expect(bottom.y + bottom.height).toBe(150);
  });
});

describe('gradientLine', () => {
  it('runs upwards at 0 degrees and to the right at 90, as in CSS', () => {
    const up = gradientLine({ width: 300, height: 200 }, 0);
    expect([up.y0, up.y1]).toEqual([200, 0]);
    const right = gradientLine({ width: 300, height: 200 }, 90);
    expect(right.x0).toBeCloseTo(0);
    expect(right.x1).toBeCloseTo(300);
  });
});
