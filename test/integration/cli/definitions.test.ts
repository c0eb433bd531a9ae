import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildOnce, tapestry } from '#test/helpers/command-line';
import { bytesOf, corpus } from '#test/helpers/line-corpus';

const folder = mkdtempSync(join(tmpdir(), 'tapestry-definitions-'));
const file = (name: string, value: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};

beforeAll(() => buildOnce(), 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('validate gives every public definition the verdict that is written down for it', async () => {
  const paths = corpus.map((found, index) => {
    const path = join(folder, `found-${index}.json`);
    writeFileSync(path, bytesOf(found));
    return path;
  });
  const { status, json } = await tapestry(['validate', ...paths, '--json']);
  expect(status).toBe(1);
  expect(json).toHaveLength(corpus.length);
  const verdicts = json as { kind: string | null; valid: boolean; problems: unknown[] }[];
  for (const [index, found] of corpus.entries()) {
    expect({
      file: found.file,
      kind: verdicts[index]?.kind,
      valid: verdicts[index]?.valid,
    }).toEqual({
      file: found.file,
      kind: found.kind,
      valid: found.verdict.startsWith('valid'),
    });
  }
});

const text = { type: 'text', text: 'hello' };
const bubble = {
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'a', odd: 1 }] },
};

describe('convert there and back', () => {
  test.each<[string, string, unknown]>([
    ['message', 'message', { ...text, extra: { kept: true } }],
    ['request', 'message', { messages: [text, text], notificationDisabled: true }],
    ['bare container', 'message', bubble],
    [
      'narrowcast',
      'message',
      { messages: [text], filter: { demographic: { type: 'gender', oneOf: ['male'] } } },
    ],
    ['coupon', 'coupon', { title: 'c', acquisitionCondition: { type: 'normal' } }],
    ['audience', 'definition', { description: 'a', audiences: [] }],
  ])('a %s', async (name, kind, value) => {
    const there = join(folder, `${name}.tapestry.json`);
    const made = await tapestry([
      'convert',
      file(`${name}.json`, value),
      '--to',
      'tapestry',
      '--out',
      there,
      '--json',
    ]);
    expect(made.status).toBe(0);
    expect(JSON.parse(readFileSync(there, 'utf8'))).toMatchObject({ kind });
    const back = await tapestry(['convert', there, '--to', 'line', '--json']);
    expect({ status: back.status, json: back.json }).toEqual({ status: 0, json: value });
    const checked = await tapestry(['validate', there, '--json']);
    expect(checked.json).toMatchObject([{ kind: 'tapestryDocument' }]);
  });
});

test('import takes every kind as a document of its own, and says why it takes a part not', async () => {
  const workspace = join(folder, 'workspace');
  const made = await tapestry(['sample', '--out', workspace, '--campaigns', '1', '--json']);
  expect(made.status).toBe(0);
  const { status, json } = await tapestry([
    'import',
    file('i-message.json', text),
    file('i-request.json', { messages: [text], to: 'U1' }),
    file('i-coupon.json', { title: 'c', acquisitionCondition: { type: 'normal' } }),
    file('i-recipient.json', { type: 'redelivery', requestId: 'r' }),
    file('i-part.json', { quickReply: { items: [] } }),
    '--workspace',
    workspace,
    '--json',
  ]);
  expect(status).toBe(1);
  const id = expect.stringMatching(/^doc_/);
  expect(json).toMatchObject([
    { kind: 'message', documentId: id, problems: [] },
    { kind: 'messages', documentId: id, problems: [{ code: 'import.besideKept' }] },
    { kind: 'coupon', documentId: id },
    { kind: 'recipient', documentId: id, problems: [] },
    { documentId: null, problems: [{ code: 'import.onlyAPart' }] },
  ]);
});

describe('hostile files get a code, soon', () => {
  test.each<[string, string, string]>([
    [
      'deep',
      `{"type":"text","text":"a","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      'import.tooDeep',
    ],
    ['proto', '{"type":"text","text":"a","__proto__":{"polluted":1}}', 'json.reservedName'],
    ['twice', '{"type":"text","text":"a","text":"b"}', 'import.duplicateName'],
    ['half', '{"type":"text","text":"\\ud83d"}', 'text.brokenCharacter'],
    ['nul', '{"type":"text","text":"a\0"}', 'import.notText'],
    ['escaped nul', '{"type":"text","text":"a\\u0000"}', 'text.nul'],
    [
      'infinite',
      '{"type":"audio","originalContentUrl":"https://a.tw/a","duration":1e999}',
      'json.notANumber',
    ],
    [
      'deep document',
      `{"format":"tapestry.document","kind":"message","schemaVersion":1,"id":"doc_a","data":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
      'store.tooDeep',
    ],
  ])('%s', async (name, content, code) => {
    const { status, json } = await tapestry([
      'validate',
      file(`h-${name}.json`, content),
      '--json',
    ]);
    expect(status).toBe(1);
    const [verdict] = json as { valid: boolean; problems: { code: string }[] }[];
    expect(verdict?.valid).toBe(false);
    expect(verdict?.problems.map((problem) => problem.code)).toContain(code);
  });

  test('a hundred megabytes are refused before they are read', async () => {
    const path = file('huge.json', '{');
    truncateSync(path, 100_000_000);
    const { status, json } = await tapestry(['validate', path, '--json']);
    expect(status).toBe(1);
    expect(json).toMatchObject([{ valid: false, problems: [{ code: 'import.tooLarge' }] }]);
  });
});
