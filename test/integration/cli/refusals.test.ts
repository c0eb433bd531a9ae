import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, tapestry } from '#test/helpers/command-line';

/* What must never be taken for something else: an id that no plan knows, a flag that stands there twice, a folder. */

const folder = mkdtempSync(join(tmpdir(), 'tapestry-refusals-'));
const workspace = join(folder, 'workspace');
const on = ['--workspace', workspace, '--channel', 'rehearsal'];
const file = (name: string, value: string) => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, value);
  return path;
};

beforeAll(async () => {
  buildOnce();
  await tapestry(['sample', '--out', workspace, '--campaigns', '1', '--json']);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The whole error: its place and weight are said like those of any problem. */
async function refused(args: readonly string[]) {
  const { status, json, stderr } = await tapestry([...args, '--json']);
  const { error } = json as { error: { code: string; path: unknown[]; severity: string } };
  expect(error).toMatchObject({ severity: 'error', path: expect.any(Array) });
  return { status, code: error.code, path: error.path, stderr };
}

describe('a choice about what the plan does not know', () => {
  test.each(['plan', 'apply'])('%s names it and does nothing', async (command) => {
    expect(await refused([command, ...on, '--overwrite', 'richmenu-typo'])).toMatchObject({
      status: 2,
      code: 'publish.unknownChoice',
      path: ['overwrite', 'richmenu-typo'],
    });
    expect(await refused([command, ...on, '--leave', 'a', '--overwrite', 'b', 'a'])).toMatchObject({
      status: 2,
      code: 'cli.choiceTwice',
      path: ['leave', 'a'],
    });
  });

  test('an id of the plan is taken, and the default by its name', async () => {
    const { json } = await tapestry(['plan', ...on, '--json']);
    const { operations } = json as { operations: { id: string; resource: string }[] };
    const menu = operations.find(({ resource }) => resource === 'richMenu')?.id ?? '';
    expect((await tapestry(['plan', ...on, '--leave', menu, 'default'])).status).toBe(0);
  });
});

describe('a file of the workspace that cannot be read', () => {
  test.each<[string, string, string]>([
    ['channels.json is a folder', 'channels.json', 'store.fileUnreadable'],
    ['documents is a file', 'documents', 'store.inTheWay'],
    ['the own folder is a file', '.tapestry', 'store.inTheWay'],
  ])('%s: named, and left as it is', async (_, name, code) => {
    const copy = join(folder, `spoilt-${name}`);
    cpSync(workspace, copy, { recursive: true });
    rmSync(join(copy, name), { recursive: true, force: true });
    if (name === 'channels.json') file(join(`spoilt-${name}`, name, 'mine'), 'x');
    else file(join(`spoilt-${name}`, name), 'mine');
    const isFolder = statSync(join(copy, name)).isDirectory();
    const plan = ['plan', '--workspace', copy, '--channel', 'rehearsal'];
    expect(await refused(plan)).toMatchObject({ status: 2, code, path: [name] });
    expect(statSync(join(copy, name)).isDirectory()).toBe(isFolder);
  });

  test('a practice account whose place is taken ends the command with a sentence, not with a stack', async () => {
    const copy = join(folder, 'spoilt-rehearsal');
    cpSync(workspace, copy, { recursive: true });
    rmSync(join(copy, '.tapestry', 'rehearsal'), { recursive: true, force: true });
    file(join('spoilt-rehearsal', '.tapestry', 'rehearsal'), 'mine');
    const found = await refused(['plan', '--workspace', copy, '--channel', 'rehearsal']);
    expect(found).toMatchObject({ status: 1, code: 'store.inTheWay', path: ['rehearsal'] });
    expect(found.stderr).not.toContain('    at ');
  });
});

describe('what a command says where nothing waits in memory', () => {
  test('a channel without a token: how to give it one', async () => {
    const found = await refused(['plan', ...on, '--endpoint', 'http://127.0.0.1:9']);
    expect(found).toMatchObject({ status: 2, code: 'channel.tokenMissing' });
    expect(found.stderr).toContain('only the studio can open them');
    expect(found.stderr).toContain('--token-env LINE_TOKEN');
    const { stderr } = await tapestry([
      ...['plan', ...on, '--endpoint', 'http://127.0.0.1:9', '--locale', 'zh-TW'],
    ]);
    expect(stderr).toContain('只有軟體本身能開啟');
  });

  test.each([
    ['a long-lived token', `${'aB3/+'.repeat(30)}w1cdnyilFU=`],
    ['a v2.1 token', 'eyJhbGciOiJIUzI1NiJ9.UnQ_o-GP0VtnwDjbK0C8E'],
    ['a token of letters and digits alone', 'aB3'.repeat(50)],
  ])('%s in the place of the variable is not repeated', async (_, token) => {
    for (const shape of [[], ['--json']]) {
      const { status, stdout, stderr } = await tapestry([
        ...['plan', ...on, '--token-env', token, ...shape],
      ]);
      expect(status).toBe(2);
      expect(stdout + stderr).not.toContain(token);
      expect(stderr).toContain('LINE_TOKEN');
    }
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that takes nothing (not as root, whom every folder lets in)',
    async () => {
      const copy = join(folder, 'closed');
      cpSync(workspace, copy, { recursive: true });
      chmodSync(join(copy, 'documents'), 0o500);
      const text = file('text.json', '{"type":"text","text":"a"}');
      const { json } = await tapestry(['import', text, '--workspace', copy, '--json']);
      chmodSync(join(copy, 'documents'), 0o700);
      expect(JSON.stringify(json)).toContain('store.noPermission');
      expect(JSON.stringify(json)).not.toContain('memory');
    },
  );
});

describe('one flag, one value', () => {
  test.each<[string, string[]]>([
    ['two plans', ['cost', '--plan', 'light', '--plan', 'high', '--messages', '1']],
    ['two workspaces', ['plan', ...on, '--workspace', folder]],
    [
      'two languages',
      ['--locale', 'en', 'cost', '--plan', 'high', '--messages', '1', '--locale', 'ja'],
    ],
  ])('%s', async (_, args) => {
    expect(await refused(args)).toMatchObject({ status: 2, code: 'cli.usage' });
  });

  test('a broadcast and a capsule are two things to send', async () => {
    const both = await refused(['send', 'x', '--capsule', 'y', '--token-env', 'PATH']);
    expect(both).toMatchObject({ status: 2, code: 'cli.sendWhat' });
  });

  test('the same value twice is said twice, and no more', async () => {
    const args = ['cost', '--plan', 'high', '--plan', 'high', '--messages', '1', '--json'];
    expect((await tapestry(args)).status).toBe(0);
  });

  test('help about a command that none is', async () => {
    expect(await refused(['help', 'frobnicate'])).toMatchObject({ status: 2, code: 'cli.usage' });
  });

  test('a name that is empty is nobody’s folder', async () => {
    const { status, json } = await tapestry(['validate', '', '--json']);
    expect(status).toBe(2);
    expect(json).toMatchObject([{ problems: [{ code: 'cli.inEmpty' }] }]);
  });

  test('a workspace whose name is empty is not the one that one stands in', async () => {
    const args = ['apply', '--workspace', '', '--channel', 'rehearsal', '--json'];
    const { status, json } = await tapestry(args, { cwd: workspace });
    expect(status).toBe(2);
    expect(json).toMatchObject({ error: { code: 'cli.inEmpty' } });
  });
});

describe('audience fix', () => {
  const ids = () => file('ids.txt', `U${'0'.repeat(32)}\nU${'0'.repeat(32)}\n`);

  test.skipIf(process.platform === 'win32')(
    'writes into a pipe and leaves it one (Windows has none with a name)',
    async () => {
      const pipe = join(folder, 'pipe');
      execFileSync('bash', ['-c', 'mkfifo "$0"', pipe]);
      const read = promisify(execFile)('bash', ['-c', 'cat "$0"', pipe]);
      const { status, json } = await tapestry(['audience', 'fix', ids(), '--out', pipe, '--json']);
      expect(status).toBe(0);
      expect(json).toMatchObject({ ids: 1, unique: 1, duplicates: 0, bytes: 34 });
      expect((await read).stdout).toBe(`U${'0'.repeat(32)}\n`);
      expect(statSync(pipe).isFIFO()).toBe(true);
    },
  );

  test('an empty --out is refused', async () => {
    expect(await refused(['audience', 'fix', ids(), '--out', ''])).toMatchObject({
      status: 2,
      code: 'cli.outEmpty',
    });
  });
});
