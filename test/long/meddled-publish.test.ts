import { expect, test } from 'vitest';
import { figures } from '../helpers/figures';
import { meddledPublish } from '../helpers/hostile-publish';

test.each([1, 2, 3])(
  'R16: somebody else moves a tab or the default before each call of a publish, seed %i',
  async (seed) => {
    const found = await meddledPublish(seed);
    figures('R16 somebody else', { ...found, wrong: found.wrong.length });
    expect(found.wrong).toEqual([]);
  },
);
