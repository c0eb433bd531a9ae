import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRichMenu } from '#test/helpers/a-rich-menu';
import { buildOnce, start, tapestry } from '../../helpers/command-line';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-cli-'));
const workspace = join(folder, 'workspace');
const file = (name: string, value: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};

const id32 = `U${'0'.repeat(32)}`;

beforeAll(async () => {
  buildOnce();
  const made = await tapestry(['sample', '--out', workspace, '--campaigns', '3', '--json']);
  expect(made.json).toMatchObject({ documents: 20 });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('validate', () => {
  test('a rich menu that LINE takes', async () => {
    const path = file('good.json', aRichMenu());
    const { status, json } = await tapestry(['validate', path, '--json']);
    expect({ status, json }).toEqual({
      status: 0,
      json: [{ file: path, kind: 'richMenu', valid: true, problems: [] }],
    });
  });

  test('says where and what, and reads standard input', async () => {
    const { status, json } = await tapestry(['validate', '-', '--json'], {
      input: JSON.stringify(aRichMenu({ chatBarText: '一二三四五六七八九十一二三四五' })),
    });
    expect(status).toBe(1);
    expect(json).toMatchObject([
      {
        file: '-',
        valid: false,
        problems: [
          {
            code: 'richMenu.chatBarTextTooLong',
            path: ['chatBarText'],
            severity: 'error',
            limit: 14,
            actual: 15,
          },
        ],
      },
    ]);
  });

  test('broken and missing files have an entry of their own', async () => {
    const broken = file('broken.json', '{"size": ');
    const { status, json } = await tapestry(['validate', broken, join(folder, 'none'), '--json']);
    expect(status).toBe(2);
    expect(json).toMatchObject([
      { valid: false, problems: [{ code: 'import.notJson' }] },
      { valid: false, problems: [{ code: 'cli.fileUnreadable' }] },
    ]);
  });

  test('comments are an error here: the file is sent as it stands', async () => {
    const path = file('comment.json', `// menu\n${JSON.stringify(aRichMenu())}`);
    const { status, json } = await tapestry(['validate', path, '--json']);
    expect(status).toBe(1);
    expect(json).toMatchObject([{ problems: [{ code: 'import.lenientJson', severity: 'error' }] }]);
  });

  test('people read it in their language', async () => {
    const path = file('empty-name.json', aRichMenu({ name: undefined }));
    const { stdout } = await tapestry(['validate', path, '--locale', 'zh-TW']);
    expect(stdout).toContain('json.required');
    expect(stdout).toMatch(/\p{Script=Han}/u);
  });
});

describe('convert', () => {
  test('to a document and back keeps everything that LINE knows', async () => {
    const menu = aRichMenu();
    const path = file('menu.json', menu);
    const document = join(folder, 'document.json');
    const there = await tapestry([
      'convert',
      path,
      '--to',
      'tapestry',
      '--out',
      document,
      '--json',
    ]);
    expect(there.status).toBe(0);
    expect(JSON.parse(readFileSync(document, 'utf8'))).toEqual(there.json);
    const back = await tapestry(['convert', document, '--to', 'line', '--json']);
    expect(back.json).toEqual(menu);
    const checked = await tapestry(['validate', document, '--json']);
    expect(checked.json).toMatchObject([{ kind: 'tapestryDocument' }]);
  });
});

describe('import', () => {
  test('makes a new document each time and overwrites nothing', async () => {
    const path = file('import.json', aRichMenu({ name: '匯入' }));
    const first = await tapestry(['import', path, '--workspace', workspace, '--json']);
    const second = await tapestry(['import', path, '--workspace', workspace, '--json']);
    const idOf = (json: unknown) => (json as { documentId: string }[])[0]?.documentId;
    expect(idOf(first.json)).toMatch(/^doc_/);
    expect(idOf(second.json)).not.toBe(idOf(first.json));
    expect(first.json).toMatchObject([{ file: path, kind: 'richMenu' }]);
  });

  test('a document that was converted comes in as a copy of its own', async () => {
    const path = file('to-import.json', aRichMenu({ name: '文件' }));
    const document = join(folder, 'to-import.tapestry.json');
    await tapestry(['convert', path, '--to', 'tapestry', '--out', document]);
    const { id } = JSON.parse(readFileSync(document, 'utf8')) as { id: string };
    const { status, json } = await tapestry([
      'import',
      document,
      '--workspace',
      workspace,
      '--json',
    ]);
    expect(status).toBe(0);
    expect(json).toMatchObject([
      { kind: 'tapestryDocument', documentId: expect.stringMatching(/^doc_/) },
    ]);
    expect(json).not.toMatchObject([{ documentId: id }]);
  });

  test('a file of another kind is refused with the kinds that are taken here', async () => {
    const paths = ['a.pdf', 'layers.psd', 'b.csv', 'broken.png'].map((name) => join(folder, name));
    const contents = ['%PDF-1.7', '8BPS\0\x01', 'a,b', '\x89PNG\r\n'];
    for (const [at, path] of paths.entries())
      writeFileSync(path, Buffer.from(contents[at] ?? '', 'latin1'));
    const { status, json } = await tapestry([
      'import',
      ...paths,
      '--workspace',
      workspace,
      '--json',
    ]);
    expect(status).toBe(1);
    const taken = 'PNG, JPEG, WebP, SVG, GIF, LINE JSON, Tapestry, MP4, MOV';
    const refusal = (name: string) => ({
      problems: [
        { code: 'import.kindNotTaken', message: expect.stringMatching(`${name}.*: ${taken}\\.`) },
      ],
    });
    expect(json).toMatchObject([
      refusal('a.pdf'),
      refusal('layers.psd'),
      refusal('b.csv'),
      { problems: [{ code: 'asset.notAPicture' }] },
    ]);
    const checked = await tapestry(['validate', paths[0] ?? '', '--json']);
    expect(checked.json).toMatchObject([{ problems: [{ code: 'import.otherKind' }] }]);
  });

  test('a file that holds nothing says so', async () => {
    const path = file('nothing.json', { id: 'richmenu-1' });
    const { status, json } = await tapestry(['import', path, '--workspace', workspace, '--json']);
    expect(status).toBe(1);
    expect(json).toMatchObject([{ documentId: null, problems: [{ code: 'import.unknownKind' }] }]);
  });
});

describe('an account', () => {
  test('rehearse prints where it is, plan and apply find it there, and an interrupt ends it', async () => {
    const rehearsal = start(['rehearse', '--port', '0', '--followers', '5', '--seed', '3']);
    const where = JSON.parse(await rehearsal.firstLine) as Record<string, string>;
    expect(Object.keys(where)).toEqual([
      'url',
      'channelId',
      'channelSecret',
      'channelAccessToken',
      'botUserId',
    ]);
    const args = [
      '--workspace',
      workspace,
      '--channel',
      'rehearsal',
      '--endpoint',
      where.url ?? '',
    ];
    const env = { env: { TOKEN: where.channelAccessToken ?? '' } };
    const planned = await tapestry(['plan', ...args, '--token-env', 'TOKEN', '--json'], env);
    expect(planned.json).toMatchObject({
      operations: expect.any(Array),
      problems: expect.any(Array),
    });
    const operations = (planned.json as { operations: { op: string; resource: string }[] })
      .operations;
    expect(operations.some((row) => row.op === 'create' && row.resource === 'richMenu')).toBe(true);

    const pulled = await tapestry(['pull', ...args, '--token-env', 'TOKEN', '--json'], env);
    expect(pulled.status).toBe(0);
    expect(pulled.json).toMatchObject({
      fetched: { richMenus: 0, coupons: 0, quota: 1, documents: 0, insight: expect.any(Number) },
      withheld: expect.any(Array),
    });

    const wrong = await tapestry(['plan', ...args, '--token-env', 'TOKEN', '--json'], {
      env: { TOKEN: 'not-the-token' },
    });
    expect(wrong.status).toBe(1);
    expect(wrong.json).toMatchObject({ error: { code: 'line.unauthorized' } });
    expect(wrong.stdout + wrong.stderr).not.toContain('not-the-token');

    rehearsal.kill('SIGINT');
    const ended = await rehearsal.ended;
    expect(ended.status).toBe(0);
    expect(ended.stdout.trim().split('\n')).toHaveLength(1);

    const gone = await tapestry(['plan', ...args, '--token-env', 'TOKEN', '--json'], env);
    expect(gone.status).toBe(1);
    expect(gone.json).toMatchObject({ error: { code: 'line.unreachable' } });
  });

  test.each([
    [['plan', '--workspace', workspace, '--channel', 'nobody'], 'channel.unknown'],
    [['plan', '--workspace', folder, '--channel', 'rehearsal'], 'cli.noSuchWorkspace'],
    [
      ['apply', '--workspace', workspace, '--channel', 'rehearsal', '--token-env', 'NOT_SET'],
      'cli.tokenEnvEmpty',
    ],
    [['render', 'nothing', '--workspace', workspace, '--out', folder], 'cli.noSuchDocument'],
    [['rehearse', '--port', 'many'], 'cli.usage'],
    [['frobnicate'], 'cli.usage'],
  ])('wrong usage ends with 2: %j', async (args, code) => {
    const { status, json } = await tapestry([...args, '--json']);
    expect({ status, code: (json as { error: { code: string } }).error.code }).toEqual({
      status: 2,
      code,
    });
  });
});

describe('render', () => {
  test('draws every page at its size, under the limit, with its JSON beside', async () => {
    const out = join(folder, 'out');
    const { status, json, stderr } = await tapestry([
      'render',
      '首頁・秋季',
      '--workspace',
      workspace,
      '--out',
      out,
      '--hand-off',
      '--json',
    ]);
    expect(status, stderr).toBe(0);
    const handedOff = readdirSync(join(out, '首頁・秋季 hand-off'));
    expect(handedOff).toEqual(
      expect.arrayContaining([
        'areas.csv',
        'page-3.areas.svg',
        'page-3.map.html',
        'prototype.html',
      ]),
    );
    const pdf = readFileSync(join(out, '首頁・秋季 hand-off', 'spec-sheet.pdf')).toString('latin1');
    // texts are texts, in the faces that travel along
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).toMatch(/\/Count 3\b/);
    expect(pdf).toMatch(/NotoSans/);
    const chatted = await tapestry([
      'render',
      '栗子拿鐵',
      '--workspace',
      workspace,
      '--out',
      out,
      '--hand-off',
      'prototype',
    ]);
    expect(chatted.status, chatted.stderr).toBe(0);
    const player = readFileSync(join(out, `栗子拿鐵 hand-off`, 'prototype.html'), 'utf8');
    expect(player).toContain('data:image/png;base64,');
    const pictures = json as { file: string; widthPx: number; heightPx: number; bytes: number }[];
    expect(pictures).toHaveLength(3);
    for (const { file: name, bytes, widthPx, heightPx } of pictures) {
      const written = readFileSync(join(out, name));
      expect(written.byteLength).toBe(bytes);
      expect(bytes).toBeLessThanOrEqual(1_048_576);
      expect([written.readUInt32BE(16), written.readUInt32BE(20)]).toEqual([widthPx, heightPx]);
      const definition = JSON.parse(
        readFileSync(join(out, name.replace(/\.png$/, '.richmenu.json')), 'utf8'),
      ) as { size: unknown };
      expect(definition.size).toEqual({ width: widthPx, height: heightPx });
    }
  }, 120_000);
});

describe('demo', () => {
  test('does the main job in the real window and leaves what it made', async () => {
    const out = join(folder, 'demo');
    const { status, json, stdout } = await tapestry(['demo', '--out', out, '--json']);
    const report = json as {
      steps: { name: string; ok: boolean }[];
      figures: { sends: { name: string; figures: Record<string, string> }[] };
      files: string[];
    };
    expect(status, stdout).toBe(0);
    expect(report.steps.map(({ name, ok }) => `${name} ${ok}`)).toEqual([
      'open true',
      'draw true',
      'export true',
      'publish true',
      'readBack true',
      'sendTest true',
      'pullInsight true',
    ]);
    // both arms were counted, and nobody can take it for what real followers did
    expect(report.figures).toMatchObject({
      simulated: true,
      mark: expect.stringMatching(/彩排|Rehearsal|リハーサル/),
    });
    expect(report.figures.sends).toHaveLength(2);
    for (const { figures } of report.figures.sends)
      expect(
        Object.values(figures).filter((value) => /^[\d,]+$/.test(value)).length,
      ).toBeGreaterThan(1);
    const definition = report.files.find((name) => name.endsWith('.richmenu.json')) ?? '';
    expect(JSON.parse(readFileSync(join(out, definition), 'utf8'))).toMatchObject({
      areas: [{ action: { type: 'message' } }, { action: { type: 'message' } }],
    });
    for (const name of report.files)
      expect(readFileSync(join(out, name)).byteLength).toBeGreaterThan(0);
  }, 240_000);
});

describe('audience', () => {
  const id = (n: number) => `U${n.toString(16).padStart(32, '0')}`;
  test('check counts and names what is wrong; fix writes each id once', async () => {
    const path = file('ids.txt', `userId\n${id(1)}\n${id(2)}\n${id(1)}\nU12\n`);
    const checked = await tapestry(['audience', 'check', path, '--json']);
    expect(checked.status).toBe(1);
    expect(checked.json).toMatchObject({
      ids: 3,
      unique: 2,
      duplicates: 1,
      malformed: 1,
      firstProblems: [
        { line: 4, value: id(1), code: 'audience.duplicate' },
        { line: 5, value: 'U12', code: 'audience.wrongLength' },
      ],
    });
    const out = join(folder, 'clean.txt');
    const fixed = await tapestry(['audience', 'fix', path, '--out', out, '--json']);
    expect(fixed.status).toBe(0);
    expect(fixed.json).toMatchObject({ ids: 2, unique: 2, duplicates: 0, malformed: 0 });
    expect(readFileSync(out, 'utf8')).toBe(`${id(1)}\n${id(2)}\n`);
    const missing = await tapestry(['audience', 'check', join(folder, 'none'), '--json']);
    expect(missing.status).toBe(2);
  });
});

describe('validate, for everything that LINE sends', () => {
  test.each([
    ['message', { type: 'text', text: 'a' }],
    ['messages', { messages: [{ type: 'text', text: 'a' }] }],
    ['flex', { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [] } }],
    ['narrowcast', { messages: [{ type: 'text', text: 'a' }], limit: { max: 1 } }],
    ['demographic', { type: 'gender', oneOf: ['male'] }],
    ['recipient', { type: 'operator', and: [{ type: 'audience', audienceGroupId: 1 }] }],
    ['audience', { description: 'a', audiences: [{ id: id32 }] }],
    [
      'quickReply',
      { quickReply: { items: [{ type: 'action', action: { type: 'location', label: 'a' } }] } },
    ],
  ])('%s', async (kind, value) => {
    const { status, json } = await tapestry(['validate', '-', '--json'], {
      input: JSON.stringify(value),
    });
    expect({ status, json }).toEqual({
      status: 0,
      json: [{ file: '-', kind, valid: true, problems: [] }],
    });
  });
});
