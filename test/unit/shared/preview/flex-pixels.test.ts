import { expect, test } from 'vitest';
import { bubbleAt, CAROUSEL } from '#shared/preview/flex-pixels';

test('a place in a carousel belongs to the bubble that is drawn there', () => {
  const phone = 375;
  const sizes = ['kilo', 'nano', 'giga'] as const;
  const second = CAROUSEL.before + 260 + CAROUSEL.between;
  expect(bubbleAt(sizes, 0, phone)).toBe(0);
  expect(bubbleAt(sizes, second - CAROUSEL.between, phone)).toBe(0);
  expect(bubbleAt(sizes, second - 1, phone)).toBe(1);
  expect(bubbleAt(sizes, second + 119, phone)).toBe(1);
  expect(bubbleAt(sizes, second + 120 + CAROUSEL.between, phone)).toBe(2);
  expect(bubbleAt(sizes, 10_000, phone)).toBe(2);
});
