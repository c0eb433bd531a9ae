import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInView } from '#renderer/features/planner/row-window';

test('a long table draws what is in view, and its height stays the same', () => {
  expect(rowsInView(10_000, 37, 0, 900)).toEqual({ first: 0, last: 41, above: 0, below: 368_483 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 20, max: 80 }),
      fc.integer({ min: -2_000, max: 2_000_000 }),
      fc.integer({ min: 0, max: 3_000 }),
      (count, row, top, height) => {
        const { first, last, above, below } = rowsInView(count, row, top, height);
        expect(above + (last - first) * row + below).toBe(count * row);
        expect(last - first).toBeLessThanOrEqual(Math.ceil((height + 1_200) / row) + 1);
        // every row that touches the view is drawn
        const touches = Math.min(count, Math.max(0, Math.ceil((top + height) / row)));
        if (top >= 0 && touches * row > top) {
          expect(first * row).toBeLessThanOrEqual(top);
          expect(last).toBeGreaterThanOrEqual(touches);
        }
      },
    ),
  );
});
