import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, start, tapestry } from '#test/helpers/command-line';

/*
 * Commands on a workspace, asked for what no script should ask: each ends with the status of the contract and one
 * typed error, and leaves nothing behind.
 */

const folder = mkdtempSync(join(tmpdir(), 'tapestry-hostile-'));
const workspace = join(folder, 'workspace');
const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'index.cjs');
const HOME = '首頁・秋季';
const on = ['--workspace', workspace, '--channel', 'rehearsal'];
const file = (name: string, value: string) => {
  const path = join(folder, name);
  writeFileSync(path, value);
  return path;
};
const text = '{"type":"text","text":"a"}';

beforeAll(async () => {
  buildOnce();
  expect((await tapestry(['sample', '--out', workspace])).status).toBe(0);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Failed {
  error: { code: string; message: string };
}
async function refused(args: string[], options: Parameters<typeof start>[1] = {}) {
  const { status, json, stderr } = await tapestry([...args, '--json'], options);
  expect(stderr).not.toMatch(/^\s+at /m);
  return { status, code: (json as Failed).error.code, all: JSON.stringify(json) + stderr };
}

describe('wrong usage ends with 2', () => {
  test.each<[string, string[], string]>([
    ['a plan hash that is none', ['apply', ...on, '--plan-hash', ''], 'cli.usage'],
    [
      'nobody who signs',
      ['approve', HOME, '--workspace', workspace, '--reviewer', ' '],
      'cli.usage',
    ],
    [
      'a name that is a book',
      ['approve', HOME, '--workspace', workspace, '--reviewer', 'm'.repeat(81)],
      'cli.usage',
    ],
    [
      'a note that is a book',
      ['approve', HOME, '--workspace', workspace, '--reviewer', 'Mei', '--note', 'n'.repeat(501)],
      'cli.usage',
    ],
    // nobody in particular is somebody else than the reviewer, and two people would be one
    ['nobody who publishes', ['apply', ...on, '--require-approval', '--by', ''], 'cli.usage'],
    [
      'a run to take back and one to go to',
      ['rollback', ...on, '--run', 'a', '--to', 'b'],
      'cli.usage',
    ],
    ['a run that climbs', ['rollback', ...on, '--run', '../../x'], 'publish.nothingToTakeBack'],
    [
      'media that LINE would not fetch',
      ['render', HOME, '--workspace', workspace, '--out', folder, '--media-base', 'javascript:1'],
      'cli.usage',
    ],
    ['nowhere to write', ['render', HOME, '--workspace', workspace, '--out', ''], 'cli.outEmpty'],
    [
      'no workspace to take pictures from',
      ['preview', file('m.json', text), '--out', folder, '--workspace', folder],
      'cli.noSuchWorkspace',
    ],
    [
      'an address with a query',
      ['plan', ...on, '--endpoint', 'http://127.0.0.1:9/a?b'],
      'cli.usage',
    ],
    ['a variable that is none', ['pull', ...on, '--token-env', '__proto__'], 'cli.tokenEnvEmpty'],
    [
      'a variable of every object',
      ['pull', ...on, '--token-env', 'constructor'],
      'cli.tokenEnvEmpty',
    ],
  ])('%s', async (_, args, code) => {
    expect(await refused(args)).toMatchObject({ status: 2, code });
  });

  test('a password in an address is refused and not repeated', async () => {
    const found = await refused(['plan', ...on, '--endpoint', 'http://mei:oolong@127.0.0.1:9']);
    expect(found).toMatchObject({ status: 2, code: 'cli.usage' });
    expect(found.all).not.toContain('oolong');
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that takes nothing, before anything is drawn',
    async () => {
      const shut = join(folder, 'shut');
      mkdirSync(shut);
      chmodSync(shut, 0o555);
      for (const args of [
        ['render', HOME, '--workspace', workspace, '--out', shut],
        ['preview', file('m.json', text), '--out', shut],
      ])
        expect(await refused(args)).toMatchObject({ status: 2, code: 'cli.fileUnwritable' });
    },
  );
});

describe('a send that is none', () => {
  test.each<[string, string, string, object]>([
    ['nothing', '', 'import.empty', {}],
    ['half a value', '[1', 'import.notJson', {}],
    ['with comments', `// hi\n{"messages":[${text}]}`, 'import.lenientJson', {}],
    ['a list', '[]', 'outbox.notARequest', {}],
    ['no messages', '{}', 'json.required', { path: ['messages'] }],
    ['words for messages', '{"messages":"a"}', 'json.wrongType', { path: ['messages'] }],
    ['no message', '{"messages":[]}', 'outbox.notASend', { path: ['messages'] }],
    [
      'less than nobody',
      `{"messages":[${text}],"limit":{"max":-5}}`,
      'outbox.notASend',
      { path: ['limit', 'max'] },
    ],
    [
      'a way out of the house',
      `{"messages":[${text}],"to":["../x"]}`,
      'outbox.notASend',
      { path: ['to', 0] },
    ],
    [
      'a name that changes objects',
      `{"messages":[{"type":"text","text":"a","__proto__":{"x":1}}]}`,
      'json.reservedName',
      {},
    ],
  ])('%s', async (name, content, code, more) => {
    const path = file(`${name}.json`, content);
    const { status, json } = await tapestry(['send', path, ...on, '--dry-run', '--json']);
    expect({ status, json }).toMatchObject({ status: 1, json: { error: { code, ...more } } });
  });

  test('a file with a secret, named by mistake, is not quoted', async () => {
    const { all } = await refused(['send', file('token', 'oolong-secret'), ...on, '--dry-run']);
    expect(all).not.toContain('oolong');
  });
});

describe('Electron that does not draw', () => {
  const launch = (script: string) => ({
    env: {
      TAPESTRY_ELECTRON_LAUNCH: JSON.stringify([process.execPath, file('worker.mjs', script)]),
    },
  });
  const preview = () => ['preview', file('m.json', text), '--out', join(folder, 'previews')];

  test.each<[string, string]>([
    [
      'ends in between',
      "process.send({ready:true}); process.on('message', () => process.exit(9));",
    ],
    [
      'answers nonsense',
      "process.send({ready:true}); process.on('message', ({id}) => process.send({id, result: 1}));",
    ],
    ['never starts', 'process.exit(3)'],
  ])('%s', async (_, script) => {
    expect(await refused(preview(), launch(script))).toMatchObject({
      status: 1,
      code: 'render.noElectron',
    });
    expect(readdirSync(join(folder, 'previews'))).toEqual([]);
  });

  test('a command that starts it and cannot be read', async () => {
    const env = { TAPESTRY_ELECTRON_LAUNCH: 'electron' };
    expect(await refused(preview(), { env })).toMatchObject({
      status: 2,
      code: 'render.noElectron',
    });
  });

  test('a command that is not there, for pictures and for the demonstration', async () => {
    const env = { TAPESTRY_ELECTRON_LAUNCH: JSON.stringify([join(folder, 'no', 'electron')]) };
    for (const args of [preview(), ['demo', '--out', join(folder, 'demo')]])
      expect(await refused(args, { env })).toMatchObject({ status: 1, code: 'render.noElectron' });
  });

  test('an interrupt ends a drawing that takes for ever, and says so', async () => {
    const begun = join(folder, 'begun');
    const script = `import { writeFileSync } from 'node:fs';
      process.send({ready:true});
      process.on('message', () => writeFileSync(${JSON.stringify(begun)}, ''));
      process.on('disconnect', () => process.exit());`;
    const running = start([...preview(), '--json'], launch(script));
    await expect.poll(() => existsSync(begun), { timeout: 20_000 }).toBe(true);
    running.kill('SIGINT');
    expect(await running.ended).toMatchObject({
      status: 1,
      json: { error: { code: 'render.stopped' } },
    });
  });
});

// only root may become somebody else
test.skipIf(process.getuid?.() !== 0)(
  'a pipeline that runs under a number without a name publishes all the same',
  () => {
    const open = mkdtempSync(join(tmpdir(), 'tapestry-nobody-'));
    try {
      const own = join(open, 'workspace');
      cpSync(workspace, own, { recursive: true });
      spawnSync('chmod', ['-R', 'a+rwX', open]);
      const { stdout } = spawnSync(
        process.execPath,
        [program, 'rollback', '--workspace', own, '--channel', 'rehearsal', '--json'],
        {
          encoding: 'utf8',
          uid: 54_321,
          gid: 54_321,
          cwd: open,
          env: { HOME: open, INIT_CWD: open, TAPESTRY_STATE_DIR: join(open, 'state') },
        },
      );
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'publish.nothingToTakeBack' } });
    } finally {
      rmSync(open, { recursive: true, force: true });
    }
  },
);

test('what a document is called does not command the terminal', async () => {
  const evil = file('evil.json', JSON.stringify({ type: 'text', text: 'a', '\u001b[2J': 1 }));
  const { stdout, stderr } = await tapestry(['validate', evil]);
  expect(stdout + stderr).not.toContain('\u001b');
  expect(stdout).toContain('␛[2J');
});
