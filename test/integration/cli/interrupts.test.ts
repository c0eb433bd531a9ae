import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  createReadStream,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, start, tapestry } from '#test/helpers/command-line';

/* A named pipe that says nothing: the first interrupt ends the waiting, whoever waits. */

const folder = mkdtempSync(join(tmpdir(), 'tapestry-interrupts-'));
const workspace = join(folder, 'workspace');
const at = ['--workspace', workspace];
let made = 0;
const pipe = () => {
  made += 1;
  const path = join(folder, `pipe-${made}`);
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
  return path;
};
const message = join(folder, 'message.json');
writeFileSync(message, '{"type":"text","text":"a"}');

beforeAll(async () => {
  buildOnce();
  expect((await tapestry(['sample', '--out', workspace])).status).toBe(0);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Opens the end that writes, which is possible once the other end is open, and says nothing. */
async function silentWriter(path: string): Promise<number> {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

describe.skipIf(process.platform === 'win32')('a named pipe', () => {
  const STOPPED = 'cli.stopped';
  test.each<[string, (path: string) => string[], string]>([
    ['validate', (path) => ['validate', path], STOPPED],
    ['import', (path) => ['import', path, ...at], STOPPED],
    ['send', (path) => ['send', path, ...at, '--channel', 'rehearsal', '--dry-run'], STOPPED],
    ['a capsule', (path) => ['send', '--capsule', path, '--token-env', 'LINE'], STOPPED],
    ['ab', (path) => ['ab', path], STOPPED],
    ['audience check', (path) => ['audience', 'check', path], 'audience.cancelled'],
    [
      'audience fix',
      (path) => ['audience', 'fix', path, '--out', join(folder, 'clean.txt')],
      'audience.cancelled',
    ],
  ])('that says nothing is waited for until the first interrupt: %s', async (_, args, code) => {
    const path = pipe();
    const running = start([...args(path), '--json']);
    const writer = await silentWriter(path);
    running.kill('SIGINT');
    const { status, json } = await running.ended;
    closeSync(writer);
    expect({ status, json }).toMatchObject({ status: 1, json: { error: { code } } });
    expect(readdirSync(folder).filter((name) => name.startsWith('clean'))).toEqual([]);
  });

  test('is read when somebody writes, and written when somebody reads', async () => {
    const from = pipe();
    const reading = start(['validate', from, '--json']).ended;
    writeFileSync(from, '{"type":"text","text":"late"}');
    expect(await reading).toMatchObject({ status: 0, json: [{ kind: 'message', valid: true }] });

    const to = pipe();
    const writing = start(['convert', message, '--to', 'tapestry', '--out', to]).ended;
    let text = '';
    for await (const piece of createReadStream(to, 'utf8')) text += piece;
    expect(JSON.parse(text)).toMatchObject({ kind: 'message' });
    expect((await writing).status).toBe(0);
    expect(lstatSync(to).isFIFO()).toBe(true);

    const ids = pipe();
    const counting = start(['audience', 'check', ids, '--json']).ended;
    writeFileSync(ids, `${'U'.padEnd(33, '0')}\n`.repeat(40_000));
    expect(await counting).toMatchObject({ status: 1, json: { ids: 40_000, unique: 1 } });
  });
});
