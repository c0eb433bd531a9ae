import type { AreaAction } from '../../domain/areas';
import type { Card, CardMessage } from '../../domain/card-message/schema';
import { actionToWire } from '../../line/rich-menu/to-wire';
import type { DesignMedia } from '../media';

type Wire = Record<string, unknown> & { type: string };

/** Parts of the look of LINE's own cards; measured on its manager's preview. */
const WIDE = '154:100';
const RATIO = { '1.54:1': WIDE, '1.11:1': '111:100' } as const;
const INK = '#111111';
const QUIET = '#7A7F8A';
const GREY = '#F4F5F7';

/** The Flex carousel that looks like a card message of LINE's manager. */
export function cardMessageToWire(design: CardMessage, media: DesignMedia): Wire {
  const address = (picture: Card['picture']): string =>
    picture.asset === null ? picture.url.trim() : media.assetUrl(picture.asset);
  const contents = design.cards.map((card) => bubbleOf(design, card, address(card.picture)));
  if (design.more) contents.push(moreBubble(design.more, address(design.more.picture)));
  return {
    type: 'flex',
    altText: design.altText,
    contents: { type: 'carousel', contents },
  };
}

function bubbleOf(design: CardMessage, card: Card, url: string): Wire {
  switch (design.form) {
    case 'product':
    case 'place':
      return wordsBubble(design.form, card, url);
    case 'person':
      return personBubble(card, url);
    case 'image':
      return imageBubble(card, url, RATIO[design.ratio]);
  }
}

/** A picture over words: what is sold, or where it is. */
function wordsBubble(form: 'product' | 'place', card: Card, url: string): Wire {
  const details =
    form === 'product'
      ? [
          words(card.description, { size: 'sm', color: QUIET, wrap: true }),
          words(card.price, { size: 'lg', weight: 'bold', color: INK, align: 'end' }),
        ]
      : [
          words(card.address, { size: 'sm', color: QUIET, wrap: true }),
          words(card.extra.text, { size: 'sm', color: QUIET, wrap: true }),
        ];
  return bubble({
    hero: url === '' ? undefined : column([picture(url, WIDE), ...badges(card, true)]),
    body: column([words(card.title, TITLE), ...details.flat()].flat(), { spacing: 'sm' }),
    footer: buttons(card.actions),
  });
}

const TITLE = { size: 'lg', weight: 'bold', color: INK, wrap: true } as const;

function personBubble(card: Card, url: string): Wire {
  const face: Wire[] =
    url === ''
      ? []
      : [
          {
            type: 'box',
            layout: 'horizontal',
            justifyContent: 'center',
            contents: [
              {
                type: 'box',
                layout: 'vertical',
                width: '112px',
                height: '112px',
                cornerRadius: '56px',
                contents: [picture(url, '1:1')],
              },
            ],
          },
        ];
  const labels = badges(card, false);
  return bubble({
    body: column(
      [
        ...face,
        ...words(card.title, { ...TITLE, align: 'center' }),
        ...(labels.length === 0
          ? []
          : [
              {
                type: 'box',
                layout: 'horizontal',
                justifyContent: 'center',
                spacing: 'sm',
                contents: labels,
              },
            ]),
        ...words(card.description, { size: 'sm', color: QUIET, wrap: true, align: 'center' }),
      ],
      { spacing: 'md' },
    ),
    footer: buttons(card.actions),
  });
}

/** The picture is the card; the badge and the words of the button lie on it. */
function imageBubble(card: Card, url: string, ratio: string): Wire {
  const [action] = card.actions;
  const label = action?.label ?? '';
  const onPicture: Wire[] =
    label === ''
      ? []
      : [
          {
            type: 'box',
            layout: 'vertical',
            position: 'absolute',
            offsetBottom: '0px',
            offsetStart: '0px',
            offsetEnd: '0px',
            paddingAll: '12px',
            backgroundColor: '#00000073',
            contents: words(label, { color: '#FFFFFF', align: 'center', size: 'sm' }),
          },
        ];
  return bubble({
    body: {
      ...column(
        [...(url === '' ? [] : [picture(url, ratio)]), ...badges(card, true), ...onPicture],
        {
          paddingAll: '0px',
        },
      ),
      ...(action ? { action: wireOf(action) } : {}),
    },
  });
}

function moreBubble(more: NonNullable<CardMessage['more']>, url: string): Wire {
  return bubble({
    body: {
      ...column(
        [
          ...(url === '' ? [] : [picture(url, '1:1')]),
          ...words(more.label, { weight: 'bold', color: INK, align: 'center', wrap: true }),
        ],
        { justifyContent: 'center', spacing: 'md', backgroundColor: GREY },
      ),
      ...(more.action ? { action: wireOf(more.action) } : {}),
    },
  });
}

const bubble = (blocks: Record<string, unknown>): Wire => ({
  type: 'bubble',
  size: 'kilo',
  ...Object.fromEntries(Object.entries(blocks).filter(([, block]) => block !== undefined)),
});

const column = (contents: readonly Wire[], more: Record<string, unknown> = {}): Wire => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...more,
});

const picture = (url: string, aspectRatio: string): Wire => ({
  type: 'image',
  url,
  size: 'full',
  aspectRatio,
  aspectMode: 'cover',
});

/** LINE refuses a text without a letter, so what nobody has written is left out. */
const words = (text: string, look: Record<string, unknown>): Wire[] =>
  text.trim() === '' ? [] : [{ type: 'text', text, ...look }];

/** On a picture they lie in its corner; in a row they stand side by side. */
const badges = (card: Card, onPicture: boolean): Wire[] =>
  card.labels
    .filter(({ text }) => text.trim() !== '')
    .slice(0, onPicture ? 1 : 3)
    .map(({ text, colour }) => ({
      type: 'box',
      layout: 'vertical',
      backgroundColor: colour,
      cornerRadius: '4px',
      paddingStart: '8px',
      paddingEnd: '8px',
      paddingTop: '2px',
      paddingBottom: '2px',
      flex: 0,
      ...(onPicture ? { position: 'absolute', offsetTop: '12px', offsetStart: '12px' } : {}),
      contents: words(text, { size: 'xs', color: '#FFFFFF', align: 'center' }),
    }));

function buttons(actions: readonly AreaAction[]): Wire | undefined {
  if (actions.length === 0) return undefined;
  return column(
    actions.map((action) => ({
      type: 'button',
      style: 'link',
      height: 'sm',
      action: wireOf(action),
    })),
  );
}

const wireOf = (action: AreaAction) => actionToWire(action, { pages: [] });
