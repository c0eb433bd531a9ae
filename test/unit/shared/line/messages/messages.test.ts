import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkMessage, checkMessages, MESSAGE_TYPES } from '#shared/line/messages';

const HTTPS = 'https://example.com/a';
const VALID: Record<string, Record<string, unknown>> = {
  text: { text: 'hello' },
  textV2: { text: 'hello' },
  sticker: { packageId: '446', stickerId: '1988' },
  image: { originalContentUrl: HTTPS, previewImageUrl: HTTPS },
  video: { originalContentUrl: HTTPS, previewImageUrl: HTTPS },
  audio: { originalContentUrl: HTTPS, duration: 60_000 },
  location: { title: 'a', address: 'b', latitude: 25.03, longitude: 121.56 },
  coupon: { couponId: 'c' },
  imagemap: {
    baseUrl: HTTPS,
    altText: 'a',
    baseSize: { width: 1040, height: 1040 },
    actions: [
      { type: 'message', text: 'a', area: { x: 0, y: 0, width: 520, height: 1040 } },
      { type: 'uri', linkUri: HTTPS, area: { x: 520, y: 0, width: 520, height: 1040 } },
    ],
  },
  template: {
    altText: 'a',
    template: {
      type: 'confirm',
      text: 'sure?',
      actions: [
        { type: 'message', label: 'yes', text: 'yes' },
        { type: 'message', label: 'no', text: 'no' },
      ],
    },
  },
  flex: {
    altText: 'a',
    contents: {
      type: 'bubble',
      body: { type: 'box', layout: 'vertical', contents: [{ type: 'text', text: 'a' }] },
    },
  },
};
const message = (type: string, over: Record<string, unknown> = {}) => ({
  type,
  ...VALID[type],
  ...over,
});
const codes = (value: unknown) =>
  checkMessage(value).map(({ code, path }) => `${code} ${path.join('.')}`);
const x = (count: number) => 'x'.repeat(count);

describe('the smallest message of each type', () => {
  test.each(MESSAGE_TYPES)('%s', (type) => {
    expect(codes(message(type))).toEqual([]);
    const required = Object.keys(VALID[type] ?? {});
    for (const name of required)
      expect(codes(message(type, { [name]: undefined }))).toContain(`json.required ${name}`);
  });
});

describe('limits of texts and media', () => {
  test.each([
    [message('text', { text: x(5000) }), []],
    [message('text', { text: x(5001) }), ['text.tooLong text']],
    // UTF-16 here: a family is eleven units
    [message('text', { text: '🍎'.repeat(2501) }), ['text.tooLong text']],
    [message('textV2', { text: x(5001) }), ['text.tooLong text']],
    [
      message('image', { originalContentUrl: 'http://example.com/a' }),
      ['url.notHttps originalContentUrl'],
    ],
    [message('image', { previewImageUrl: `https://example.com/${x(1980)}` }), []],
    [
      message('image', { previewImageUrl: `https://example.com/${x(1981)}` }),
      ['text.tooLong previewImageUrl'],
    ],
    [message('video', { trackingId: x(100) }), []],
    [message('video', { trackingId: x(101) }), ['text.tooLong trackingId']],
    [message('video', { trackingId: 'a b' }), ['text.wrongForm trackingId']],
    [message('audio', { duration: '600000' }), ['json.wrongType duration']],
    [message('location', { title: x(101) }), ['text.tooLong title']],
    [message('location', { latitude: '25' }), ['json.wrongType latitude']],
    [message('location', { latitude: 90.1 }), ['number.outside latitude']],
    [message('coupon', { deliveryTag: x(30) }), []],
    [message('coupon', { deliveryTag: x(31) }), ['text.tooLong deliveryTag']],
    [message('coupon', { deliveryTag: 'a-b' }), ['text.wrongForm deliveryTag']],
    [message('flex', { altText: x(1500) }), []],
    [message('flex', { altText: x(1501) }), ['text.tooLong altText']],
    [
      message('flex', { altText: undefined, alt_text: 'a' }),
      ['json.required altText', 'json.unknownField alt_text'],
    ],
    [{ type: 'poem' }, ['json.notOneOf type']],
  ])('%#', (value, expected) => expect(codes(value)).toEqual(expected));
});

