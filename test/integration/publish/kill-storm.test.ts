import { expect, test } from 'vitest';
import { figures } from '../../helpers/figures';
import { killWhilePublishing } from '../../helpers/kill-publishing';

test('R1: twelve kills at random moments of publishing leave nothing twice, nothing half, nothing broken', async () => {
  const found = await killWhilePublishing(12, 1);
  figures('R1 publishing', { ...found, broken: found.broken.length });
  expect(found).toMatchObject({ kills: 12, wrong: 0, orphans: 0, broken: [] });
  expect(found.looks).toBeGreaterThan(3);
}, 300_000);
