import { expect, test } from 'vitest';
import { figures } from '../helpers/figures';
import { longRun } from '../helpers/long-run';

const ROUNDS = Number(process.env.TAPESTRY_ROUNDS ?? 600);
/** However slow the machine is: the figures decide, not the time they take. */
const LONGEST_MS = 6 * 3_600_000;

test('R17: forty hours of edits, publishes and sends at speed: memory grows by a tenth at most, handles stay', {
  timeout: LONGEST_MS,
}, async () => {
  const found = await longRun(ROUNDS, Math.ceil(ROUNDS / 3));
  figures('R17', { ...found });
  expect(found.published).toBe(ROUNDS);
  expect(found.sent).toBe(ROUNDS);
  expect(found.rssEnd).toBeLessThanOrEqual(found.rssWarm * 1.1);
  expect(found.handlesEnd).toBeLessThanOrEqual(found.handlesWarm + 2);
  expect(found.listenersEnd).toBe(found.listenersWarm);
});