describe('text with emoji and substitution', () => {
  const emoji = (index: number) => ({ index, productId: 'p', emojiId: 'e' });
  test('an emoji stands on a $, counted in UTF-16', () => {
    expect(codes(message('text', { text: '🍎$', emojis: [emoji(2)] }))).toEqual([]);
    expect(codes(message('text', { text: '🍎$', emojis: [emoji(1)] }))).toEqual([
      'message.noEmojiPlace emojis.0.index',
    ]);
  });
  test('twenty emoji are taken, one more is not', () => {
    const many = (count: number) =>
      codes(
        message('text', {
          text: '$'.repeat(count),
          emojis: Array.from({ length: count }, (_, i) => emoji(i)),
        }),
      );
    expect(many(20)).toEqual([]);
    expect(many(21)).toEqual(['list.tooLong emojis']);
  });
  test.each([
    ['hi {name}', { name: { type: 'mention', mentionee: { type: 'all' } } }, []],
    ['hi {name}', {}, ['message.noSubstitution text']],
    ['a {{brace}}', {}, []],
    ['a { brace', {}, ['message.brokenBraces text']],
    ['{a}', { a: { type: 'emoji', productId: 'p' } }, ['json.required substitution.a.emojiId']],
    [
      '{a}',
      { a: { type: 'mention', mentionee: { type: 'user' } } },
      ['json.required substitution.a.mentionee.userId'],
    ],
    [
      '-',
      { [x(21)]: { type: 'emoji', productId: 'p', emojiId: 'e' } },
      [`message.badKey substitution.${x(21)}`],
    ],
    [
      '-',
      { 'a-b': { type: 'emoji', productId: 'p', emojiId: 'e' } },
      ['message.badKey substitution.a-b'],
    ],
  ])('%s', (text, substitution, expected) => {
    expect(codes(message('textV2', { text, substitution }))).toEqual(expected);
  });
});

describe('quick replies and sender', () => {
  const item = { type: 'action', action: { type: 'camera', label: 'a' } };
  const withItems = (count: number) =>
    codes(message('text', { quickReply: { items: Array.from({ length: count }, () => item) } }));
  test('thirteen are taken, fourteen are not', () => {
    expect(withItems(13)).toEqual([]);
    expect(withItems(14)).toEqual(['list.tooLong quickReply.items']);
  });
  test('only the last message shows its own', () => {
    const request = {
      messages: [message('text', { quickReply: { items: [item] } }), message('text')],
    };
    expect(checkMessages(request)).toMatchObject([
      {
        code: 'message.quickReplyNotLast',
        severity: 'warning',
        path: ['messages', 0, 'quickReply'],
      },
    ]);
  });
  test.each([
    [{ name: x(20) }, []],
    [{ name: x(21) }, ['text.tooLong sender.name']],
    [{ iconUrl: 'http://example.com' }, ['url.notHttps sender.iconUrl']],
  ])('sender %j', (sender, expected) =>
    expect(codes(message('text', { sender }))).toEqual(expected),
  );
});

describe('imagemap', () => {
  const area = { x: 0, y: 0, width: 1, height: 1 };
  const tap = (over: Record<string, unknown>) =>
    message('imagemap', { actions: [{ type: 'message', text: 'a', area, ...over }] });
  test.each([
    [
      message('imagemap', { baseSize: { width: 1039, height: 1040 } }),
      ['number.outside baseSize.width'],
    ],
    [tap({ text: x(400) }), []],
    [tap({ text: x(401) }), ['text.tooLong actions.0.text']],
    [tap({ label: x(100) }), []],
    [tap({ label: x(101) }), ['text.tooLong actions.0.label']],
    [tap({ area: { ...area, x: -1 } }), ['number.outside actions.0.area.x']],
    [tap({ area: { ...area, width: 1041 } }), ['imagemap.areaOutside actions.0.area']],
    [tap({ area: undefined }), ['json.required actions.0.area']],
    [tap({ type: 'postback' }), ['json.notOneOf actions.0.type']],
    [message('imagemap', { actions: [] }), ['imagemap.noActions actions']],
    [
      message('imagemap', {
        video: {
          originalContentUrl: HTTPS,
          previewImageUrl: HTTPS,
          area,
          externalLink: { linkUri: HTTPS, label: x(31) },
        },
      }),
      ['text.tooLong video.externalLink.label'],
    ],
    [
      message('imagemap', {
        video: {
          originalContentUrl: HTTPS,
          previewImageUrl: HTTPS,
          area,
          externalLink: { label: 'a' },
        },
      }),
      ['json.required video.externalLink.linkUri'],
    ],
  ])('%#', (value, expected) => expect(codes(value)).toEqual(expected));

  test('fifty actions are taken, one more is not', () => {
    const many = (count: number) =>
      codes(
        message('imagemap', {
          actions: Array.from({ length: count }, (_, i) => ({
            type: 'message',
            text: 'a',
            area: { x: i * 10, y: 0, width: 10, height: 10 },
          })),
        }),
      );
    expect(many(50)).toEqual([]);
    expect(many(51)).toEqual(['list.tooLong actions']);
  });
});

