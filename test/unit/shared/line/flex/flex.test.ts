import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFlexContainer } from '#shared/line/flex';
import { COMPONENTS } from '#shared/line/flex/components';

const HTTPS = 'https://example.com/a.png';
const TAP = { type: 'uri', label: 'a', uri: HTTPS };
const VALID: Record<string, Record<string, unknown>> = {
  box: { layout: 'vertical', contents: [] },
  button: { action: TAP },
  image: { url: HTTPS },
  icon: { url: HTTPS },
  text: { text: 'a' },
  span: { text: 'a' },
  separator: {},
  filler: {},
  spacer: {},
  video: {
    url: 'https://example.com/a.mp4',
    previewUrl: HTTPS,
    altContent: { type: 'image', url: HTTPS },
  },
};
const component = (type: string, over: Record<string, unknown> = {}) => ({
  type,
  ...VALID[type],
  ...over,
});
const box = (layout: string, ...contents: unknown[]) => ({ type: 'box', layout, contents });
const bubble = (over: Record<string, unknown> = {}) => ({
  type: 'bubble',
  body: box('vertical', component('text')),
  ...over,
});
const codes = (value: unknown, severity?: string) =>
  checkFlexContainer(value)
    .filter((problem) => severity === undefined || problem.severity === severity)
    .map(({ code, path }) => `${code} ${path.join('.')}`);
const inBody = (...contents: unknown[]) => codes(bubble({ body: box('vertical', ...contents) }));
const errorsIn = (...contents: unknown[]) =>
  codes(bubble({ body: box('vertical', ...contents) }), 'error');

describe('which component stands where', () => {
  const kinds = Object.keys(COMPONENTS);
  const allowed: Record<string, string[]> = {
    vertical: ['box', 'button', 'image', 'separator', 'text', 'filler', 'spacer'],
    horizontal: ['box', 'button', 'image', 'separator', 'text', 'filler', 'spacer'],
    baseline: ['icon', 'text', 'filler', 'spacer'],
  };
  for (const [layout, taken] of Object.entries(allowed)) {
    test.each(kinds)(`${layout} box: %s`, (kind) => {
      const found = codes(bubble({ body: box(layout, component(kind)) }), 'error');
      expect(found).toEqual(taken.includes(kind) ? [] : ['flex.notHere body.contents.0.type']);
    });
  }
  test.each(kinds)('hero: %s', (kind) => {
    const found = codes(bubble({ hero: component(kind) }), 'error');
    expect(found).toEqual(
      ['box', 'image', 'video'].includes(kind) ? [] : ['flex.notHere hero.type'],
    );
  });
  test.each(['header', 'body', 'footer'])('%s takes a box alone', (block) => {
    expect(codes(bubble({ [block]: component('image') }))).toEqual([`flex.notHere ${block}.type`]);
  });
  test('spans stand in texts', () => {
    expect(inBody(component('text', { text: undefined, contents: [component('span')] }))).toEqual(
      [],
    );
    expect(inBody(component('text', { contents: [component('icon')] }))).toEqual([
      'flex.notHere body.contents.0.contents.0.type',
    ]);
  });
});

describe('values', () => {
  test.each([
    ['box', { flex: '0' }, ['json.wrongType flex']],
    ['box', { flex: 0 }, []],
    ['box', { spacing: '10%' }, ['flex.badLength spacing']],
    ['box', { spacing: 'xxl' }, []],
    ['box', { paddingAll: '10%' }, []],
    ['box', { paddingAll: 'huge' }, ['flex.badLength paddingAll']],
    ['box', { offsetTop: '-10px' }, []],
    ['box', { width: '50%', maxHeight: '12.5px' }, []],
    ['box', { width: 'md' }, ['flex.badLength width']],
    ['box', { borderWidth: 'semi-bold' }, []],
    ['box', { borderWidth: 'xl' }, ['flex.badLength borderWidth']],
    ['box', { backgroundColor: '#00000000' }, []],
    ['box', { backgroundColor: 'red' }, ['flex.badColour backgroundColor']],
    ['box', { justifyContent: 'space-evenly', alignItems: 'flex-end' }, []],
    ['box', { justifyContent: 'stretch' }, ['json.notOneOf justifyContent']],
    ['box', { layout: 'grid' }, ['json.notOneOf layout']],
    ['box', { contents: undefined }, ['json.required contents']],
    ['box', { gravity: 'top' }, ['flex.unknownField gravity']],
    ['button', { action: undefined }, ['json.required action']],
    ['button', { action: { ...TAP, label: undefined } }, ['json.required action.label']],
    ['button', { action: { ...TAP, label: '字'.repeat(40) } }, []],
    ['button', { action: { ...TAP, label: '字'.repeat(41) } }, ['text.tooLong action.label']],
    [
      'button',
      { action: { type: 'richmenuswitch', richMenuAliasId: 'a', data: 'a' } },
      ['action.notHere action.type'],
    ],
    ['button', { style: 'ghost' }, ['json.notOneOf style']],
    ['image', { url: 'http://example.com/a.png' }, ['url.notHttps url']],
    ['image', { size: 'full' }, []],
    ['image', { size: '80%' }, []],
    ['image', { size: 'giant' }, ['flex.badLength size']],
    ['image', { aspectRatio: '1:3' }, []],
    ['image', { aspectRatio: '1:3.01' }, ['flex.tooTall aspectRatio']],
    ['image', { aspectRatio: '100001:1' }, ['flex.badRatio aspectRatio']],
    ['image', { aspectRatio: '16x9' }, ['flex.badRatio aspectRatio']],
    ['image', { animated: 'true' }, ['json.wrongType animated']],
    ['text', { text: undefined }, ['flex.noText text']],
    ['text', { contents: [] }, []],
    ['text', { size: '80%' }, ['flex.badLength size']],
    ['text', { size: '5xl', wrap: true, maxLines: 2, lineSpacing: '4px' }, []],
    ['text', { lineSpacing: 'md' }, ['flex.badLength lineSpacing']],
    ['text', { maxLines: -1 }, ['number.outside maxLines']],
    ['text', { weight: 'heavy' }, ['json.notOneOf weight']],
    ['text', { action: { type: 'camera', label: 'a' } }, ['action.notHere action.type']],
    ['separator', { margin: 'xl', color: '#FFFFFF' }, []],
    ['separator', { height: '1px' }, ['flex.unknownField height']],
  ])('%s %j', (type, over, expected) => {
    expect(
      errorsIn(component(type, over)).map((text) => text.replace('body.contents.0.', '')),
    ).toEqual(expected);
  });

  test.each([
    [{ angle: '0deg' }, []],
    [{ angle: '359.9deg' }, []],
    [{ angle: '360deg' }, ['flex.badAngle']],
    [{ angle: '90' }, ['flex.badAngle']],
    [{ startColor: undefined }, ['json.required']],
    [{ centerColor: '#12345678', centerPosition: '100%' }, []],
    [{ centerPosition: '101%' }, ['flex.badLength']],
    [{ type: 'radialGradient' }, ['json.notOneOf']],
  ])('gradient %j', (over, expected) => {
    const background = {
      type: 'linearGradient',
      angle: '90deg',
      startColor: '#000000',
      endColor: '#FFFFFF',
      ...over,
    };
    expect(errorsIn(component('box', { background })).map((text) => text.split(' ')[0])).toEqual(
      expected,
    );
  });

  test('what is deprecated warns', () => {
    expect(inBody(component('filler'), component('spacer'))).toEqual([
      'flex.filler body.contents.0.type',
      'flex.spacer body.contents.1.type',
    ]);
    expect(errorsIn(component('filler'), component('spacer'))).toEqual([]);
  });
});

