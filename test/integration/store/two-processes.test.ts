import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aWorkspace, firstMenu, type OnDisk } from '../../helpers/a-workspace';
import { figures } from '../../helpers/figures';

const root = join(import.meta.dirname, '..', '..', '..');
let place: OnDisk;
beforeEach(async () => {
  place = await aWorkspace();
});
afterEach(() => place.remove());

const another = (
  saves: number,
): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; saved: number; waited: number }>;
} => {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      join(root, 'test', 'helpers', 'counting-saver.ts'),
      place.folder,
      `${saves}`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'build', 'tsconfig.base.json') },
    },
  );
  let text = '';
  child.stdout?.on('data', (data: Buffer) => {
    text += data.toString();
  });
  const ended = new Promise<{ code: number | null; saved: number; waited: number }>((resolve) =>
    child.once('close', (code) => {
      const [saved = 0, waited = 0] = text.trim().split(' ').map(Number);
      resolve({ code, saved, waited });
    }),
  );
  return { child, ended };
};

test('R11: a thousand saves of two processes that take turns lose none', async () => {
  const [one, two] = await Promise.all([another(500).ended, another(500).ended]);
  expect([one.code, two.code]).toEqual([0, 0]);
  const workspace = await place.open();
  const { document } = await firstMenu(workspace);
  figures('R11', {
    saves: one.saved + two.saved,
    found: Number(document.notes),
    refusedMeanwhile: one.waited + two.waited,
  });
  expect(Number(document.notes)).toBe(1000);
  expect(one.saved + two.saved).toBe(1000);
  await workspace.close();
}, 120_000);

test('R11: four processes that meet the note of a dead one at once never write at the same time', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => dead.once('exit', resolve));
  writeFileSync(
    join(place.folder, '.tapestry', 'lock.json'),
    JSON.stringify({ pid: dead.pid, host: hostname(), startedAt: '2026-01-01T00:00:00Z' }),
  );
  const ended = await Promise.all(Array.from({ length: 4 }, () => another(25).ended));
  expect(ended.map(({ code, saved }) => ({ code, saved }))).toEqual(
    Array.from({ length: 4 }, () => ({ code: 0, saved: 25 })),
  );
  const workspace = await place.open();
  expect((await firstMenu(workspace)).document.notes).toBe('100');
  await workspace.close();
}, 120_000);
