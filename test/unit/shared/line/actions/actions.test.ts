import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAction } from '#shared/line/actions';
import { ACTION_PLACES, type ActionPlaceName, ALL_KINDS } from '#shared/line/actions/places';

const codes = (value: unknown, place: ActionPlaceName = 'template') =>
  checkAction(value, [], place)
    .filter((problem) => problem.severity === 'error')
    .map(({ code, path }) => `${code} ${path.join('.')}`);
const places = Object.keys(ACTION_PLACES) as ActionPlaceName[];
const VALID: Record<string, Record<string, unknown>> = {
  postback: { data: 'a=1' },
  message: { text: 'hello' },
  uri: { uri: 'https://example.com/' },
  datetimepicker: { data: 'a', mode: 'date' },
  clipboard: { clipboardText: 'code' },
  camera: {},
  cameraRoll: {},
  location: {},
  richmenuswitch: { data: 'a', richMenuAliasId: 'home' },
};
const action = (type: string, over: Record<string, unknown> = {}) => ({
  type,
  label: 'label',
  ...VALID[type],
  ...over,
});

describe('where an action may stand', () => {
  for (const place of places) {
    test.each([...ALL_KINDS])(`${place}: %s`, (kind) => {
      const allowed = (ACTION_PLACES[place].kinds as readonly string[]).includes(kind);
      expect(codes(action(kind), place)).toEqual(allowed ? [] : ['action.notHere type']);
    });
  }
});

describe('the label of each place', () => {
  test.each(places)('%s', (place) => {
    const { required, max } = ACTION_PLACES[place].label;
    const labelled = (label?: string) => codes(action('uri', { label }), place);
    expect(labelled('字'.repeat(max))).toEqual([]);
    expect(labelled('字'.repeat(max + 1))).toEqual(['text.tooLong label']);
    expect(labelled(undefined)).toEqual(required ? ['json.required label'] : []);
    // one grapheme, however many code units
    expect(labelled('👩‍👩‍👧‍👦'.repeat(max))).toEqual([]);
  });
});

describe('the fields of each kind', () => {
  test.each([
    [action('postback', { data: 'x'.repeat(300) }), []],
    [action('postback', { data: 'x'.repeat(301) }), ['text.tooLong data']],
    [action('postback', { data: undefined }), ['json.required data']],
    [action('postback', { displayText: '字'.repeat(300) }), []],
    [action('postback', { displayText: '字'.repeat(301) }), ['text.tooLong displayText']],
    [action('postback', { displayText: 'a', text: 'b' }), ['action.displayTextAndText text']],
    [action('postback', { fillInText: 'a' }), ['action.fillInTextAlone fillInText']],
    [action('postback', { inputOption: 'openKeyboard', fillInText: 'a' }), []],
    [action('postback', { inputOption: 'open' }), ['json.notOneOf inputOption']],
    [action('message', { text: '字'.repeat(300) }), []],
    [action('message', { text: '字'.repeat(301) }), ['text.tooLong text']],
    [action('message', { text: '' }), ['text.empty text']],
    [action('message', { text: undefined, uri: 'https://example.com' }), ['json.required text']],
    [action('uri', { uri: `https://example.com/${'x'.repeat(980)}` }), []],
    [action('uri', { uri: `https://example.com/${'x'.repeat(981)}` }), ['text.tooLong uri']],
    [action('uri', { uri: 'example.com' }), ['uri.noScheme uri']],
    [action('uri', { altUri: { desktop: 'nothing' } }), ['uri.noScheme altUri.desktop']],
    [action('clipboard', { clipboardText: 'x'.repeat(1000) }), []],
    [action('clipboard', { clipboardText: 'x'.repeat(1001) }), ['text.tooLong clipboardText']],
    [action('datetimepicker', { mode: 'week' }), ['json.notOneOf mode']],
    [action('datetimepicker', { initial: '2026-02-30' }), ['datetime.badFormat initial']],
    [
      action('datetimepicker', { min: '2026-02-02', max: '2026-02-01' }),
      ['datetime.maxNotAfterMin max'],
    ],
    [{ type: 'teleport' }, ['json.notOneOf type']],
    ['uri', ['json.wrongType ']],
  ])('%j', (value, expected) => expect(codes(value)).toEqual(expected));

  test('a deprecated postback text warns, and is refused in a quick reply', () => {
    expect(checkAction(action('postback', { text: 'a' }), [], 'template')).toMatchObject([
      { code: 'action.deprecatedText', severity: 'warning' },
    ]);
    expect(codes(action('postback', { text: 'a' }), 'quickReply')).toEqual([
      'action.textInQuickReply text',
    ]);
  });

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom(...places),
        fc.constantFrom(...ALL_KINDS),
        (value, place, type) => {
          checkAction(value, [], place);
          checkAction({ type, label: value, data: value, uri: value, altUri: value }, [], place);
        },
      ),
      { seed: 11 },
    );
  });
});
