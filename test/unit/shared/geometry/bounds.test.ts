import { describe, expect, it } from 'vitest';
import { commonOf } from '#shared/geometry/bounds';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe('what two rectangles have in common', () => {
  it('is the part that lies in both, whichever is named first', () => {
    const [a, b] = [box(0, 0, 100, 50), box(80, -10, 60, 30)];
    expect(commonOf(a, b)).toEqual(box(80, 0, 20, 20));
    expect(commonOf(b, a)).toEqual(box(80, 0, 20, 20));
    expect(commonOf(a, box(10, 10, 5, 5))).toEqual(box(10, 10, 5, 5));
  });

  it('is nothing when they only touch or lie apart', () => {
    expect(commonOf(box(0, 0, 10, 10), box(10, 0, 10, 10))).toBeNull();
    expect(commonOf(box(0, 0, 10, 10), box(30, 30, 10, 10))).toBeNull();
  });
});
