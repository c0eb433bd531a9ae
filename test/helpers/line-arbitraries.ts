import fc from 'fast-check';
import { wireRichMenu } from '#shared/line/rich-menu/wire-schema';
import {
  clickAudienceRequest,
  createAudienceRequest,
  extendAudienceRequest,
  impressionAudienceRequest,
} from '#shared/line/schema/audience';
import { couponRequest } from '#shared/line/schema/coupon';
import { richMenuAliasRequest, richMenuBatchRequest } from '#shared/line/schema/rich-menu';
import {
  broadcastRequest,
  multicastRequest,
  narrowcastRequest,
  pushRequest,
} from '#shared/line/schema/send';
import { arbitraryOf, type Leaf } from './schema-arbitrary';

/*
 * Definitions that LINE should take, made from our schemas. A schema knows members and types; `leafOf` knows
 * what a colour or an address looks like, and `mend` brings about what no member can say alone: as many
 * actions in each column, an end after the start.
 */

type Json = Record<string, unknown>;

const https = fc.tuple(fc.domain(), fc.webPath()).map(([host, path]) => `https://${host}${path}`);
const uri = fc.oneof(
  https,
  fc.constantFrom('http://example.com/', 'tel:0212345678', 'https://line.me/R/ti/p/%40a?x=1#y'),
);
/** Also letters that count differently in graphemes, UTF-16 and code points. */
const letter = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...'abc秋季限定ราคา栗子拿鐵ほん'.split('')) },
  { weight: 1, arbitrary: fc.constantFrom('🍎', '👩‍👩‍👧', 'é', '\n') },
);
const words = (maxLength: number) =>
  fc.array(letter, { minLength: 1, maxLength }).map((letters) => `x${letters.join('')}`);
const short = words(4);
const chars = (pattern: RegExp) => fc.stringMatching(pattern);
const userId = chars(/^U[0-9a-f]{32}$/);
const colour = chars(/^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/);
const px = fc.integer({ min: 0, max: 400 }).map((value) => `${value}px`);
const percent = fc.integer({ min: 0, max: 100 }).map((value) => `${value}%`);
const space = fc.oneof(fc.constantFrom('none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'), px);
const letterSize = fc.oneof(
  fc.constantFrom('xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'),
  px,
);
const extent = fc.oneof(px, percent);
const offset = fc.oneof(space, percent, fc.constant('-10px'));
const ratio = fc
  .tuple(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 1, max: 30 }))
  .map(([width, height]) => `${width}:${height}`);

