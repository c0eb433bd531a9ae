import { expect, test } from 'vitest';
import { cannot, figures } from '../../helpers/figures';
import { FILE_SYSTEMS } from '../../helpers/loop-disk';
import { cutWhileSaving } from '../../helpers/power-cut';

test('R3: eight power cuts lose nothing that was acknowledged', async (context) => {
  const [ext4] = FILE_SYSTEMS;
  const found = ext4 ? await cutWhileSaving(ext4, 8, 5) : 'there is no file system';
  if (typeof found === 'string') {
    cannot('R3', found);
    return context.skip();
  }
  figures('R3', { ...found });
  expect(found).toMatchObject({ cuts: 8, lost: 0, unreadable: 0 });
}, 120_000);
