import { expect, test } from 'vitest';
import { aWorkspace } from '../helpers/a-workspace';
import { killWhileSaving } from '../helpers/kill-saving';

test('R1: two hundred kills while saving lose nothing that was acknowledged', async () => {
  const place = await aWorkspace();
  try {
    const figures = await killWhileSaving(place, 200, 2);
    process.stderr.write(`R1: ${JSON.stringify(figures)}\n`);
    expect(figures).toMatchObject({ kills: 200, lost: 0, unreadable: 0 });
  } finally {
    place.remove();
  }
});
