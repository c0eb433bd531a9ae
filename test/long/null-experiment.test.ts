import { expect, it } from 'vitest';
import { simulateNull } from '#test/helpers/null-experiment';

it('2,000 tests of a message against itself stay under the stated rate when looked at daily', () => {
  const table = simulateNull({ runs: 2_000, days: 14, perDay: 1_500, baseline: 0.03, seed: 2026 });
  console.log(table.text);
  expect(table.sequential).toBeLessThanOrEqual(0.05);
  expect(table.plan).toBeLessThanOrEqual(0.05);
  // one look: 5 % ± 1.5 points is three deviations of 2,000 runs
  expect(Math.abs(table.once - 0.05)).toBeLessThan(0.015);
  expect(table.peeking).toBeGreaterThan(0.1);
}, 600_000);
