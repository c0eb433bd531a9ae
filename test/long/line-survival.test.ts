import { expect, test } from 'vitest';
import { survivalOf } from '#test/helpers/line-survival';

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'R13: five thousand damaged definitions, seed %i of forty',
  (seed) => {
    const { faults, slowestMs } = survivalOf(5_000, seed);
    expect(faults).toEqual([]);
    expect(slowestMs).toBeLessThan(1_000);
  },
);
