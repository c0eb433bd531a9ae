import { documentFromDefinition } from '#shared/document/wire/from-definition';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { Problem } from '#shared/errors/app-error';
import { checkCouponTime } from '#shared/line/coupon';
import { checkForm, type DefinitionKind } from '#shared/line/definition';
import { readDefinition } from '#shared/line/import/read-definition';
import { LIMITS } from '#shared/line/limits';
import { type CheckContext, checkRichMenuSet } from '#shared/line/rich-menu';
import { aRichMenu } from './a-rich-menu';

/*
 * Every rule of LINE's with a pair of values: one that keeps it by a hair, one that breaks it by a hair.
 * `limit` names the entry of the limits table whose edge is crossed.
 */

export interface Edge {
  code: string;
  limit?: string;
  within(): Problem[];
  beyond(): Problem[];
}
type Json = Record<string, unknown>;

const x = (count: number) => 'x'.repeat(count);
const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => item(index));
const HTTPS = 'https://example.com/a';

const as = (form: DefinitionKind) => (value: unknown) => checkForm(form, value);
const message = as('message');

function pair(
  code: string,
  check: (value: unknown) => Problem[],
  within: unknown,
  beyond: unknown,
): Edge {
  return { code, within: () => check(within), beyond: () => check(beyond) };
}

const limitAt = (path: string): number =>
  path.split('.').reduce<unknown>((at, key) => (at as Json)[key], LIMITS) as number;

/** At the limit, and one above it; `step` is -1 for a least value. */
function edge(
  limit: string,
  code: string,
  check: (value: unknown) => Problem[],
  value: (size: number) => unknown,
  step = 1,
): Edge {
  const size = limitAt(limit);
  return { limit, ...pair(code, check, value(size), value(size + step)) };
}

// ——— values that break nothing, to be changed in one place
const action = (over: Json = {}): Json => ({ type: 'message', label: 'a', text: 'a', ...over });
const uri = (over: Json = {}): Json => ({ type: 'uri', label: 'a', uri: HTTPS, ...over });
const postback = (over: Json = {}): Json => ({ type: 'postback', label: 'a', data: 'a', ...over });
const picker = (over: Json = {}): Json => ({
  type: 'datetimepicker',
  label: 'a',
  data: 'a',
  mode: 'date',
  ...over,
});
const text = (over: Json = {}): Json => ({ type: 'text', text: 'hello', ...over });
const template = (inner: Json): Json => ({ type: 'template', altText: 'a', template: inner });
const buttons = (over: Json = {}): Json =>
  template({ type: 'buttons', text: 'a', actions: [action()], ...over });
const withAction = (inner: Json) => buttons({ actions: [inner] });
const column = (over: Json = {}): Json => ({ text: 'a', actions: [action()], ...over });
const carousel = (...columns: Json[]) => template({ type: 'carousel', columns });
const imageCarousel = (columns: Json[]) => template({ type: 'image_carousel', columns });
const flex = (contents: unknown): Json => ({ type: 'flex', altText: 'a', contents });
const part = (over: Json = {}): Json => ({ type: 'text', text: 'a', ...over });
const box = (contents: unknown[] = [part()], over: Json = {}): Json => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...over,
});
const bubble = (over: Json = {}): Json => ({ type: 'bubble', body: box(), ...over });
const inBox = (component: Json) => flex(bubble({ body: box([component]) }));
const button = (inner: Json) => inBox({ type: 'button', action: inner });
const image = (over: Json = {}) => ({ type: 'image', url: HTTPS, ...over });
const video = { type: 'video', url: HTTPS, previewUrl: HTTPS, altContent: box() };
const bubbleOf = (bytes: number) => {
  const empty = bubble({ body: box([part({ text: '' })]) });
  const rest = bytes - JSON.stringify(empty).length;
  return bubble({ body: box([part({ text: x(rest) })]) });
};
const carouselOf = (bytes: number) => {
  const two = { type: 'carousel', contents: [bubbleOf(25_000), bubbleOf(1_000)] };
  const rest = bytes - JSON.stringify(two).length + 1_000;
  return { type: 'carousel', contents: [bubbleOf(25_000), bubbleOf(rest)] };
};
const area = (over: Json = {}) => ({ x: 0, y: 0, width: 100, height: 100, ...over });
const imagemap = (over: Json = {}): Json => ({
  type: 'imagemap',
  baseUrl: HTTPS,
  altText: 'a',
  baseSize: { width: 1040, height: 1040 },
  actions: [{ type: 'message', text: 'a', area: area() }],
  ...over,
});
const inImagemap = (inner: Json) => imagemap({ actions: [{ area: area(), ...inner }] });
const film = (link: Json) =>
  imagemap({
    video: {
      originalContentUrl: HTTPS,
      previewImageUrl: HTTPS,
      area: area(),
      externalLink: { linkUri: HTTPS, label: 'a', ...link },
    },
  });
const reply = (inner: Json) => text({ quickReply: { items: [{ type: 'action', action: inner }] } });
const textV2 = (words: string, substitution: Json): Json => ({
  type: 'textV2',
  text: words,
  substitution,
});
const emoji = { type: 'emoji', productId: 'p', emojiId: 'e' };
const mention = { type: 'mention', mentionee: { type: 'all' } };
const substituted = (count: number, value: Json) =>
  textV2(
    many(count, (index) => `{k${index}}`).join(''),
    Object.fromEntries(many(count, (index) => [`k${index}`, value])),
  );
