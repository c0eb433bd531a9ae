import { describe, expect, it } from 'vitest';
import { outboxStorm } from '#test/helpers/outbox-storm';

describe('R4: many sends under faults while the program dies at random moments', () => {
  it.each([1, 2, 3])('seed %i: nothing twice, nothing lost', async (seed) => {
    const counts = await outboxStorm({ operations: 200, kills: 20, seed });
    console.info(JSON.stringify(counts));
    expect(counts).toMatchObject({ duplicates: 0, lost: 0, claimed: 0, keysChanged: 0 });
    expect(counts.kills).toBeGreaterThan(10);
    // faults really happened
    expect(counts.requests).toBeGreaterThan(counts.operations);
  });
});