describe('templates', () => {
  const tap = (label = 'a') => ({ type: 'message', label, text: 'a' });
  const taps = (count: number) => Array.from({ length: count }, () => tap());
  const template = (value: Record<string, unknown>) =>
    codes(message('template', { template: value }));
  const buttons = (over: Record<string, unknown>) =>
    template({ type: 'buttons', text: 'a', actions: taps(1), ...over });
  const carousel = (...columns: Record<string, unknown>[]) =>
    template({
      type: 'carousel',
      columns: columns.map((column) => ({ text: 'a', actions: taps(1), ...column })),
    });

  test.each([
    [buttons({ text: '字'.repeat(160) }), []],
    [buttons({ text: '字'.repeat(161) }), ['text.tooLong template.text']],
    [buttons({ title: 'a', text: '字'.repeat(60) }), []],
    [buttons({ title: 'a', text: '字'.repeat(61) }), ['text.tooLong template.text']],
    [buttons({ thumbnailImageUrl: HTTPS, text: '字'.repeat(61) }), ['text.tooLong template.text']],
    [buttons({ title: '字'.repeat(41) }), ['text.tooLong template.title']],
    [buttons({ actions: taps(4) }), []],
    [buttons({ actions: taps(5) }), ['list.tooLong template.actions']],
    [buttons({ actions: [] }), ['list.tooShort template.actions']],
    [buttons({ actions: [tap('字'.repeat(21))] }), ['text.tooLong template.actions.0.label']],
    [buttons({ imageBackgroundColor: 'red' }), ['text.wrongForm template.imageBackgroundColor']],
    [template({ type: 'confirm', text: '字'.repeat(240), actions: taps(2) }), []],
    [
      template({ type: 'confirm', text: '字'.repeat(241), actions: taps(2) }),
      ['text.tooLong template.text'],
    ],
    [
      template({ type: 'confirm', text: 'a', actions: taps(1) }),
      ['list.tooShort template.actions'],
    ],
    [template({ type: 'confirm', text: 'a', actions: taps(3) }), ['list.tooLong template.actions']],
    [carousel(...Array.from({ length: 10 }, () => ({}))), []],
    [carousel(...Array.from({ length: 11 }, () => ({}))), ['list.tooLong template.columns']],
    [template({ type: 'carousel', columns: [] }), ['list.tooShort template.columns']],
    [carousel({ text: '字'.repeat(120) }), []],
    [carousel({ text: '字'.repeat(121) }), ['text.tooLong template.columns.0.text']],
    [carousel({ actions: taps(3) }), []],
    [carousel({ actions: taps(4) }), ['list.tooLong template.columns.0.actions']],
    [carousel({}, { actions: taps(2) }), ['template.actionCountsDiffer template.columns']],
    [carousel({ title: 'a' }, {}), ['template.allOrNone template.columns']],
    [
      template({
        type: 'image_carousel',
        columns: [{ imageUrl: HTTPS, action: tap('字'.repeat(12)) }],
      }),
      [],
    ],
    [
      template({
        type: 'image_carousel',
        columns: [{ imageUrl: HTTPS, action: tap('字'.repeat(13)) }],
      }),
      ['text.tooLong template.columns.0.action.label'],
    ],
    [template({ type: 'sheet' }), ['json.notOneOf template.type']],
  ])('%#', (found, expected) => expect(found).toEqual(expected));
});

describe('a request', () => {
  const request = (count: number) =>
    checkMessages({ messages: Array.from({ length: count }, () => message('text')) });
  test('one to five messages', () => {
    expect(request(1)).toEqual([]);
    expect(request(5)).toEqual([]);
    expect(request(0)).toMatchObject([{ code: 'list.tooShort', path: ['messages'] }]);
    expect(request(6)).toMatchObject([
      { code: 'list.tooLong', path: ['messages'], limit: 5, actual: 6 },
    ]);
  });
  test('units of aggregation', () => {
    const units = (customAggregationUnits: unknown) =>
      checkMessages({ messages: [message('text')], customAggregationUnits }).map(
        (p) => `${p.code} ${p.path.join('.')}`,
      );
    expect(units(['promo_1'])).toEqual([]);
    expect(units(['promo-1'])).toEqual(['text.wrongForm customAggregationUnits.0']);
    expect(units([x(31)])).toEqual(['text.tooLong customAggregationUnits.0']);
    expect(units(['a', 'b'])).toEqual(['list.tooLong customAggregationUnits']);
  });
  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...MESSAGE_TYPES), (value, type) => {
        checkMessages(value);
        const names = [
          ...Object.keys(VALID[type] ?? {}),
          'quickReply',
          'sender',
          'emojis',
          'substitution',
          'video',
        ];
        for (const name of names) checkMessage(message(type, { [name]: value }));
      }),
      { seed: 13 },
    );
  });
});
