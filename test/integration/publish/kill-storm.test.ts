import { expect, test } from 'vitest';
import { figures } from '../../helpers/figures';
import { killWhilePublishing } from '../../helpers/kill-publishing';

test('R1: twenty-four kills at random moments of publishing leave nothing twice, nothing half, nothing broken', async () => {
  const found = await killWhilePublishing(24, 1);
  figures('R1 publishing', { ...found, broken: found.broken.length });
  expect(found).toMatchObject({ kills: 24, wrong: 0, orphans: 0, broken: [] });
  expect(found.looks).toBeGreaterThan(5);
}, 300_000);
