import { expect, test } from 'vitest';
import { aWorkspace } from '../../helpers/a-workspace';
import { killWhileSaving } from '../../helpers/kill-saving';

test('R1: twenty kills while saving lose nothing that was acknowledged', async () => {
  const place = await aWorkspace();
  try {
    const figures = await killWhileSaving(place, 20, 1);
    process.stderr.write(`R1: ${JSON.stringify(figures)}\n`);
    expect(figures).toMatchObject({ kills: 20, lost: 0, unreadable: 0 });
    expect(figures.acknowledged).toBeGreaterThan(20);
  } finally {
    place.remove();
  }
}, 180_000);
