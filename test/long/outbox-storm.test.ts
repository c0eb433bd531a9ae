import { expect, it } from 'vitest';
import { outboxStorm } from '#test/helpers/outbox-storm';

it('10,000 operations under faults, 200 deaths: nothing twice, nothing lost', async () => {
  const counts = await outboxStorm({ operations: 10_000, kills: 200, seed: 20_261_125 });
  console.info(JSON.stringify(counts));
  expect(counts).toMatchObject({ duplicates: 0, lost: 0, claimed: 0, keysChanged: 0 });
  expect(counts.kills).toBe(200);
});
