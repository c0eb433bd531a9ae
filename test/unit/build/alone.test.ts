import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { alone } from '../../../build/scripts/alone.mjs';

let folder: string;
let note: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-alone-'));
  note = join(folder, 'builder');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('tasks under one note run one after the other, also after one that failed', async () => {
  let running = 0;
  const task = async () => {
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    running -= 1;
  };
  const failing = alone(note, async () => {
    throw new Error('the build failed');
  });
  await expect(failing).rejects.toThrow('the build failed');
  await Promise.all([alone(note, task), alone(note, task), alone(note, task)]);
  expect(existsSync(note)).toBe(false);
});

it('whoever was killed holds nobody up', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  writeFileSync(note, String(gone));
  expect(await alone(note, async () => 'done')).toBe('done');
});

it('where no note can be left the task runs all the same', async () => {
  expect(await alone(join(folder, 'none', 'builder'), async () => 'done')).toBe('done');
});
