import { describe, expect, test } from 'vitest';
import { documentKinds, type TapestryDocument } from '#shared/document/kinds';
import { documentFromDefinition } from '#shared/document/wire/from-definition';
import { definitionOf } from '#shared/document/wire/to-definition';
import { readDefinition } from '#shared/line/import/read-definition';

const options = {
  title: 'a',
  now: new Date('2026-01-01T00:00:00Z'),
  random: (length: number) => new Uint8Array(length).fill(7),
};
const importing = (value: unknown) => {
  const read = readDefinition(new TextEncoder().encode(JSON.stringify(value)));
  if (!read.ok) throw new Error(read.error.code);
  return documentFromDefinition(read.value, options);
};
const documentOf = (value: unknown): TapestryDocument => {
  const made = importing(value);
  if (!made.ok) throw new Error(made.error.code);
  // what an import makes must be a document that its own reader takes
  return documentKinds[made.value.document.kind].schema.parse(
    made.value.document,
  ) as TapestryDocument;
};

const text = { type: 'text', text: 'hi', mood: 'new field' };
const bubble = {
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'a' }] },
};
const menu = {
  size: { width: 2500, height: 843, unit: 'px' },
  selected: true,
  name: 'm',
  chatBarText: 'c',
  note: { kept: true },
  areas: [
    {
      bounds: { x: 0, y: 0, width: 2500, height: 843, z: 1 },
      action: {
        type: 'uri',
        uri: 'https://example.com',
        altUri: { desktop: 'https://example.com', mobile: 'x' },
        extra: [1],
      },
      comment: 'left',
    },
  ],
};
const demographic = { type: 'gender', oneOf: ['female'] };
const coupon = { title: 'c', acquisitionCondition: { type: 'normal' }, maxUseCountPerTicket: 1 };

describe('wire → document → wire is the identity', () => {
  test.each<[string, unknown, string]>([
    ['a message', text, 'message'],
    ['a request', { messages: [text, text], notificationDisabled: true, to: 'U1' }, 'message'],
    ['a request with one message', { messages: [text] }, 'message'],
    ['a list', [text, { type: 'sticker', packageId: '1', stickerId: '2' }], 'message'],
    ['a bare bubble', bubble, 'message'],
    ['a bare carousel', { type: 'carousel', contents: [bubble] }, 'message'],
    ['a bare template', { type: 'confirm', text: 'sure?', actions: [], odd: 1 }, 'message'],
    ['a bare imagemap', { baseUrl: 'https://a.example', baseSize: {}, actions: [] }, 'message'],
    [
      'a narrowcast',
      { messages: [text], recipient: { type: 'audience', audienceGroupId: 1 }, limit: { max: 9 } },
      'message',
    ],
    ['a rich menu', menu, 'richMenuSet'],
    ['a coupon', coupon, 'coupon'],
    ['an audience', { description: 'a', audiences: [{ id: 'U1' }] }, 'definition'],
    ['a recipient', { type: 'redelivery', requestId: 'r' }, 'definition'],
    ['a filter', { type: 'operator', not: demographic }, 'definition'],
    ['a batch', { operations: [{ type: 'unlinkAll' }] }, 'definition'],
    ['an alias', { richMenuAliasId: 'a', richMenuId: 'richmenu-1' }, 'definition'],
  ])('%s', (_, value, kind) => {
    const document = documentOf(value);
    expect(document.kind).toBe(kind);
    expect(definitionOf(document)).toEqual({ ok: true, value });
  });

  test('several menus come back as a list with their aliases', () => {
    const { note: _, ...plain } = menu;
    const back = definitionOf(documentOf({ home: plain, shop: plain }));
    expect(back).toEqual({
      ok: true,
      value: [
        { richMenuAliasId: 'home', richMenu: plain },
        { richMenuAliasId: 'shop', richMenu: plain },
      ],
    });
  });

  test('a bare container that got an altText comes back as a message', () => {
    const document = documentOf(bubble);
    if (document.kind !== 'message' || document.bubbles[0]?.source !== 'wire') throw new Error();
    document.bubbles[0].wire = { ...document.bubbles[0].wire, altText: 'now it has one' };
    expect(definitionOf(document)).toEqual({
      ok: true,
      value: { type: 'flex', altText: 'now it has one', contents: bubble },
    });
  });
});

describe('what cannot become a document says why', () => {
  test.each<[unknown, string]>([
    [{ quickReply: { items: [] } }, 'import.onlyAPart'],
    [{ type: 'box', layout: 'vertical', contents: [] }, 'import.onlyAPart'],
    [{ messages: Array.from({ length: 6 }, () => text) }, 'import.tooManyMessages'],
    [{ messages: [text, 7] }, 'import.notAMessage'],
  ])('%#', (value, code) => {
    const made = importing(value);
    expect(!made.ok && made.error.code).toBe(code);
  });

  test('what stands beside the messages is kept, and said', () => {
    const made = importing({ messages: [text], to: 'U1' });
    expect(made.ok && made.value.problems.map((problem) => problem.code)).toEqual([
      'json.unknownField',
      'import.besideKept',
    ]);
  });
});
