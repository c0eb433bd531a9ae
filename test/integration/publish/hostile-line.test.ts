import { expect, test } from 'vitest';
import { figures } from '../../helpers/figures';
import { hostilePublish } from '../../helpers/hostile-publish';
import { seeded } from '../../helpers/publish-model';

test('R4: a publish through a proxy that lies, drops and stalls ends as without it', async () => {
  const random = seeded(7);
  const found = await hostilePublish({ seed: 20261125, strikes: () => random.chance(0.06) });
  figures('R4 publishing through a faulty proxy', { ...found, wrong: found.wrong.length });
  expect(found.wrong).toEqual([]);
  expect(found.faults).toBeGreaterThan(20);
});
