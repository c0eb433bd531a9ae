import { expect, test } from 'vitest';
import { figures } from '../helpers/figures';
import { sendThroughStorm } from '../helpers/hostile-sends';

test('R4: three thousand multicasts through a storm: applied exactly three thousand times', async () => {
  const found = await sendThroughStorm(3_000, 20_261_125);
  figures('R4 sending', { ...found });
  expect(found).toMatchObject({ applied: 3_000, twice: 0, missing: 0, state: 'accepted' });
  expect(found.perPart).toBeLessThanOrEqual(1.4);
});
