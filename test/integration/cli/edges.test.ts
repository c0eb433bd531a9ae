import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, start, tapestry } from '#test/helpers/command-line';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-edges-'));
const program = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'index.cjs');
const file = (name: string, value: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, value);
  return path;
};
const good = '{"type":"text","text":"a"}';

beforeAll(() => buildOnce(), 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('options of every command', () => {
  test('stand before the command as well as after it', async () => {
    const path = file('empty-text.json', '{"type":"text","text":""}');
    const before = await tapestry(['--json', '--locale', 'ja', 'validate', path]);
    const after = await tapestry(['validate', path, '--json', '--locale', 'ja']);
    expect(before).toEqual(after);
    expect(before.json).toMatchObject([{ problems: [{ message: 'textが空です。' }] }]);
  });

  test('a file that is called --json is a file', async () => {
    const { status, stdout } = await tapestry(['validate', '--', '--json']);
    expect(status).toBe(2);
    expect(stdout).toContain('--json cannot be read: ENOENT');
  });

  test('help is asked for in three ways; with --json it is one value too', async () => {
    for (const args of [['--help'], ['help'], ['help', 'cost'], ['cost', '--help']])
      expect({ args, status: (await tapestry(args)).status }).toEqual({ args, status: 0 });
    expect((await tapestry(['cost', '--help', '--json'])).json).toEqual({
      text: expect.stringContaining('--messages'),
    });
    expect((await tapestry([])).status).toBe(2);
  });
});

test('a problem has its six members and no others', async () => {
  const path = file('long.json', JSON.stringify({ type: 'text', text: 'a'.repeat(5_001) }));
  const { json } = await tapestry(['validate', path, '--json']);
  const [verdict] = json as { problems: object[] }[];
  expect(verdict?.problems.map((problem) => Object.keys(problem))).toEqual([
    ['code', 'message', 'path', 'severity', 'limit', 'actual'],
  ]);
});

test('convert gives back a definition that looks like problems as it came', async () => {
  const odd = { type: 'text', text: 'a', problems: [{ code: 'x', details: { kept: 1 } }] };
  const there = join(folder, 'odd.tapestry.json');
  await tapestry([
    'convert',
    file('odd.json', JSON.stringify(odd)),
    '--to',
    'tapestry',
    '--out',
    there,
  ]);
  expect((await tapestry(['convert', there, '--to', 'line', '--json'])).json).toEqual(odd);
});

test('a coupon that has ended already is warned of: LINE makes none', async () => {
  const coupon = (startTimestamp: number, endTimestamp: number) => ({
    title: 'c',
    acquisitionCondition: { type: 'normal' },
    maxUseCountPerTicket: 1,
    startTimestamp,
    endTimestamp,
    timezone: 'ASIA_TAIPEI',
    visibility: 'PUBLIC',
    reward: { type: 'gift' },
  });
  const { status, json } = await tapestry([
    'validate',
    file('ended.json', JSON.stringify(coupon(1, 2))),
    file('to-come.json', JSON.stringify(coupon(1, 9_999_999_999))),
    '--json',
  ]);
  expect(status).toBe(0);
  expect(json).toMatchObject([
    {
      valid: true,
      problems: [{ code: 'coupon.endsInThePast', path: ['endTimestamp'], severity: 'warning' }],
    },
    { valid: true, problems: [] },
  ]);
});

describe('what a file may be', () => {
  test.each<[string, Uint8Array | string, number]>([
    ['nothing', '', 1],
    ['blanks', ' \r\n', 1],
    ['with a byte order mark', `\uFEFF${good}\r\n`, 0],
    ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), 0],
    ['lines of an old Mac', good.replace(',', ',\r'), 0],
    ['Latin-1', Buffer.from('{"type":"text","text":"caf\u00e9"}', 'latin1'), 1],
    ['with a NUL at the end', `${good}\0`, 1],
    ['two values', `${good}\n${good}`, 1],
    ['null', 'null', 1],
    ['a list of nothing', '[]', 1],
  ])('%s', async (name, content, status) => {
    const ended = await tapestry(['validate', file(`${name}.json`, content), '--json']);
    expect(ended.status).toBe(status);
    expect(ended.json).toMatchObject([{ valid: status === 0 }]);
  });

  test('a folder is unreadable; a device without an end is given up in time', async () => {
    expect((await tapestry(['validate', folder, '--json'])).status).toBe(2);
    if (!existsSync('/dev/zero')) return;
    const { status, json } = await tapestry(['validate', '/dev/zero', '--json']);
    expect(status).toBe(1);
    expect(json).toMatchObject([{ problems: [{ code: 'import.tooLarge', limit: 50_000_000 }] }]);
  });
});

describe('standard input', () => {
  test('is one input however often it is named, and ids come through it too', async () => {
    const twice = await tapestry(['validate', '-', '-', '--json'], { input: good });
    expect(twice.json).toMatchObject([{ valid: true }, { valid: true }]);
    const ids = await tapestry(['audience', 'check', '-', '--json'], {
      input: `userId\nU${'0'.repeat(32)}\n`,
    });
    expect(ids.json).toMatchObject({ ids: 1, malformed: 0 });
  });
});

