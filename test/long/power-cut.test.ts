import { expect, test } from 'vitest';
import { cannot, figures } from '../helpers/figures';
import { FILE_SYSTEMS } from '../helpers/loop-disk';
import { cutWhileSaving } from '../helpers/power-cut';

test.each(FILE_SYSTEMS)(
  'R3: forty power cuts on $name lose nothing that was acknowledged',
  async (system) => {
    const found = await cutWhileSaving(system, 40, 3);
    if (typeof found === 'string') return cannot(`R3 ${system.name}`, found);
    figures(`R3 ${system.name}`, { ...found });
    expect(found).toMatchObject({ cuts: 40, lost: 0, unreadable: 0 });
    expect(found.acknowledged).toBeGreaterThan(40);
  },
);
