import { type TapestryDocument, tapestryDocument } from '#shared/document/kinds';
import { newId } from '#shared/domain/ids';
import { aCampaign } from './a-campaign';
import { HOSTILE_TEXTS } from './hostile-forms';

const NOW = '2026-09-01T00:00:00Z';
const SEED = 7;
let state = SEED;
const random = (length: number) =>
  new Uint8Array(length).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 16) % 252;
  });

const base = () => ({
  id: newId('doc', random),
  name: 'name',
  tags: ['tag'],
  notes: 'notes',
  archived: false,
  createdAt: NOW,
  updatedAt: NOW,
});
const frame = { x: 10, y: 10, width: 300, height: 120 };
const bounds = { x: 0, y: 0, width: 500, height: 400 };
const actions = [
  { type: 'uri', uri: 'uri', label: 'label' },
  { type: 'message', text: 'text', label: 'label' },
  { type: 'postback', data: 'data', displayText: 'text', label: 'label' },
  { type: 'clipboard', clipboardText: 'text', label: 'label' },
];
const board = (size: { width: number; height: number }) => ({
  id: newId('pag', random),
  name: 'page',
  size,
  template: null,
  background: { type: 'solid', colour: '#FFFFFF' },
  layers: [
    {
      kind: 'text',
      id: newId('lay', random),
      name: 'layer',
      frame,
      text: 'text',
      fontSize: 40,
      fontWeight: 400,
      colour: '#000000',
      align: 'left',
    },
    {
      kind: 'qr',
      id: newId('lay', random),
      name: 'layer',
      frame,
      text: 'text',
      colour: '#000000',
      errorCorrection: 'M',
    },
  ],
  areas: actions.map((action) => ({ id: newId('are', random), bounds, action })),
});
const menuPage = () => ({
  ...board({ width: 2500, height: 1686 }),
  richMenuAliasId: 'alias',
  selected: true,
  chatBarText: 'bar',
});

/** One document of every kind, in which each text may be anything that its schema lets through. */
const plain = (): unknown[] => {
  const pages = [menuPage(), menuPage()];
  const message = {
    ...base(),
    kind: 'message',
    bubbles: [
      { id: newId('bub', random), source: 'wire', wire: { type: 'text', text: 'text' } },
      {
        id: newId('bub', random),
        source: 'wire',
        wire: {
          type: 'flex',
          altText: 'alt',
          contents: {
            type: 'bubble',
            hero: { type: 'image', url: 'https://example.com/a.png', action: actions[0] },
            body: {
              type: 'box',
              layout: 'vertical',
              contents: [
                { type: 'text', text: 'text' },
                { type: 'button', action: actions[0] },
              ],
            },
          },
        },
      },
      {
        id: newId('bub', random),
        source: 'wire',
        wire: {
          type: 'template',
          altText: 'alt',
          template: { type: 'buttons', title: 'title', text: 'text', actions },
        },
      },
    ],
  };
  return [
    { ...base(), kind: 'richMenuSet', defaultPageId: pages[0]?.id, displayPeriod: null, pages },
    message,
    { ...aCampaign(), ...base() },
    {
      ...base(),
      kind: 'audience',
      origin: { from: 'file', fileName: 'file' },
      count: 3,
      list: null,
      uploads: [],
      sample: false,
    },
    {
      ...base(),
      kind: 'coupon',
      wire: { title: 'title', description: 'text', usageCondition: 'text', reward: {} },
      couponId: null,
      closed: false,
      sample: false,
    },
    {
      ...base(),
      kind: 'richMessage',
      altText: 'alt',
      baseUrl: 'https://example.com/x',
      video: null,
      pages: [board({ width: 1040, height: 1040 })],
    },
    {
      ...base(),
      kind: 'richCarousel',
      altText: 'alt',
      form: 'flex',
      bubbleSize: 'mega',
      pages: [board({ width: 1040, height: 1040 })],
    },
    {
      ...base(),
      kind: 'cardMessage',
      altText: 'alt',
      form: 'product',
      ratio: '1.54:1',
      cards: [
        {
          id: 'card',
          labels: [{ text: 'label', colour: '#FF0000' }],
          picture: { asset: null, url: 'https://example.com/a.png' },
          title: 'title',
          description: 'text',
          price: 'price',
          address: 'address',
          extra: { kind: 'time', text: 'text' },
          actions: [actions[0]],
        },
      ],
      more: null,
    },
    { ...base(), kind: 'symbol', pages: [{ ...board({ width: 400, height: 300 }), areas: [] }] },
    { ...base(), kind: 'definition', form: 'recipient', wire: { type: 'operator', and: ['x'] } },
  ];
};

type Place = { holder: Record<string, unknown>; key: string };
function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (value === null || typeof value !== 'object') return found;
  for (const [key, child] of Object.entries(value)) {
    const holder = value as Record<string, unknown>;
    if (typeof child === 'string') found.push({ holder, key });
    else placesOf(child, found);
  }
  return found;
}

/**
 * Documents of every kind whose every text is hostile: wherever the schema still takes the document with a
 * text in place of what was there, the text stays. `type` members stay as they were, or nothing would be drawn.
 */
export function hostileDocuments(): { documents: TapestryDocument[]; fields: number } {
  // the same documents each time, ids included
  state = SEED;
  let next = 0;
  let fields = 0;
  const documents = plain().map((document) => {
    const first = tapestryDocument.safeParse(document);
    if (!first.success) throw new Error(JSON.stringify(first.error.issues[0]));
    for (const { holder, key } of placesOf(document)) {
      if (['type', 'kind', 'layout', 'id'].includes(key)) continue;
      const before = holder[key];
      holder[key] = HOSTILE_TEXTS[next % HOSTILE_TEXTS.length];
      if (tapestryDocument.safeParse(document).success) {
        next += 1;
        fields += 1;
      } else holder[key] = before;
    }
    return tapestryDocument.parse(document);
  });
  return { documents, fields };
}