const BY_NAME: Record<string, fc.Arbitrary<unknown>> = {
  imageUrl: https,
  iconUrl: https,
  originalContentUrl: https,
  previewImageUrl: https,
  thumbnailImageUrl: https,
  url: https,
  previewUrl: https,
  baseUrl: https,
  barcodeImageUrl: https,
  clickUrl: https,
  uri,
  linkUri: uri,
  desktop: uri,
  label: short,
  name: short,
  text: words(20),
  title: words(4),
  altText: words(30),
  data: words(20),
  displayText: words(20),
  fillInText: words(20),
  clipboardText: words(20),
  description: words(20).map((text) => text.replaceAll('\n', ' ')),
  usageCondition: words(8),
  uploadDescription: words(20),
  chatBarText: words(8),
  imageBackgroundColor: chars(/^#[0-9a-fA-F]{6}$/),
  color: colour,
  backgroundColor: colour,
  borderColor: colour,
  separatorColor: colour,
  startColor: colour,
  endColor: colour,
  centerColor: colour,
  centerPosition: percent,
  angle: fc.integer({ min: 0, max: 359 }).map((value) => `${value}deg`),
  margin: space,
  spacing: space,
  cornerRadius: space,
  borderWidth: fc.oneof(
    fc.constantFrom('none', 'light', 'normal', 'medium', 'semi-bold', 'bold'),
    px,
  ),
  width: extent,
  maxWidth: extent,
  height: extent,
  maxHeight: extent,
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
  aspectRatio: ratio,
  lineSpacing: px,
  flex: fc.integer({ min: 0, max: 10 }),
  trackingId: chars(/^[a-zA-Z0-9.=+*()%$&;:@{}!?<>[\]-]{1,100}$/),
  deliveryTag: chars(/^[a-zA-Z0-9_]{1,30}$/),
  customAggregationUnits: chars(/^[a-zA-Z0-9_]{1,30}$/),
  richMenuAliasId: chars(/^[a-z0-9_-]{1,32}$/),
  resumeRequestKey: chars(/^[a-zA-Z0-9_-]{1,100}$/),
  to: userId,
  id: userId,
  userId,
  couponCode: chars(/^[A-Z0-9]{1,16}$/),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
};
const BY_OWNER: Record<string, fc.Arbitrary<unknown>> = {
  'text.size': letterSize,
  'span.size': letterSize,
  'icon.size': letterSize,
  'image.size': fc.oneof(letterSize, percent, fc.constant('full')),
  'link.to': chars(/^richmenu-[0-9a-f]{8}$/),
  'sender.name': chars(/^[A-Za-z]{1,20}$/),
  'externalLink.label': chars(/^[A-Za-z]{1,30}$/),
  'lottery.lotteryProbability': fc.integer({ min: 1, max: 99 }),
  'percentage.percentage': fc.integer({ min: 1, max: 99 }),
  'bounds.width': fc.integer({ min: 1, max: 400 }),
  'bounds.height': fc.integer({ min: 1, max: 200 }),
  'area.width': fc.integer({ min: 1, max: 500 }),
  'area.height': fc.integer({ min: 1, max: 100 }),
  'baseSize.width': fc.constant(1040),
  'baseSize.height': fc.integer({ min: 200, max: 3000 }),
  'size.width': fc.integer({ min: 800, max: 2500 }),
  'size.height': fc.integer({ min: 250, max: 550 }),
  'button.height': fc.constantFrom('sm', 'md'),
};
for (const name of ['paddingAll', 'paddingTop', 'paddingBottom', 'paddingStart', 'paddingEnd'])
  BY_NAME[name] = fc.oneof(space, percent);
/** Names that mean an object or a list in one place and a leaf in another. */
const leafOf: Leaf = (owner, name) => BY_OWNER[`${owner}.${name}`] ?? BY_NAME[name] ?? null;

/** What no member can say alone. Changes the value, innermost first. */
function mend(value: unknown, name = '', owner: Json = {}): void {
  if (Array.isArray(value)) {
    for (const item of value) mend(item, name, owner);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const own = value as Json;
  for (const [key, member] of Object.entries(own)) mend(member, key, own);
  MENDS[String(own.type)]?.(own, name, owner);
  if (own.endTimestamp !== undefined) own.endTimestamp = Number(own.startTimestamp) + 60;
  if (name === 'columns' || own.actions !== undefined) mendActions(own);
  if (Array.isArray(own.operations)) mendBatch(own);
  if (own.recipient !== undefined) own.recipient = mendTree(own.recipient, A_RECIPIENT);
  if (own.demographic !== undefined) own.demographic = mendTree(own.demographic, AN_ATTRIBUTE);
  if (Array.isArray(own.customAggregationUnits)) own.customAggregationUnits.splice(1);
  delete own.isIfaAudience;
  if (own.forbidPartialDelivery === true) own.upToRemainingQuota = true;
}

const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

const MENDS: Record<string, (own: Json, name: string, owner: Json) => void> = {
  postback(own) {
    if (own.displayText !== undefined) delete own.text;
    if (own.fillInText !== undefined) own.inputOption = 'openKeyboard';
  },
  datetimepicker(own) {
    const values = {
      date: ['2017-01-01', '2026-06-18', '2100-12-31'],
      time: ['00:00', '06:15', '23:59'],
      datetime: ['1900-01-01T00:00', '2026-06-18t06:15', '2100-12-31T23:59'],
    }[own.mode as 'date' | 'time' | 'datetime'];
    for (const [key, at] of [
      ['min', 0],
      ['initial', 1],
      ['max', 2],
    ] as const)
      if (own[key] !== undefined) own[key] = values[at];
  },
  action(own) {
    // a quick reply: a label is required, the old postback text is not taken
    const action = own.action as Json;
    action.label ??= 'label';
    if (action.type === 'postback') delete action.text;
  },
  button(own) {
    (own.action as Json).label ??= 'label';
  },
  text(own) {
    if (list(own.emojis).length > 0) {
      own.text = `${String(own.text)}${'$'.repeat(list(own.emojis).length)}`;
      const start = String(own.text).length - list(own.emojis).length;
      for (const [index, emoji] of list(own.emojis).entries()) emoji.index = start + index;
    }
    if (own.text === undefined && own.contents === undefined) own.text = 'text';
  },
  textV2(own) {
    const keys = Object.keys((own.substitution as Json | undefined) ?? {});
    own.text = `${String(own.text)} ${keys.map((key) => `{${key}}`).join(' ')} {{literal}}`;
  },
  box(own) {
    if (own.layout !== 'baseline') {
      own.contents = list(own.contents).filter((child) => child.type !== 'icon');
      return;
    }
    own.contents = list(own.contents).filter((child) =>
      ['icon', 'text', 'filler'].includes(String(child.type)),
    );
  },
  bubble(own, _, owner) {
    const hero = own.hero as Json | undefined;
    if (hero?.type !== 'video') return;
    if (owner.type === 'carousel') delete own.hero;
    else own.size = 'giga';
  },
  carousel(own) {
    const bubbles = list(own.contents);
    for (const bubble of bubbles) {
      if (bubbles[0]?.size === undefined) delete bubble.size;
      else bubble.size = bubbles[0].size;
    }
  },
  confirm(own) {
    const [first] = list(own.actions);
    own.actions = [first, { ...first }];
  },
  image_carousel(own) {
    for (const column of list(own.columns)) {
      const action = column.action as Json;
      if (action.label !== undefined) action.label = 'label';
    }
  },
  age(own) {
    if (own.gte !== undefined && own.lt !== undefined) own.lt = 'age_70';
    if (own.gte === 'age_70') own.gte = 'age_15';
    if (own.gte === undefined && own.lt === undefined) own.gte = 'age_20';
  },
  subscriptionPeriod(own) {
    if (own.gte !== undefined && own.lt !== undefined) own.lt = 'day_365';
    if (own.gte === 'day_365') own.gte = 'day_7';
    if (own.gte === undefined && own.lt === undefined) own.lt = 'day_30';
  },
};

const A_RECIPIENT: Json = { type: 'redelivery', requestId: 'r' };
const AN_ATTRIBUTE: Json = { type: 'gender', oneOf: ['male'] };

/** One operator each, and few enough leaves. */
function mendTree(value: unknown, leaf: Json, depth = 0): Json {
  const node = value as Json;
  if (node.type !== 'operator') return node;
  if (depth === 3) return leaf;
  const inner = (operands: unknown) =>
    list(operands)
      .slice(0, 2)
      .map((operand) => mendTree(operand, leaf, depth + 1));
  if (node.and !== undefined) return { type: 'operator', and: inner(node.and) };
  if (node.or !== undefined) return { type: 'operator', or: inner(node.or) };
  return { type: 'operator', not: mendTree(node.not ?? leaf, leaf, depth + 1) };
}

function mendActions(own: Json): void {
  for (const action of list(own.actions)) if (own.baseUrl === undefined) action.label ??= 'label';
}

function mendBatch(own: Json): void {
  const operations = list(own.operations).filter(({ type }) => type !== 'unlinkAll');
  own.operations = operations.length > 0 ? operations : [{ type: 'unlinkAll' }];
  for (const [index, operation] of operations.entries()) operation.from = `richmenu-${index}`;
}

/** Columns alike: as many actions each, a picture and a title in all or in none. */
function mendColumns(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) mendColumns(item);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const own = value as Json;
  if (own.type === 'carousel' && own.columns !== undefined) {
    const columns = list(own.columns);
    const count = Math.min(3, ...columns.map((column) => list(column.actions).length));
    for (const column of columns) {
      column.actions = list(column.actions).slice(0, count);
      for (const key of ['thumbnailImageUrl', 'title'])
        if (columns.some((other) => other[key] === undefined)) delete column[key];
    }
  }
  for (const member of Object.values(own)) mendColumns(member);
}

const mended = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  arbitrary.map((value) => {
    const copy = structuredClone(value) as Json;
    mend(copy);
    mendColumns(copy);
    return copy;
  });

/** Each kind of request: where it goes, and what is sent there. */
export const REQUESTS = {
  push: { path: '/v2/bot/message/push', body: mended(arbitraryOf(pushRequest, leafOf)) },
  multicast: {
    path: '/v2/bot/message/multicast',
    body: mended(arbitraryOf(multicastRequest, leafOf)),
  },
  broadcast: {
    path: '/v2/bot/message/broadcast',
    body: mended(arbitraryOf(broadcastRequest, leafOf)),
  },
  narrowcast: {
    path: '/v2/bot/message/narrowcast',
    body: mended(arbitraryOf(narrowcastRequest, leafOf)),
  },
  richMenu: { path: '/v2/bot/richmenu', body: mended(arbitraryOf(wireRichMenu, leafOf)) },
  richMenuAlias: {
    path: '/v2/bot/richmenu/alias',
    body: mended(arbitraryOf(richMenuAliasRequest, leafOf)),
  },
  richMenuBatch: {
    path: '/v2/bot/richmenu/batch',
    body: mended(arbitraryOf(richMenuBatchRequest, leafOf)),
  },
  coupon: { path: '/v2/bot/coupon', body: mended(arbitraryOf(couponRequest, leafOf)) },
  createAudience: {
    path: '/v2/bot/audienceGroup/upload',
    body: mended(arbitraryOf(createAudienceRequest, leafOf)),
  },
  extendAudience: {
    method: 'PUT',
    path: '/v2/bot/audienceGroup/upload',
    body: mended(arbitraryOf(extendAudienceRequest, leafOf)),
  },
  clickAudience: {
    path: '/v2/bot/audienceGroup/click',
    body: mended(arbitraryOf(clickAudienceRequest, leafOf)),
  },
  impressionAudience: {
    path: '/v2/bot/audienceGroup/imp',
    body: mended(arbitraryOf(impressionAudienceRequest, leafOf)),
  },
} as const satisfies Record<string, { method?: string; path: string; body: fc.Arbitrary<Json> }>;
export type RequestKind = keyof typeof REQUESTS;