describe('wrong usage says so before anything is done', () => {
  test.each<[string, string[], string]>([
    [
      'a folder that cannot be',
      ['sample', '--out', join(folder, 'good.json', 'x')],
      'cli.fileUnwritable',
    ],
    ['a file for a folder', ['sample', '--out', join(folder, 'good.json')], 'cli.fileUnwritable'],
    [
      'no folder for the list',
      ['audience', 'fix', join(folder, 'good.json'), '--out', join(folder, 'no', 'x')],
      'cli.fileUnwritable',
    ],
    ['no list', ['audience', 'check', join(folder, 'none')], 'cli.fileUnreadable'],
    ['a port that none is', ['rehearse', '--port', '99999'], 'cli.usage'],
    [
      'an address that none is',
      ['plan', '--workspace', folder, '--channel', 'a', '--endpoint', 'here'],
      'cli.usage',
    ],
    [
      'a capsule without a token',
      ['send', '--capsule', join(folder, 'good.json')],
      'capsule.unreadable',
    ],
  ])('%s', async (_, args, code) => {
    file('good.json', good);
    const { status, json } = await tapestry([...args, '--json']);
    expect({ status, json }).toMatchObject({ status: 2, json: { error: { code } } });
  });

  // the kernel's own folder answers that its parent is missing, and a plain recursive mkdir asks for ever
  test.skipIf(!existsSync('/proc/self'))('a file system that takes nothing', async () => {
    const { status, json } = await tapestry(['sample', '--out', '/proc/none/x', '--json']);
    expect({ status, json }).toMatchObject({
      status: 2,
      json: { error: { code: 'cli.fileUnwritable' } },
    });
  });
});

describe('where the answer goes', () => {
  test('a full disk is no success', () => {
    if (!existsSync('/dev/full')) return;
    const full = openSync('/dev/full', 'w');
    const ended = spawnSync(process.execPath, [program, 'validate', file('good.json', good)], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toContain('ENOSPC');
  });

  test('a reader that has read enough is no failure', () => {
    const path = file('good.json', good);
    const many = Array.from({ length: 3_000 }, () => path).join(' ');
    const shell = `${process.execPath} ${program} validate ${many} | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout } = spawnSync('bash', ['-c', shell], { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual([`✓ ${path} (message)`, '0']);
  });
});

test('an interrupt ends a command that waits for its input', async () => {
  const child = spawnSync(
    'bash',
    [
      '-c',
      // the program says nothing until it has its input, so it is interrupted again until it is there
      `${process.execPath} ${program} validate - --json < <(exec sleep 20) & pid=$!; while kill -INT $pid 2>/dev/null; do sleep 0.2; done; wait $pid; echo "status $?"`,
    ],
    { encoding: 'utf8', timeout: 15_000 },
  );
  expect(child.stdout).toMatch(/status (1|130)/);
});

describe('validate --fix', () => {
  test('repairs a copy, judges the copy and leaves the original', async () => {
    const text = JSON.stringify({
      type: 'flex',
      altText: 'x'.repeat(1_501),
      contents: {
        type: 'bubble',
        body: {
          type: 'box',
          layout: 'vertical',
          contents: [
            { type: 'filler' },
            { type: 'text', text: 'a', color: '#fff' },
            { type: 'spacer', size: 'sm' },
            { type: 'text', text: 'b', odd: 1 },
          ],
        },
      },
    });
    const path = file('to-fix.json', `// from a blog\n${text}`);
    const out = join(folder, 'fixed');
    const { status, json } = await tapestry(['validate', path, '--fix', out, '--json']);
    expect(status).toBe(0);
    expect(json).toMatchObject([{ valid: true, fixed: 5, out: join(out, 'to-fix.json') }]);
    const repaired = JSON.parse(readFileSync(join(out, 'to-fix.json'), 'utf8')) as {
      contents: { body: { contents: unknown } };
    };
    expect(repaired.contents.body.contents).toEqual([
      { type: 'text', text: 'a', color: '#ffffff' },
      { type: 'text', text: 'b' },
    ]);
    expect(readFileSync(path, 'utf8')).toContain('// from a blog');
  });

  test('copies of one name from two folders stay apart', async () => {
    mkdirSync(join(folder, 'twin'), { recursive: true });
    const paths = [
      file('same.json', good),
      file(join('twin', 'same.json'), '{"type":"text","text":"b"}'),
    ];
    const out = join(folder, 'apart');
    const { json } = await tapestry(['validate', ...paths, '--fix', out, '--json']);
    expect(json).toMatchObject([
      { out: join(out, 'same.json') },
      { out: join(out, 'same 2.json') },
    ]);
    expect(JSON.parse(readFileSync(join(out, 'same.json'), 'utf8'))).toEqual(JSON.parse(good));
  });
});

test('rehearse ends with the first interrupt', async () => {
  const running = start(['rehearse', '--json']);
  expect(JSON.parse(await running.firstLine)).toMatchObject({
    url: expect.stringMatching(/^http/),
  });
  running.kill('SIGTERM');
  expect((await running.ended).status).toBe(0);
});
