import { describe, expect, it } from 'vitest';
import { offsetsOf, windowOf } from '#renderer/ui/virtual-window';

describe('rows of a long list', () => {
  const heights = [100, 50, 200, 50];
  const offsets = offsetsOf(4, (index) => heights[index] ?? 0);

  it('knows where each row begins and where the list ends', () => {
    expect([...offsets]).toEqual([0, 100, 150, 350, 400]);
  });

  it('draws the rows that touch the view and no other', () => {
    expect(windowOf(offsets, 110, 30, 0)).toEqual({ first: 1, last: 2 });
    expect(windowOf(offsets, 90, 70, 0)).toEqual({ first: 0, last: 3 });
  });

  it('stays inside the list at both ends', () => {
    expect(windowOf(offsets, 0, 5000, 400)).toEqual({ first: 0, last: 4 });
    expect(windowOf(offsets, 380, 100, 0)).toEqual({ first: 3, last: 4 });
  });

  it('never leaves a blank at any place of 10,000 rows of mixed height', () => {
    const many = offsetsOf(10_000, (index) => 48 + (index % 7) * 20);
    const total = many[10_000] ?? 0;
    for (let top = 0; top + 700 <= total; top += 997) {
      const { first, last } = windowOf(many, top, 700, 0);
      expect(many[first]).toBeLessThanOrEqual(top);
      expect(many[last]).toBeGreaterThanOrEqual(top + 700);
    }
  });
});
