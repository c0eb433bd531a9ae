import { describe, expect, it, test } from 'vitest';
import { documentsFromDefinition } from '#shared/document/wire/from-definition';
import { checkDefinition } from '#shared/line/definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { repairDefinition } from '#shared/line/repair';
import { messagesOf } from '#shared/preview/messages-of';

const read = (text: string) => {
  const found = readDefinition(new TextEncoder().encode(text));
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};
const codesOf = (text: string) => read(text).problems.map(({ code, path }) => [code, ...path]);
const refusal = (text: string) => {
  const found = readDefinition(new TextEncoder().encode(text));
  return found.ok ? null : found.error;
};

describe('definitions that stand in programs', () => {
  test.each([
    [
      'the brackets of a function stand round it',
      `const send = (client) => { return client.push(to, { type: 'text', text: 'Hi' }); }`,
      { kind: 'message', value: { type: 'text', text: 'Hi' } },
    ],
    [
      'options of a call that are nothing of LINE’s come before it',
      `fetch(url, { url: 'https://a.tw' }).then(() => liff.send([{ "type": "sticker", "packageId": "1", "stickerId": "2" }, {"type":"text","text":"a"}]))`,
      {
        kind: 'messages',
        value: [
          { type: 'sticker', packageId: '1', stickerId: '2' },
          { type: 'text', text: 'a' },
        ],
      },
    ],
    [
      'the body of a request inside of its options',
      `UrlFetchApp.fetch(u, { method: 'post', payload: { to: 'U1', messages: [{ type: 'text', text: 'a' }] } })`,
      { kind: 'messages', value: { to: 'U1', messages: [{ type: 'text', text: 'a' }] } },
    ],
    [
      'Python with its words, three quotes and comments',
      `def card():\n    return {\n        'type': 'text', # greeting\n        "text": """Hi\nthere""", "wrap": True, 'x': None,\n    }\n`,
      { kind: 'message', value: { type: 'text', text: 'Hi\nthere', wrap: true, x: null } },
    ],
    [
      'an array of PHP',
      `<?php $m = ['type' => 'text', 'text' => 'Hi', 'quickReply' => array('items' => [])];`,
      { kind: 'message', value: { type: 'text', text: 'Hi', quickReply: { items: [] } } },
    ],
    [
      'a shell with escaped quotes',
      String.raw`curl -d "{\"type\":\"text\",\"text\":\"Hi\"}"`,
      { kind: 'message', value: { type: 'text', text: 'Hi' } },
    ],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toMatchObject(expected);
  });

  it('looks into the expressions of what is nothing by itself', () => {
    const text = `UrlFetchApp.fetch(url, { method: 'post', payload: JSON.stringify({ messages: [{ type: 'text', text: name }] }) })`;
    expect(read(text)).toMatchObject({ kind: 'messages', value: { messages: [{ type: 'text' }] } });
  });

  it('reads one of what a comprehension makes', () => {
    const { value, problems } = read(
      `a = {"type": "carousel", "contents": [{"type": "bubble", "body": b} for b in boxes]}`,
    );
    expect(value).toMatchObject({ contents: [{ type: 'bubble' }] });
    expect(problems.map(({ code, path }) => [code, ...path])).toContainEqual([
      'import.placeholder',
      'contents',
    ]);
  });

  it('puts a placeholder where an expression stands, and says where', () => {
    const text = `module.exports = {
      type: 'flex', altText: \`Order \${id}\`, contents: { type: 'bubble', body: {
        type: 'box', layout: 'vertical', contents: [
          { type: 'text', text: "Total: " + total, wrap: isLong ? true : false },
          ...rows.map((row) => ({ type: 'text', text: row })),
          { type: 'image', url },
        ] } } }`;
    expect(codesOf(text)).toEqual([
      ['import.embedded'],
      ['import.placeholder', 'altText'],
      ['import.placeholder', 'contents', 'body', 'contents', 0, 'text'],
      ['import.placeholder', 'contents', 'body', 'contents', 0, 'wrap'],
      ['import.placeholder', 'contents', 'body', 'contents'],
      ['import.placeholder', 'contents', 'body', 'contents', 1, 'url'],
    ]);
    expect(read(text).value).toMatchObject({
      altText: `Order \${id}`,
      contents: { body: { contents: [{ text: `\${"Total: " + total}` }, { url: `\${url}` }] } },
    });
  });

  it('reads JSON that a program puts together from pieces', () => {
    const text = `$body = '{ "type": "text", "text": "Hi '.$name.'", "x": "' + b.c + '" }';`;
    expect(read(text).value).toEqual({ type: 'text', text: `Hi \${$name}`, x: `\${b.c}` });
  });

  it('does not take prose, a forgotten comma or an open bracket for an expression', () => {
    for (const text of [
      '{"type":"text" "text":"a"}',
      '{"type":"text","text":hello world}',
      '{"type":"text","altText":"a"\n"text":"b"}',
      '{"type":"text","text":"a"',
      '{"type":"text","text":}',
    ])
      expect(refusal(text)?.code, text).toBe('import.notJson');
  });

  it('names what stands twice', () => {
    expect(codesOf(`a = {"type": "text", "text": "a", "text": "b"}`)).toEqual([
      ['import.embedded'],
      ['import.duplicateName', 'text'],
    ]);
  });

  it('keeps a dangerous name out', () => {
    const { value, problems } = read(`x = {"type":"text","text":"a","__proto__":{"y":1}}`);
    expect(value).toEqual({ type: 'text', text: 'a' });
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(problems.map(({ code }) => code)).toContain('json.reservedName');
  });

  it('finds the second value behind comments and semicolons', () => {
    const one = '{"type":"text","text":"a"}';
    expect(refusal(`${one};\n// two\n/* and */ # three\n${one}`)).toMatchObject({
      code: 'import.severalValues',
      details: { line: 4 },
    });
  });

  it('gives up on brackets without an end in bounded work', () => {
    const started = performance.now();
    refusal(`x = ${'{"a":['.repeat(40)}${' '.repeat(400_000)}`);
    refusal(`x ${'{"a":'.repeat(20)}${'"b",{'.repeat(60_000)}`);
    refusal(`x ${'{/*'.repeat(200_000)}`);
    refusal(`x ${'[`$\u007b'.repeat(200_000)}`);
    refusal(`x ${"['".repeat(200_000)}`);
    refusal(`x ${'[a?b:'.repeat(100_000)}`);
    // generous: the work is bounded by a budget, not by this clock
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

const bubble = { type: 'bubble', body: { type: 'box', layout: 'vertical', contents: [] } };
const options = {
  title: 'cards',
  now: new Date(0),
  random: (length: number) => new Uint8Array(length),
};

describe('wrappers and collections', () => {
  test.each<[string, unknown, object]>([
    ['below any name', { flex: bubble }, { kind: 'flex', value: bubble }],
    ['beside other things', { id: 7, tags: ['a'], card: bubble }, { kind: 'flex', value: bubble }],
    [
      'deep inside of a workflow',
      { nodes: [{ name: 'x', parameters: { body: { messages: [{ type: 'text', text: 'a' }] } } }] },
      { kind: 'messages' },
    ],
    [
      'a list of bubbles',
      [bubble],
      { kind: 'flex', value: { type: 'carousel', contents: [bubble] } },
    ],
    [
      'a list of columns below `contents`',
      { columns: [{ text: 'a', actions: [] }] },
      { kind: 'template' },
    ],
    [
      'without its type',
      { altText: 'a', contents: bubble },
      { kind: 'message', value: { type: 'flex', altText: 'a', contents: bubble } },
    ],
    ['a bubble without its type', { body: bubble.body }, { kind: 'flex' }],
    [
      'menus below another name',
      { data: { richmenus: [{ areas: [], size: {} }] } },
      { kind: 'richMenuList' },
    ],
    ['an action by itself', { type: 'postback', data: 'a' }, { kind: 'action' }],
    ['a text among messages', ['Hi', { type: 'text', text: 'a' }], { kind: 'messages' }],
  ])('%s', (_, value, expected) => {
    expect(read(JSON.stringify(value))).toMatchObject(expected);
  });

  it('does not take the texts of another platform for messages', () => {
    const slack = { blocks: [{ type: 'section', text: { type: 'text', text: 'a' } }], id: 1 };
    expect(refusal(JSON.stringify(slack))?.code).toBe('import.unknownKind');
  });

  it('reads each definition of a file with several, draws and keeps all of them', () => {
    const file = { hello: bubble, order: { type: 'carousel', contents: [] }, note: 'x' };
    const found = read(JSON.stringify(file));
    expect(found.kind).toBe('collection');
    expect(checkDefinition(found).map(({ code, path }) => [code, ...path])).toEqual([
      ['list.tooShort', 'order', 'contents'],
    ]);
    expect(messagesOf(found).map(({ path, contentPath }) => [path, contentPath])).toEqual([
      [['hello'], ['hello']],
      [['order'], ['order']],
    ]);
    const made = documentsFromDefinition(found, options);
    expect(made.ok && made.value.documents.map(({ name, kind }) => [name, kind])).toEqual([
      ['cards hello', 'message'],
      ['cards order', 'message'],
    ]);
  });

  it('takes plain texts of a program for messages too', () => {
    const found = read(
      `a = {type: 'text', text: 'a'}; b = {messages: [{type: 'text', text: 'b'}]}`,
    );
    expect(messagesOf(found).map(({ message, path }) => [message.text, ...path])).toEqual([
      ['a', 0],
      ['b', 1, 'messages', 0],
    ]);
  });

  it('repairs inside of each', () => {
    const old = { ...bubble, body: { ...bubble.body, contents: [{ type: 'spacer' }] } };
    const { definition, repairs } = repairDefinition(read(JSON.stringify({ a: old, b: bubble })));
    expect(repairs).toBe(1);
    expect(checkDefinition(definition)).toEqual([]);
    expect(definition.value).toEqual({ a: bubble, b: bubble });
  });

  it('understands a switch that is written as text', () => {
    const menu = { size: { width: 2500, height: 843 }, selected: 'true', name: 'a', areas: [] };
    const made = documentsFromDefinition(read(JSON.stringify(menu)), options);
    expect(made).toMatchObject({ value: { documents: [{ pages: [{ selected: true }] }] } });
  });
});
