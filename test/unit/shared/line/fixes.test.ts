import { describe, expect, test } from 'vitest';
import { checkForm, type DefinitionKind } from '#shared/line/definition';
import { fixForDefinition } from '#shared/line/fixes';
import { readDefinition } from '#shared/line/import/read-definition';
import { bent, seeded } from '#test/helpers/damage';
import { bytesOf, corpus } from '#test/helpers/line-corpus';

const HTTPS = 'https://example.com/a';
const withAction = (action: object) => ({
  type: 'template',
  altText: 'a',
  template: { type: 'buttons', text: 'a', actions: [{ label: 'a', ...action }] },
});
const inBox = (...contents: object[]) => ({
  type: 'flex',
  altText: 'a',
  contents: { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } },
});
const menu = (over: object) => ({
  size: { width: 2500, height: 1686 },
  selected: true,
  name: 'm',
  chatBarText: 'c',
  areas: [
    {
      bounds: { x: 1251, y: 0, width: 1250, height: 1686 },
      action: { type: 'uri', uri: HTTPS },
    },
  ],
  ...over,
});

describe('certain repairs', () => {
  test.each<[string, DefinitionKind, unknown, unknown]>([
    ['json.wrongType', 'richMenu', menu({ selected: 'true' }), menu({ selected: true })],
    [
      'json.wrongType',
      'message',
      inBox({ type: 'text', text: 'a', flex: '0' }),
      inBox({ type: 'text', text: 'a', flex: 0 }),
    ],
    [
      'json.wrongType',
      'message',
      withAction({ type: 'postback', data: 601 }),
      withAction({ type: 'postback', data: '601' }),
    ],
    [
      'text.tooLong',
      'message',
      withAction({ type: 'message', text: '👩‍👩‍👧'.repeat(301) }),
      withAction({ type: 'message', text: '👩‍👩‍👧'.repeat(300) }),
    ],
    [
      'text.tooLong',
      'message',
      { type: 'text', text: '🍎'.repeat(2_501) },
      { type: 'text', text: '🍎'.repeat(2_500) },
    ],
    [
      'richMenu.chatBarTextTooLong',
      'richMenu',
      menu({ chatBarText: 'é'.repeat(15) }),
      menu({ chatBarText: 'é'.repeat(14) }),
    ],
    [
      'url.notHttps',
      'message',
      inBox({ type: 'image', url: 'http://i.imgur.com/a.png' }),
      inBox({ type: 'image', url: 'https://i.imgur.com/a.png' }),
    ],
    [
      'flex.badColour',
      'message',
      inBox({ type: 'text', text: 'a', color: '#3aF' }),
      inBox({ type: 'text', text: 'a', color: '#33aaFF' }),
    ],
    [
      'flex.spacer',
      'message',
      inBox({ type: 'separator' }, { type: 'spacer' }),
      inBox({ type: 'separator' }),
    ],
    [
      'flex.filler',
      'message',
      inBox({ type: 'filler' }, { type: 'separator' }),
      inBox({ type: 'separator' }),
    ],
    [
      'flex.unknownField',
      'message',
      inBox({ type: 'separator', comment: 'a' }),
      inBox({ type: 'separator' }),
    ],
    [
      'uri.notEncoded',
      'message',
      withAction({ type: 'uri', uri: `${HTTPS}%20茶` }),
      withAction({ type: 'uri', uri: `${HTTPS}%20%E8%8C%B6` }),
    ],
    [
      'uri.blank',
      'message',
      withAction({ type: 'uri', uri: ` ${HTTPS}?q=a b` }),
      withAction({ type: 'uri', uri: `${HTTPS}?q=a%20b` }),
    ],
    [
      'uri.deprecatedLineScheme',
      'message',
      withAction({ type: 'uri', uri: 'line://ti/p/@a' }),
      withAction({ type: 'uri', uri: 'https://line.me/R/ti/p/%40a' }),
    ],
    [
      'uri.deprecatedLineScheme',
      'message',
      withAction({ type: 'uri', uri: 'line://app/1-a' }),
      withAction({ type: 'uri', uri: 'https://liff.line.me/1-a' }),
    ],
    [
      'action.deprecatedText',
      'message',
      withAction({ type: 'postback', data: 'a', text: 'b' }),
      withAction({ type: 'postback', data: 'a', displayText: 'b' }),
    ],
    [
      'action.displayTextAndText',
      'message',
      withAction({ type: 'postback', data: 'a', text: 'b', displayText: 'c' }),
      withAction({ type: 'postback', data: 'a', displayText: 'c' }),
    ],
    [
      'action.fillInTextAlone',
      'message',
      withAction({ type: 'postback', data: 'a', fillInText: 'b' }),
      withAction({ type: 'postback', data: 'a' }),
    ],
    [
      'json.required',
      'message',
      { type: 'flex', alt_text: 'a', contents: inBox().contents },
      { type: 'flex', altText: 'a', contents: inBox().contents },
    ],
    [
      'json.nullMember',
      'message',
      { type: 'text', text: 'a', quickReply: null },
      { type: 'text', text: 'a' },
    ],
    ['richMenu.responseOnlyField', 'richMenu', menu({ richMenuId: 'richmenu-1' }), menu({})],
    [
      'richMenu.areaOutsideImage',
      'richMenu',
      menu({}),
      menu({
        areas: [
          {
            bounds: { x: 1251, y: 0, width: 1249, height: 1686 },
            action: { type: 'uri', uri: HTTPS },
          },
        ],
      }),
    ],
    [
      'imagemap.areaOutside',
      'message',
      {
        type: 'imagemap',
        baseUrl: HTTPS,
        altText: 'a',
        baseSize: { width: 1040, height: 500 },
        actions: [{ type: 'message', text: 'a', area: { x: 0, y: 400, width: 100, height: 200 } }],
      },
      {
        type: 'imagemap',
        baseUrl: HTTPS,
        altText: 'a',
        baseSize: { width: 1040, height: 500 },
        actions: [{ type: 'message', text: 'a', area: { x: 0, y: 400, width: 100, height: 100 } }],
      },
    ],
  ])('%s %#', (code, form, before, after) => {
    const original = structuredClone(before);
    const problem = checkForm(form, before).find((found) => found.code === code);
    if (!problem) throw new Error(`no ${code}`);
    const fixed = fixForDefinition(problem, before)?.apply(before);
    expect(fixed).toEqual(after);
    // the original is never changed
    expect(before).toEqual(original);
    expect(checkForm(form, fixed).map((found) => found.code)).not.toContain(code);
  });

  test.each<[string, DefinitionKind, unknown]>([
    ['url.notHttps', 'message', inBox({ type: 'image', url: 'http://my-server.example/a.png' })],
    ['text.tooLong', 'message', withAction({ type: 'uri', uri: `${HTTPS}${'x'.repeat(1_000)}` })],
    ['json.wrongType', 'message', withAction({ type: 'postback', data: {} })],
    ['json.required', 'message', { type: 'text' }],
    ['uri.placeholder', 'message', withAction({ type: 'uri', uri: '{formUrl}' })],
  ])('%s %#: a person has to decide', (code, form, value) => {
    const problem = checkForm(form, value).find((found) => found.code === code);
    if (!problem) throw new Error(`no ${code}`);
    expect(fixForDefinition(problem, value)).toBeNull();
  });
});

test('whatever is repaired: the original stays, its problem is gone, and nothing throws', () => {
  const below = seeded(11);
  let repaired = 0;
  for (let round = 0; round < 1_500; round += 1) {
    const found = corpus[below(corpus.length)];
    const read = found && readDefinition(bytesOf(found));
    if (!read?.ok || read.value.kind === 'richMenuList') continue;
    const value = bent(bent(read.value.value, below), below);
    const { kind } = read.value;
    const before = JSON.stringify(value);
    for (const problem of checkForm(kind, value).slice(0, 20)) {
      const fix = fixForDefinition(problem, value);
      if (!fix) continue;
      const fixed = fix.apply(value);
      repaired += 1;
      expect(JSON.stringify(value)).toBe(before);
      const same = (other: { code: string; path: unknown }) =>
        other.code === problem.code && JSON.stringify(other.path) === JSON.stringify(problem.path);
      // an entry that is taken out lets the next one slide into its place
      if (fix.code !== 'remove') expect(checkForm(kind, fixed).some(same)).toBe(false);
    }
  }
  expect(repaired).toBeGreaterThan(300);
});
