import { expect, it } from 'vitest';
import { isCutOff } from '#renderer/features/planner/cut-off';

it('the bill of a month is whole as long as what is left out begins after it', () => {
  const left = (leftFrom: string | null) => ({ left: 12, leftFrom });
  expect(isCutOff(left('2026-11-20T00:00:00Z'), '2026-11')).toBe(true);
  expect(isCutOff(left('2026-10-20T00:00:00Z'), '2026-11')).toBe(true);
  // the first of December in Taipei
  expect(isCutOff(left('2026-11-30T17:00:00Z'), '2026-11')).toBe(false);
  expect(isCutOff(left(null), '2026-11')).toBe(true);
  expect(isCutOff({ left: 0, leftFrom: null }, '2026-11')).toBe(false);
  expect(isCutOff(undefined, '2026-11')).toBe(false);
});