const request = (over: Json = {}): Json => ({ messages: [text()], ...over });
const narrowcast = (over: Json) => request(over);
const audience = (over: Json = {}): Json => ({ description: 'a', audiences: [], ...over });
const userId = (index: number) => `U${String(index).padStart(32, '0')}`;
const coupon = (over: Json = {}): Json => ({
  title: 'c',
  acquisitionCondition: { type: 'normal' },
  maxUseCountPerTicket: 1,
  startTimestamp: 1,
  endTimestamp: 2,
  timezone: 'ASIA_TAIPEI',
  visibility: 'PUBLIC',
  reward: { type: 'gift' },
  ...over,
});
const discount = (priceInfo: Json) => coupon({ reward: { type: 'discount', priceInfo } });
const menu = (over: Json = {}) => aRichMenu(over);
const menuArea = (bounds: Json, inner: Json = action()) => ({
  bounds: area(bounds),
  action: inner,
});
const withArea = (bounds: Json, inner?: Json) => menu({ areas: [menuArea(bounds, inner)] });
const inMenu = (inner: Json) => withArea({}, inner);
const gender = { type: 'gender', oneOf: ['male'] };
const aged = (over: Json) => ({ type: 'age', ...over });

// ——— checks by another door
const check = {
  request: as('messages'),
  narrowcast: as('narrowcast'),
  recipient: as('recipient'),
  demographic: as('demographic'),
  audience: as('audience'),
  coupon: as('coupon'),
  richMenu: as('richMenu'),
  batch: as('richMenuBatch'),
  bulk: as('richMenuBulkLink'),
  alias: as('richMenuAlias'),
  webhook: as('webhook'),
};
const file = (content: string | Uint8Array): Problem[] => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = readDefinition(bytes);
  if (read.ok) return read.value.problems;
  return [{ ...read.error, path: [], severity: 'error' }];
};

/** A set of two pages that lead to each other, changed. */
function inSet(change: (set: RichMenuSet) => unknown, context?: CheckContext): Problem[] {
  const tab = (alias: string) => ({ type: 'richmenuswitch', richMenuAliasId: alias, data: 'a' });
  const size = { width: 2500, height: 1686 };
  const page = (alias: string) => ({
    ...menu({ size }),
    areas: [{ bounds: { x: 0, y: 0, ...size }, action: tab(alias) }],
  });
  const value = { home: page('shop'), shop: page('home') };
  const read = readDefinition(new TextEncoder().encode(JSON.stringify(value)));
  if (!read.ok) throw new Error(read.error.code);
  let next = 0;
  const random = (length: number) => {
    next += 1;
    return new Uint8Array(length).fill(next);
  };
  const made = documentFromDefinition(read.value, { title: 'a', now: new Date(0), random });
  if (!made.ok || made.value.document.kind !== 'richMenuSet') throw new Error('no set');
  const set = structuredClone(made.value.document);
  change(set);
  return checkRichMenuSet(set, context);
}
const nothing = () => undefined;
const first = (set: RichMenuSet) => set.pages[0] as RichMenuSet['pages'][number];
const firstArea = (set: RichMenuSet) =>
  first(set).areas[0] as RichMenuSet['pages'][number]['areas'][number];
function setPair(
  code: string,
  within: (set: RichMenuSet) => unknown,
  beyond: (set: RichMenuSet) => unknown,
  context?: CheckContext,
): Edge {
  return { code, within: () => inSet(within, context), beyond: () => inSet(beyond, context) };
}
const imageOf = (bytes: number): Problem[] => {
  let id = '';
  inSet((set) => {
    id = first(set).id;
  });
  return inSet(nothing, { imageBytes: new Map([[id, bytes]]) } as unknown as CheckContext);
};

