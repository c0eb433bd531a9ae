import { expect, test } from 'vitest';
import { figures } from '../helpers/figures';
import { hostilePublish } from '../helpers/hostile-publish';

const SEED = Number(process.env.TAPESTRY_SEED ?? 20_261_125);

test.each([SEED, SEED + 1])(
  'R4: every fault of a proxy at every call of a publish, seed %i',
  async (seed) => {
    const found = await hostilePublish({ seed, strikes: () => true });
    figures('R4 publishing through a faulty proxy', { ...found, wrong: found.wrong.length });
    expect(found.wrong).toEqual([]);
  },
);
