import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { orClosed } from '#electron/store/or-closed';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-or-closed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('gives an open file to what is made of it, and closes it when the making fails', async () => {
  const kept = await open(join(folder, 'a'), 'w');
  expect(await orClosed(kept, async () => 'made')).toBe('made');
  expect((await kept.stat()).isFile()).toBe(true);
  await kept.close();

  const lost = await open(join(folder, 'b'), 'w');
  const failing = orClosed(lost, () => Promise.reject(new Error('full')));
  await expect(failing).rejects.toThrow('full');
  await expect(lost.stat()).rejects.toMatchObject({ code: 'EBADF' });
});