export const EDGES: readonly Edge[] = [
  // actions: lengths by place
  edge('action.label', 'text.tooLong', message, (n) => withAction(action({ label: x(n) }))),
  edge('action.imageCarouselLabel', 'text.tooLong', message, (n) =>
    imageCarousel([{ imageUrl: HTTPS, action: action({ label: x(n) }) }]),
  ),
  edge('action.flexLabel', 'text.tooLong', message, (n) => button(action({ label: x(n) }))),
  edge('action.richMenuLabel', 'action.tooLong', check.richMenu, (n) =>
    inMenu(action({ label: x(n) })),
  ),
  edge('action.uri', 'text.tooLong', message, (n) =>
    withAction(uri({ uri: `https://a.tw/${x(n - 13)}` })),
  ),
  edge('action.data', 'text.tooLong', message, (n) => withAction(postback({ data: x(n) }))),
  edge('action.displayText', 'text.tooLong', message, (n) =>
    withAction(postback({ displayText: '👩‍👩‍👧'.repeat(n) })),
  ),
  edge('action.postbackText', 'text.tooLong', message, (n) => withAction(postback({ text: x(n) }))),
  edge('action.fillInText', 'text.tooLong', message, (n) =>
    withAction(postback({ inputOption: 'openKeyboard', fillInText: x(n) })),
  ),
  edge('action.messageText', 'text.tooLong', message, (n) =>
    withAction(action({ text: 'é'.repeat(n) })),
  ),
  edge('action.clipboardText', 'text.tooLong', message, (n) =>
    withAction({ type: 'clipboard', label: 'a', clipboardText: x(n) }),
  ),
  // actions: what goes together
  pair(
    'action.notHere',
    message,
    reply({ type: 'camera', label: 'a' }),
    withAction({ type: 'camera', label: 'a' }),
  ),
  pair(
    'action.notHere',
    message,
    withAction(uri()),
    withAction({ type: 'richmenuswitch', label: 'a', richMenuAliasId: 'a', data: 'a' }),
  ),
  pair('action.textInQuickReply', message, reply(postback()), reply(postback({ text: 'a' }))),
  pair('action.altUriIgnored', message, reply(uri()), reply(uri({ altUri: { desktop: HTTPS } }))),
  pair(
    'action.displayTextAndText',
    message,
    withAction(postback({ text: 'a' })),
    withAction(postback({ text: 'a', displayText: 'a' })),
  ),
  pair(
    'action.deprecatedText',
    message,
    withAction(postback({ displayText: 'a' })),
    withAction(postback({ text: 'a' })),
  ),
  pair(
    'action.fillInTextAlone',
    message,
    withAction(postback({ inputOption: 'openKeyboard', fillInText: 'a' })),
    withAction(postback({ inputOption: 'openVoice', fillInText: 'a' })),
  ),
  pair('action.empty', check.richMenu, inMenu(action()), inMenu(action({ text: '' }))),
  pair(
    'action.tooLong',
    check.richMenu,
    inMenu(postback({ data: x(300) })),
    inMenu(postback({ data: x(301) })),
  ),
  pair(
    'action.brokenCharacter',
    check.richMenu,
    inMenu(action({ text: '🍎' })),
    inMenu(action({ text: '\ud83c' })),
  ),
  pair(
    'action.notInRichMenu',
    check.richMenu,
    inMenu(uri()),
    inMenu({ type: 'camera', label: 'a' }),
  ),
  pair('action.unknownType', check.richMenu, inMenu(uri()), inMenu({ type: 'dance' })),
  pair(
    'datetime.badFormat',
    message,
    withAction(picker({ initial: '2026-02-28' })),
    withAction(picker({ initial: '2026-02-29' })),
  ),
  pair(
    'datetime.badFormat',
    message,
    withAction(picker({ mode: 'time', max: '23:59' })),
    withAction(picker({ mode: 'time', max: '24:00' })),
  ),
  pair(
    'datetime.badFormat',
    message,
    withAction(picker({ mode: 'datetime', min: '1900-01-01t00:00' })),
    withAction(picker({ mode: 'datetime', min: '1899-12-31t23:59' })),
  ),
  pair(
    'datetime.badFormat',
    message,
    withAction(picker({ max: '2100-12-31' })),
    withAction(picker({ max: '2101-01-01' })),
  ),
  pair(
    'datetime.maxNotAfterMin',
    message,
    withAction(picker({ min: '2026-01-01', max: '2026-01-02' })),
    withAction(picker({ min: '2026-01-01', max: '2026-01-01' })),
  ),
  pair(
    'datetime.initialOutside',
    message,
    withAction(picker({ min: '2026-01-01', initial: '2026-01-01' })),
    withAction(picker({ min: '2026-01-01', initial: '2025-12-31' })),
  ),
  // addresses
  pair(
    'uri.placeholder',
    message,
    withAction(uri({ uri: `${HTTPS}%7Bid%7D` })),
    withAction(uri({ uri: `${HTTPS}{id}` })),
  ),
  pair(
    'uri.noScheme',
    message,
    withAction(uri({ uri: 'tel:1' })),
    withAction(uri({ uri: '/order' })),
  ),
  pair(
    'uri.otherScheme',
    message,
    withAction(uri({ uri: 'http://a.tw' })),
    withAction(uri({ uri: 'spotify:track' })),
  ),
  pair(
    'uri.blank',
    message,
    withAction(uri({ uri: `${HTTPS}?q=a%20b` })),
    withAction(uri({ uri: `${HTTPS}?q=a b` })),
  ),
  pair(
    'uri.noHost',
    message,
    withAction(uri({ uri: 'https://a' })),
    withAction(uri({ uri: 'https://' })),
  ),
  pair(
    'uri.deprecatedLineScheme',
    message,
    withAction(uri({ uri: 'https://line.me/R/ti/p/@a' })),
    withAction(uri({ uri: 'line://ti/p/@a' })),
  ),
  pair(
    'uri.notEncoded',
    message,
    withAction(uri({ uri: `${HTTPS}%E8%8C%B6` })),
    withAction(uri({ uri: `${HTTPS}茶` })),
  ),
  pair(
    'uri.placeholder',
    message,
    withAction(uri({ uri: `${HTTPS}$5` })),
    withAction(uri({ uri: "'$BUILD_LINK'" })),
  ),
  pair(
    'url.otherFormat',
    message,
    inBox(image({ url: `${HTTPS}a.PNG?from=a.gif` })),
    inBox(image({ url: `${HTTPS}a.gif?v=1` })),
  ),
  pair(
    'url.otherFormat',
    message,
    { type: 'audio', originalContentUrl: `${HTTPS}a.m4a`, duration: 1 },
    { type: 'audio', originalContentUrl: `${HTTPS}a.wav`, duration: 1 },
  ),
  pair('url.notHttps', message, inBox(image()), inBox(image({ url: 'http://example.com/a' }))),
  edge('mediaUrl', 'text.tooLong', message, (n) =>
    inBox(image({ url: `https://a.tw/${x(n - 13)}` })),
  ),
  // what every message may carry
  edge('message.quickReplies', 'list.tooLong', message, (n) =>
    text({ quickReply: { items: many(n, () => ({ type: 'action', action: action() })) } }),
  ),
  pair('message.noQuickReplies', message, reply(action()), text({ quickReply: { items: [] } })),
  pair(
    'message.quickReplyNotLast',
    check.request,
    request({ messages: [text(), reply(action())] }),
    request({ messages: [reply(action()), text()] }),
  ),
  edge('message.senderName', 'text.tooLong', message, (n) => text({ sender: { name: x(n) } })),
  pair(
    'message.senderSaysLine',
    message,
    text({ sender: { name: 'Cony' } }),
    text({ sender: { name: 'LINE' } }),
  ),
  // texts
  edge('message.text', 'text.tooLong', message, (n) => text({ text: x(n) })),
  edge('message.emojis', 'list.tooLong', message, (n) =>
    text({
      text: '$'.repeat(n),
      emojis: many(n, (index) => ({ index, productId: 'p', emojiId: 'e' })),
    }),
  ),
  pair(
    'message.noEmojiPlace',
    message,
    text({ text: '🍎$', emojis: [{ index: 2, productId: 'p', emojiId: 'e' }] }),
    text({ text: '🍎$', emojis: [{ index: 1, productId: 'p', emojiId: 'e' }] }),
  ),
  pair(
    'message.emojiTwice',
    message,
    text({ text: '$$', emojis: many(2, (index) => ({ index, productId: 'p', emojiId: 'e' })) }),
    text({ text: '$$', emojis: many(2, () => ({ index: 0, productId: 'p', emojiId: 'e' })) }),
  ),
  pair(
    'message.emojiNearLimit',
    message,
    text({ text: `$${x(4_499)}`, emojis: [{ index: 0, productId: 'p', emojiId: 'e' }] }),
    text({ text: `$${x(4_500)}`, emojis: [{ index: 0, productId: 'p', emojiId: 'e' }] }),
  ),
  // of a type that nobody knows, for only twenty of each known one are taken
  edge('message.substitutions', 'list.tooLong', message, (n) => substituted(n, { type: 'x' })),
  edge('message.emojis', 'list.tooLong', message, (n) => substituted(n, emoji)),
  edge('message.mentions', 'list.tooLong', message, (n) => substituted(n, mention)),
  edge('message.substitutionKey', 'message.badKey', message, (n) =>
    textV2(`{${x(n)}}`, { [x(n)]: emoji }),
  ),
  pair('message.badKey', message, textV2('{a_1}', { a_1: emoji }), textV2('{a}', { 'a-1': emoji })),
  pair(
    'message.noSubstitution',
    message,
    textV2('{a}', { a: emoji }),
    textV2('{a}{b}', { a: emoji }),
  ),
  pair(
    'message.unusedSubstitution',
    message,
    textV2('{a}', { a: emoji }),
    textV2('{{a}}', { a: emoji }),
  ),
  pair('message.brokenBraces', message, textV2('{{a}}', {}), textV2('{{a}', {})),
  edge('message.altText', 'text.tooLong', message, (n) => ({ ...flex(bubble()), altText: x(n) })),
  edge('message.trackingId', 'text.tooLong', message, (n) => ({
    type: 'video',
    originalContentUrl: HTTPS,
    previewImageUrl: HTTPS,
    trackingId: x(n),
  })),
  edge('message.location', 'text.tooLong', message, (n) => ({
    type: 'location',
    title: x(n),
    address: 'a',
    latitude: 1,
    longitude: 1,
  })),
  edge('message.deliveryTag', 'text.tooLong', message, (n) => ({
    type: 'coupon',
    couponId: 'c',
    deliveryTag: x(n),
  })),
  pair(
    'text.wrongForm',
    message,
    { type: 'coupon', couponId: 'c', deliveryTag: 'a_b' },
    { type: 'coupon', couponId: 'c', deliveryTag: 'a-b' },
  ),
  pair('text.empty', message, text(), text({ text: '' })),
  pair('text.blank', message, text(), text({ text: ' ' })),
  pair('text.nul', message, text(), text({ text: 'a\0' })),
  pair('text.brokenCharacter', message, text({ text: '🍎' }), text({ text: '🍎'.slice(0, 1) })),
  // requests
  edge('message.perRequest', 'list.tooLong', check.request, (n) =>
    request({ messages: many(n, () => text()) }),
  ),
  pair('list.tooShort', check.request, request(), request({ messages: [] })),
  edge('message.aggregationUnits', 'list.tooLong', check.request, (n) =>
    request({ customAggregationUnits: many(n, (index) => `u${index}`) }),
  ),
  edge('message.aggregationUnit', 'text.tooLong', check.request, (n) =>
    request({ customAggregationUnits: [x(n)] }),
  ),
  edge('sending.multicast', 'list.tooLong', check.request, (n) => request({ to: many(n, userId) })),
  edge('requestBodyBytes', 'request.tooLarge', check.request, (n) => {
    const rest = n - JSON.stringify(request({ odd: '' })).length;
    return request({ odd: x(rest) });
  }),
  // shapes
  pair('json.required', message, text(), { type: 'text' }),
  pair('json.wrongType', message, text(), text({ text: 7 })),
  pair('json.notOneOf', message, text(), { type: 'poem' }),
  pair('json.unknownField', message, text(), text({ mood: 'good' })),
  pair('json.nullMember', message, text(), text({ quoteToken: null })),
  pair(
    'json.notANumber',
    message,
    { type: 'audio', originalContentUrl: HTTPS, duration: 1 },
    { type: 'audio', originalContentUrl: HTTPS, duration: Number.POSITIVE_INFINITY },
  ),
  pair(
    'json.reservedName',
    message,
    text({ prototype: 1 }),
    JSON.parse('{"type":"text","text":"a","__proto__":1}'),
  ),
  pair('json.tooDeep', message, text({ odd: nested(9_998) }), text({ odd: nested(10_000) })),
  pair(
    'json.tooMany',
    message,
    text({ odd: many(499_990, () => 0) }),
    text({ odd: many(500_000, () => 0) }),
  ),
  pair(
    'number.notWhole',
    message,
    imagemap(),
    imagemap({ baseSize: { width: 1040, height: 500.5 } }),
  ),
  pair(
    'number.outside',
    message,
    imagemap({ baseSize: { width: 1040, height: 2_147_483_647 } }),
    imagemap({ baseSize: { width: 1040, height: 2_147_483_648 } }),
  ),
  // imagemaps
  edge('imagemap.baseWidth', 'number.outside', message, (n) =>
    imagemap({ baseSize: { width: n, height: 1040 } }),
  ),
  edge(
    'imagemap.baseWidth',
    'number.outside',
    message,
    (n) => imagemap({ baseSize: { width: n, height: 1040 } }),
    -1,
  ),
  edge('imagemap.actions', 'list.tooLong', message, (n) =>
    imagemap({ actions: many(n, () => ({ type: 'message', text: 'a', area: area() })) }),
  ),
  pair('imagemap.noActions', message, imagemap(), imagemap({ actions: [] })),
  edge('imagemap.label', 'text.tooLong', message, (n) =>
    inImagemap({ type: 'message', text: 'a', label: x(n) }),
  ),
  edge('imagemap.text', 'text.tooLong', message, (n) =>
    inImagemap({ type: 'message', text: x(n) }),
  ),
  edge('imagemap.uri', 'text.tooLong', message, (n) =>
    inImagemap({ type: 'uri', linkUri: `https://a.tw/${x(n - 13)}` }),
  ),
  edge('imagemap.clipboardText', 'text.tooLong', message, (n) =>
    inImagemap({ type: 'clipboard', clipboardText: x(n) }),
  ),
  edge('imagemap.externalLinkLabel', 'text.tooLong', message, (n) => film({ label: x(n) })),
  pair(
    'imagemap.extension',
    message,
    imagemap({ baseUrl: `${HTTPS}/b` }),
    imagemap({ baseUrl: `${HTTPS}/b.png` }),
  ),
  pair('imagemap.oneSource', message, imagemap(), imagemap({ baseUrl: `${HTTPS}.png#` })),
  pair(
    'imagemap.areaOutside',
    message,
    inImagemap({ type: 'message', text: 'a', area: area({ x: 940 }) }),
    inImagemap({ type: 'message', text: 'a', area: area({ x: 941 }) }),
  ),
  pair(
    'imagemap.areasOverlap',
    message,
    imagemap({
      actions: [0, 100].map((left) => ({ type: 'message', text: 'a', area: area({ x: left }) })),
    }),
    imagemap({
      actions: [0, 99].map((left) => ({ type: 'message', text: 'a', area: area({ x: left }) })),
    }),
  ),
  // templates
  edge('template.title', 'text.tooLong', message, (n) => buttons({ title: x(n) })),
  edge('template.buttonsText', 'text.tooLong', message, (n) => buttons({ text: x(n) })),
  edge('template.buttonsTextWithPicture', 'text.tooLong', message, (n) =>
    buttons({ text: x(n), title: 'a' }),
  ),
  edge('template.buttonsTextWithPicture', 'text.tooLong', message, (n) =>
    buttons({ text: x(n), thumbnailImageUrl: HTTPS }),
  ),
  edge('template.buttonsActions', 'list.tooLong', message, (n) =>
    buttons({ actions: many(n, () => action()) }),
  ),
  edge('template.confirmText', 'text.tooLong', message, (n) =>
    template({ type: 'confirm', text: x(n), actions: [action(), action()] }),
  ),
  edge('template.confirmActions', 'list.tooLong', message, (n) =>
    template({ type: 'confirm', text: 'a', actions: many(n, () => action()) }),
  ),
  edge(
    'template.confirmActions',
    'list.tooShort',
    message,
    (n) => template({ type: 'confirm', text: 'a', actions: many(n, () => action()) }),
    -1,
  ),
  edge('template.columns', 'list.tooLong', message, (n) => carousel(...many(n, () => column()))),
  edge('template.columns', 'list.tooLong', message, (n) =>
    imageCarousel(many(n, () => ({ imageUrl: HTTPS, action: action() }))),
  ),
  edge('template.columnText', 'text.tooLong', message, (n) => carousel(column({ text: x(n) }))),
  edge('template.columnTextWithPicture', 'text.tooLong', message, (n) =>
    carousel(column({ text: x(n), title: 'a' })),
  ),
  edge('template.columnActions', 'list.tooLong', message, (n) =>
    carousel(column({ actions: many(n, () => action()) })),
  ),
  pair(
    'template.actionCountsDiffer',
    message,
    carousel(column(), column()),
    carousel(column(), column({ actions: [action(), action()] })),
  ),
  pair(
    'template.allOrNone',
    message,
    carousel(column({ title: 'a' }), column({ title: 'a' })),
    carousel(column({ title: 'a' }), column()),
  ),
  {
    code: 'message.bareTemplate',
    within: () => message(buttons()),
    beyond: () => as('template')(buttons().template),
  },
  // Flex
  edge('flex.bubbles', 'list.tooLong', message, (n) =>
    flex({ type: 'carousel', contents: many(n, () => bubble()) }),
  ),
  edge('flex.bubbleBytes', 'flex.nearlyTooBig', message, (n) => flex(bubbleOf(n))),
  edge('flex.bubbleBytesAtMost', 'flex.tooBig', message, (n) => flex(bubbleOf(n))),
  edge('flex.carouselBytes', 'flex.nearlyTooBig', message, (n) => flex(carouselOf(n))),
  edge('flex.carouselBytesAtMost', 'flex.tooBig', message, (n) => flex(carouselOf(n))),
  edge('flex.animated', 'flex.tooManyAnimated', message, (n) =>
    flex(bubble({ body: box(many(n, () => image({ animated: true }))) })),
  ),
  edge('flex.tallest', 'flex.tooTall', message, (n) => inBox(image({ aspectRatio: `1:${n}` }))),
  edge('flex.ratioPart', 'flex.badRatio', message, (n) => inBox(image({ aspectRatio: `${n}:1` }))),
  pair('flex.unknownField', message, inBox(part({ wrap: true })), inBox(part({ comment: 'a' }))),
  pair('flex.badLength', message, inBox(part({ margin: '10px' })), inBox(part({ margin: '10%' }))),
  pair('flex.badLength', message, inBox(image({ size: '50%' })), inBox(part({ size: '50%' }))),
  pair(
    'flex.badColour',
    message,
    inBox(part({ color: '#112233' })),
    inBox(part({ color: '#123' })),
  ),
  pair(
    'flex.badAngle',
    message,
    inBox(box([], { background: gradient('359.9deg') })),
    inBox(box([], { background: gradient('360deg') })),
  ),
  pair(
    'flex.sizesDiffer',
    message,
    flex({ type: 'carousel', contents: [bubble({ size: 'mega' }), bubble()] }),
    flex({ type: 'carousel', contents: [bubble({ size: 'kilo' }), bubble()] }),
  ),
  pair('flex.emptyBubble', message, flex(bubble()), flex({ type: 'bubble' })),
  pair(
    'flex.notHere',
    message,
    flex(bubble({ body: box([{ type: 'icon', url: HTTPS }], { layout: 'baseline' }) })),
    inBox({ type: 'icon', url: HTTPS }),
  ),
  pair('flex.filler', message, inBox({ type: 'separator' }), inBox({ type: 'filler' })),
  pair('flex.spacer', message, inBox({ type: 'separator' }), inBox({ type: 'spacer' })),
  pair(
    'flex.notInBaseline',
    message,
    inBox(part({ gravity: 'top' })),
    flex(bubble({ body: box([part({ gravity: 'top' })], { layout: 'baseline' }) })),
  ),
  pair(
    'flex.noText',
    message,
    inBox({ type: 'text', contents: [{ type: 'span', text: 'a' }] }),
    inBox({ type: 'text', contents: [] }),
  ),
  pair('flex.emptyText', message, inBox(part()), inBox(part({ text: '' }))),
  pair(
    'flex.videoInCarousel',
    message,
    flex(bubble({ hero: video })),
    flex({ type: 'carousel', contents: [bubble({ hero: video })] }),
  ),
  pair(
    'flex.videoInSmallBubble',
    message,
    flex(bubble({ hero: video, size: 'kilo' })),
    flex(bubble({ hero: video, size: 'hecto' })),
  ),
  pair(
    'flex.firstAbsolute',
    message,
    flex(bubble({ body: box([part(), part({ position: 'absolute' })]) })),
    flex(bubble({ body: box([part({ position: 'absolute' })]) })),
  ),
  pair(
    'flex.tooDeep',
    message,
    flex(bubble({ body: boxes(100) })),
    flex(bubble({ body: boxes(4_900) })),
  ),
  {
    code: 'flex.barePart',
    within: () => message(flex(bubble())),
    beyond: () => as('flexComponent')(box()),
  },
  // narrowcast
  edge('narrowcast.recipientObjects', 'narrowcast.tooManyRecipients', check.recipient, (n) => ({
    type: 'operator',
    or: many(n, (index) => ({ type: 'audience', audienceGroupId: index + 1 })),
  })),
  edge('narrowcast.filterObjects', 'narrowcast.tooManyFilters', check.demographic, (n) => ({
    type: 'operator',
    and: many(n, () => gender),
  })),
  pair(
    'narrowcast.oneOperator',
    check.demographic,
    { type: 'operator', and: [gender] },
    { type: 'operator', and: [gender], not: gender },
  ),
  pair(
    'narrowcast.loneNot',
    check.recipient,
    { type: 'operator', and: [{ type: 'operator', not: { type: 'redelivery', requestId: 'r' } }] },
    { type: 'operator', not: { type: 'redelivery', requestId: 'r' } },
  ),
  pair('narrowcast.noBound', check.demographic, aged({ gte: 'age_20' }), aged({})),
  pair(
    'narrowcast.emptyRange',
    check.demographic,
    aged({ gte: 'age_20', lt: 'age_25' }),
    aged({ gte: 'age_20', lt: 'age_20' }),
  ),
  pair(
    'narrowcast.forbidAlone',
    check.narrowcast,
    narrowcast({ limit: { upToRemainingQuota: true, forbidPartialDelivery: true } }),
    narrowcast({ limit: { forbidPartialDelivery: true } }),
  ),
  pair(
    'narrowcast.emptyFilter',
    check.narrowcast,
    narrowcast({ filter: { demographic: gender } }),
    narrowcast({ filter: {} }),
  ),
  // audiences
  edge('audience.description', 'text.tooLong', check.audience, (n) =>
    audience({ description: x(n) }),
  ),
  edge('audience.uploadDescription', 'text.tooLong', check.audience, (n) =>
    audience({ uploadDescription: x(n) }),
  ),
  edge('audience.clickUrl', 'text.tooLong', check.audience, (n) => ({
    description: 'a',
    requestId: 'r',
    clickUrl: `https://a.tw/${x(n - 13)}`,
  })),
  edge('audience.idsPerRequest', 'list.tooLong', check.audience, (n) =>
    audience({ audiences: many(n, (index) => ({ id: userId(index) })) }),
  ),
  pair('audience.controlCharacter', check.audience, audience(), audience({ description: 'a\tb' })),
  // coupons
  edge('coupon.title', 'text.tooLong', check.coupon, (n) => coupon({ title: x(n) })),
  edge('coupon.description', 'text.tooLong', check.coupon, (n) => coupon({ description: x(n) })),
  edge('coupon.couponCode', 'text.tooLong', check.coupon, (n) => coupon({ couponCode: x(n) })),
  edge('coupon.usageCondition', 'text.tooLong', check.coupon, (n) =>
    coupon({ usageCondition: x(n) }),
  ),
  edge('coupon.maxAcquireCount', 'number.outside', check.coupon, (n) =>
    coupon({
      acquisitionCondition: { type: 'lottery', lotteryProbability: 1, maxAcquireCount: n },
    }),
  ),
  pair(
    'number.outside',
    check.coupon,
    coupon({
      acquisitionCondition: { type: 'lottery', lotteryProbability: 99, maxAcquireCount: -1 },
    }),
    coupon({
      acquisitionCondition: { type: 'lottery', lotteryProbability: 100, maxAcquireCount: -1 },
    }),
  ),
  pair('coupon.endsBeforeStart', check.coupon, coupon(), coupon({ endTimestamp: 1 })),
  pair(
    'coupon.endsInThePast',
    (value) => checkCouponTime(value, 1_700_000_000_000),
    { endTimestamp: 1_700_000_001 },
    { endTimestamp: 1_700_000_000 },
  ),
  pair(
    'coupon.notHere',
    check.coupon,
    discount({ type: 'fixed', fixedAmount: 1 }),
    discount({ type: 'fixed', fixedAmount: 1, percentage: 1 }),
  ),
  pair(
    'coupon.noDiscount',
    check.coupon,
    discount({ type: 'explicit', originalPrice: 2, priceAfterDiscount: 1 }),
    discount({ type: 'explicit', originalPrice: 2, priceAfterDiscount: 2 }),
  ),
  // rich menus
  edge('richMenu.name', 'richMenu.nameTooLong', check.richMenu, (n) =>
    menu({ name: '👩‍👩‍👧'.repeat(n) }),
  ),
  pair('richMenu.nameEmpty', check.richMenu, menu(), menu({ name: '' })),
  edge('richMenu.chatBarText', 'richMenu.chatBarTextTooLong', check.richMenu, (n) =>
    menu({ chatBarText: '🍎'.repeat(n) }),
  ),
  pair('richMenu.chatBarTextEmpty', check.richMenu, menu(), menu({ chatBarText: '' })),
  edge(
    'richMenu.minWidth',
    'richMenu.widthOutside',
    check.richMenu,
    (n) => menu({ size: { width: n, height: 250 }, areas: [menuArea({})] }),
    -1,
  ),
  edge('richMenu.maxWidth', 'richMenu.widthOutside', check.richMenu, (n) =>
    menu({ size: { width: n, height: 250 }, areas: [menuArea({})] }),
  ),
  edge(
    'richMenu.minHeight',
    'richMenu.heightTooSmall',
    check.richMenu,
    (n) => menu({ size: { width: 800, height: n }, areas: [menuArea({})] }),
    -1,
  ),
  {
    limit: 'richMenu.minRatio',
    ...pair(
      'richMenu.tooTall',
      check.richMenu,
      menu({ size: { width: 2500, height: 1724 } }),
      menu({ size: { width: 2500, height: 1725 } }),
    ),
  },
  pair(
    'richMenu.notWholePixels',
    check.richMenu,
    menu({ size: { width: 800, height: 400 } }),
    menu({ size: { width: 800, height: 400.5 } }),
  ),
  edge('richMenu.areas', 'richMenu.tooManyAreas', check.richMenu, (n) =>
    menu({ areas: many(n, (index) => menuArea({ x: index * 10, width: 10 })) }),
  ),
  pair('richMenu.noAreas', check.richMenu, menu(), menu({ areas: [] })),
  pair('richMenu.boundsTooSmall', check.richMenu, withArea({ width: 1 }), withArea({ width: 0 })),
  pair('richMenu.areaOutsideImage', check.richMenu, withArea({ x: 700 }), withArea({ x: 701 })),
  pair(
    'richMenu.areasOverlap',
    check.richMenu,
    menu({ areas: [menuArea({}), menuArea({ x: 100 })] }),
    menu({ areas: [menuArea({}), menuArea({ x: 99 })] }),
  ),
  pair('richMenu.responseOnlyField', check.richMenu, menu(), menu({ richMenuId: 'richmenu-1' })),
  edge('richMenu.aliasId', 'richMenu.badAlias', check.richMenu, (n) =>
    inMenu({ type: 'richmenuswitch', richMenuAliasId: x(n), data: 'a' }),
  ),
  edge('richMenu.aliasId', 'text.tooLong', check.alias, (n) => ({
    richMenuAliasId: x(n),
    richMenuId: 'richmenu-1',
  })),
  pair('json.required', check.richMenu, menu(), menu({ areas: [{ bounds: area() }] })),
  edge('richMenu.bulkUsers', 'list.tooLong', check.bulk, (n) => ({
    richMenuId: 'richmenu-1',
    userIds: many(n, userId),
  })),
  edge('richMenu.batchOperations', 'list.tooLong', check.batch, (n) => ({
    operations: many(n, (index) => ({ type: 'unlink', from: `richmenu-${index}` })),
  })),
  edge('richMenu.resumeRequestKey', 'text.tooLong', check.batch, (n) => ({
    operations: [{ type: 'unlinkAll' }],
    resumeRequestKey: x(n),
  })),
  pair(
    'richMenu.unlinkAllAlone',
    check.batch,
    { operations: [{ type: 'unlinkAll' }] },
    { operations: [{ type: 'unlinkAll' }, { type: 'unlink', from: 'richmenu-1' }] },
  ),
  pair(
    'richMenu.fromTwice',
    check.batch,
    { operations: [1, 2].map((from) => ({ type: 'unlink', from: `richmenu-${from}` })) },
    { operations: [1, 1].map((from) => ({ type: 'unlink', from: `richmenu-${from}` })) },
  ),
  // rich-menu sets: what only a document can have
  {
    limit: 'richMenu.imageBytes',
    code: 'richMenu.imageTooBig',
    within: () => imageOf(1_000_000),
    beyond: () => imageOf(1_000_001),
  },
  setPair(
    'richMenu.areaTooSmall',
    (set) => {
      firstArea(set).bounds.width = 293;
    },
    (set) => {
      firstArea(set).bounds.width = 292;
    },
  ),
  setPair('richMenu.areaOutsideImage', nothing, (set) => {
    firstArea(set).bounds.width = 2_501;
  }),
  setPair('richMenu.gap', nothing, (set) => {
    firstArea(set).bounds.width = 2_499;
  }),
  setPair('richMenu.noAction', nothing, (set) => {
    firstArea(set).action = null;
  }),
  setPair('action.notInRichMenu', nothing, (set) => {
    firstArea(set).action = { type: 'unsupported', wire: { type: 'camera' } };
  }),
  setPair('richMenu.tabLeadsNowhere', nothing, (set) => {
    firstArea(set).action = { type: 'richmenuswitch', target: { kind: 'none' }, data: 'a' };
  }),
  setPair('richMenu.tabToItself', nothing, (set) => {
    firstArea(set).action = {
      type: 'richmenuswitch',
      target: { kind: 'page', pageId: first(set).id },
      data: 'a',
    };
  }),
  setPair('richMenu.pageUnreachable', nothing, (set) => {
    firstArea(set).action = { type: 'message', text: 'a' };
  }),
  setPair('richMenu.defaultPageGone', nothing, (set) => {
    set.defaultPageId = 'pag_gone00000' as RichMenuSet['defaultPageId'];
  }),
  setPair('richMenu.badAlias', nothing, (set) => {
    first(set).richMenuAliasId = 'Home';
  }),
  setPair('richMenu.duplicateAlias', nothing, (set) => {
    first(set).richMenuAliasId = 'shop';
  }),
  {
    code: 'richMenu.aliasTaken',
    within: () => inSet(nothing, { takenAliases: new Set(['other']) }),
    beyond: () => inSet(nothing, { takenAliases: new Set(['home']) }),
  },
  setPair(
    'richMenu.badPeriod',
    (set) => {
      set.displayPeriod = { start: '2026-01-01T00:00:00Z', end: null };
    },
    (set) => {
      set.displayPeriod = { start: 'tomorrow', end: null };
    },
  ),
  setPair(
    'richMenu.periodEndsBeforeStart',
    (set) => {
      set.displayPeriod = { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:00:01Z' };
    },
    (set) => {
      set.displayPeriod = { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:00:00Z' };
    },
  ),
  // webhooks
  pair('webhook.notOne', check.webhook, { destination: 'U', events: [] }, { destination: 'U' }),
  pair(
    'webhook.unknownEvent',
    check.webhook,
    { destination: 'U', events: [{ type: 'unfollow', timestamp: 1 }] },
    { destination: 'U', events: [{ type: 'dance', timestamp: 1 }] },
  ),
  // files
  pair('import.lenientJson', asFile, '{"type":"text","text":"a"}', '{"type":"text","text":"a",}'),
  pair(
    'import.otherLanguage',
    asFile,
    '{"type":"text","text":"True"}',
    '{"type":"text","text":"a","x":True}',
  ),
  pair(
    'import.embedded',
    asFile,
    '{"type":"text","text":"a"}',
    'curl -d \'{"type":"text","text":"a"}\'',
  ),
  pair(
    'import.doubleEncoded',
    asFile,
    '{"type":"text","text":"a"}',
    JSON.stringify('{"type":"text","text":"a"}'),
  ),
  pair(
    'import.contentsAsText',
    asFile,
    JSON.stringify(flex(bubble())),
    JSON.stringify(flex(JSON.stringify(bubble()))),
  ),
  pair(
    'import.wrapped',
    asFile,
    '{"type":"text","text":"a"}',
    '{"payload":{"line":{"type":"text","text":"a"}}}',
  ),
  pair(
    'import.program',
    asFile,
    '{"type":"text","text":"a" /* b */}',
    '{"type":"text","text":a.b(c)}',
  ),
  pair('import.placeholder', asFile, "{type:'text',text:'`b`'}", "{type:'text',text:f'a {b}'}"),
  pair(
    'import.embeddedSeveral',
    asFile,
    'const a = {"type":"flex","contents":{"type":"bubble"}};',
    'const a = {"type":"flex"}, b = {"type":"flex"};',
  ),
  pair(
    'import.typeAdded',
    asFile,
    JSON.stringify(flex(bubble())),
    JSON.stringify({ altText: 'a', contents: bubble() }),
  ),
  pair(
    'import.listOnly',
    asFile,
    JSON.stringify({ type: 'carousel', contents: [bubble()] }),
    JSON.stringify([bubble()]),
  ),
  pair(
    'import.duplicateName',
    asFile,
    '{"type":"text","text":"a"}',
    '{"type":"text","text":"a","text":"b"}',
  ),
  pair('import.empty', asFile, '{"type":"text","text":"a"}', ' \n'),
  pair('import.notJson', asFile, '{"type":"text","text":"a"}', '{"type":"text" "text":"a"}'),
  pair(
    'import.severalValues',
    asFile,
    '{"type":"text","text":"a"}',
    '{"type":"text","text":"a"}\n{"type":"text","text":"b"}',
  ),
  pair(
    'import.notText',
    asFile,
    '\ufeff{"type":"text","text":"a"}',
    '{"type":"text","text":"a\0"}',
  ),
  // a PDF; the same text is a definition
  pair(
    'import.otherKind',
    asFile,
    '{"type":"text","text":"%PDF-1.7"}',
    '%PDF-1.7\n{"type":"text","text":"a"}',
  ),
  pair(
    'import.tooDeep',
    asFile,
    `{"type":"text","text":"a","x":${'['.repeat(99)}${']'.repeat(99)}}`,
    `{"type":"text","text":"a","x":${'['.repeat(100)}${']'.repeat(100)}}`,
  ),
  pair(
    'import.tooLarge',
    asFile,
    `{"type":"text","text":"${x(4_999_974)}"}`,
    `{"type":"text","text":"${x(4_999_977)}"}`,
  ),
  pair('import.unknownKind', asFile, '{"type":"text","text":"a"}', '{"id":"richmenu-1"}'),
];

function asFile(value: unknown): Problem[] {
  return file(value as string);
}

function gradient(angle: string): Json {
  return { type: 'linearGradient', angle, startColor: '#000000', endColor: '#ffffff' };
}

function nested(depth: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

function boxes(depth: number): Json {
  let value = box();
  for (let level = 0; level < depth; level += 1) value = box([value]);
  return value;
}
