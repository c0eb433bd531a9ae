import { expect, test } from 'vitest';
import { figures } from '../helpers/figures';
import { killWhilePublishing } from '../helpers/kill-publishing';

/** In four portions, so that a machine that others use too can take one at a time (`-t 'seed 2'`). */
test.each([2, 3, 4, 5])(
  'R1: two hundred kills at random moments of publishing leave nothing twice, nothing half, nothing broken: fifty of them, seed %i',
  async (seed) => {
    const found = await killWhilePublishing(50, seed);
    figures('R1 publishing', { seed, ...found, broken: found.broken.length });
    expect(found).toMatchObject({ kills: 50, wrong: 0, orphans: 0, broken: [] });
    expect(found.looks).toBeGreaterThan(12);
  },
);
