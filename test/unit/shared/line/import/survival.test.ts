import { expect, test } from 'vitest';
import { survivalOf } from '#test/helpers/line-survival';

test('five thousand damaged definitions: no crash, no hang, every refusal with a code', () => {
  const { tried, read, refused, faults, slowestMs } = survivalOf(5_000, 7);
  expect(faults).toEqual([]);
  expect(slowestMs).toBeLessThan(1_000);
  // damage that is always refused at once would never reach the checks
  expect(read).toBeGreaterThan(tried / 10);
  expect(Object.keys(refused).length).toBeGreaterThan(5);
}, 60_000);