describe('containers', () => {
  const carousel = (...contents: unknown[]) => ({ type: 'carousel', contents });
  test('twelve bubbles of one size are taken', () => {
    const bubbles = (count: number) =>
      Array.from({ length: count }, () => bubble({ size: 'micro' }));
    expect(codes(carousel(...bubbles(12)))).toEqual([]);
    expect(codes(carousel(...bubbles(13)))).toEqual(['list.tooLong contents']);
    expect(codes(carousel())).toEqual(['list.tooShort contents']);
    expect(codes(carousel(bubble(), bubble({ size: 'kilo' })))).toEqual([
      'flex.sizesDiffer contents',
    ]);
    expect(codes(carousel(bubble(), bubble({ size: 'mega' })))).toEqual([]);
  });
  test('a video stands in a large bubble outside of a carousel', () => {
    const hero = component('video');
    for (const size of ['kilo', 'mega', 'giga', undefined])
      expect(codes(bubble({ hero, size }))).toEqual([]);
    for (const size of ['nano', 'micro', 'deca', 'hecto'])
      expect(codes(bubble({ hero, size }))).toEqual(['flex.videoInSmallBubble hero.type']);
    expect(codes(carousel(bubble({ hero })))).toEqual([
      'flex.videoInCarousel contents.0.hero.type',
    ]);
    expect(codes(bubble({ hero: { ...hero, action: { type: 'message', text: 'a' } } }))).toEqual([
      'action.notHere hero.action.type',
    ]);
  });
  test('unknown fields are refused as LINE refuses them', () => {
    expect(codes(bubble({ styles: { comment: 'a' } }))).toEqual([
      'flex.unknownField styles.comment',
    ]);
    expect(codes(bubble({ _note: 'a' }))).toEqual(['flex.unknownField _note']);
  });
  test('30 KB: in between the two readings it warns', () => {
    const sized = (bytes: number) => {
      const empty = JSON.stringify(
        bubble({ body: box('vertical', component('text', { text: '' })) }),
      ).length;
      return bubble({
        body: box('vertical', component('text', { text: 'x'.repeat(bytes - empty) })),
      });
    };
    expect(codes(sized(30_000))).toEqual([]);
    expect(codes(sized(30_001))).toEqual(['flex.nearlyTooBig ']);
    expect(codes(sized(30_720))).toEqual(['flex.nearlyTooBig ']);
    expect(codes(sized(30_721))).toEqual(['flex.tooBig ']);
  });
});

describe('hostile input', () => {
  test('two thousand levels are walked', () => {
    let tree: unknown = component('text');
    for (let level = 0; level < 2_000; level += 1) tree = box('vertical', tree);
    expect(codes(bubble({ body: tree })).filter((text) => text.startsWith('json'))).toEqual([]);
  });
  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(COMPONENTS)), (value, type) => {
        checkFlexContainer(value);
        checkFlexContainer(bubble({ body: value, hero: value, styles: value, size: value }));
        for (const name of Object.keys(COMPONENTS[type]?.properties ?? {}))
          inBody(component(type, { [name]: value }));
      }),
      { seed: 17 },
    );
  });
});
