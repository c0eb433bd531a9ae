import type { Translate } from '../../../i18n';

type Wire = Record<string, unknown>;

/** A message for a common job, in the person's language; what stands in it is there to be replaced. */
export interface SuppliedTemplate {
  id: string;
  make(t: Translate): readonly Wire[];
}

const text = (words: string): Wire => ({ type: 'text', text: words });
const say = (label: string): Wire => ({ type: 'message', label, text: label });
const open = (label: string): Wire => ({ type: 'uri', label, uri: 'https://example.com/' });
const button = (action: Wire, style: 'primary' | 'link' | 'secondary' = 'primary'): Wire => ({
  type: 'button',
  action,
  style,
  height: 'sm',
  ...(style === 'primary' ? { color: '#2F5D50' } : {}),
});
const line = (words: string, more: Wire = {}): Wire => ({
  type: 'text',
  text: words,
  wrap: true,
  ...more,
});
const heading = (words: string) => line(words, { weight: 'bold', size: 'xl' });
const small = (words: string) => line(words, { size: 'sm', color: '#555555', margin: 'md' });
const column = (contents: readonly Wire[], more: Wire = {}): Wire => ({
  type: 'box',
  layout: 'vertical',
  contents,
  ...more,
});
const fact = (name: string, value: string): Wire => ({
  type: 'box',
  layout: 'baseline',
  spacing: 'sm',
  margin: 'md',
  contents: [
    line(name, { size: 'sm', color: '#666666', flex: 2 }),
    line(value, { size: 'sm', flex: 5 }),
  ],
});
const card = (
  altText: string,
  body: readonly Wire[],
  foot: readonly Wire[],
  band?: Wire,
): Wire => ({
  type: 'flex',
  altText,
  contents: {
    type: 'bubble',
    ...(band ? { header: band } : {}),
    body: column(body),
    footer: column(foot, { spacing: 'sm' }),
  },
});
const band = (words: string, colour: string): Wire =>
  column([line(words, { color: '#FFFFFF', weight: 'bold', size: 'sm' })], {
    backgroundColor: colour,
    paddingAll: 'lg',
  });
const replies = (labels: readonly string[]): Wire => ({
  quickReply: { items: labels.map((label) => ({ type: 'action', action: say(label) })) },
});

/** For the jobs that accounts do most. */
export const SUPPLIED: readonly SuppliedTemplate[] = [
  {
    id: 'coupon',
    make: (t) => [
      text(t('coupon.hello')),
      card(
        t('coupon.title'),
        [
          line(t('coupon.title'), { weight: 'bold', size: 'xxl', color: '#A33B20' }),
          line(t('coupon.what'), { margin: 'sm' }),
          { type: 'separator', margin: 'lg' },
          fact(t('until'), t('coupon.until')),
          fact(t('where'), t('coupon.where')),
          small(t('coupon.rule')),
        ],
        [button(open(t('coupon.button')))],
        band(t('coupon.band'), '#A33B20'),
      ),
    ],
  },
  {
    id: 'product',
    make: (t) => [
      {
        type: 'flex',
        altText: t('product.title'),
        contents: {
          type: 'carousel',
          contents: ['first', 'second', 'third'].map((which) => ({
            type: 'bubble',
            size: 'kilo',
            body: column([
              heading(t(`product.${which}`)),
              small(t('product.about')),
              line(t('product.price'), { weight: 'bold', margin: 'lg' }),
            ]),
            footer: column([button(open(t('product.button')), 'link')]),
          })),
        },
      },
    ],
  },
  {
    id: 'news',
    make: (t) => [
      text(t('news.text')),
      {
        type: 'location',
        title: t('news.place'),
        address: t('news.address'),
        latitude: 25.0339,
        longitude: 121.5645,
      },
    ],
  },
  {
    id: 'event',
    make: (t) => [
      card(
        t('event.title'),
        [
          heading(t('event.title')),
          small(t('event.about')),
          fact(t('when'), t('event.when')),
          fact(t('where'), t('event.where')),
        ],
        [
          button({
            type: 'postback',
            label: t('event.yes'),
            data: 'event=1&answer=yes',
            displayText: t('event.yes'),
          }),
          button(
            {
              type: 'postback',
              label: t('event.no'),
              data: 'event=1&answer=no',
              displayText: t('event.no'),
            },
            'link',
          ),
        ],
        band(t('event.band'), '#2F5D50'),
      ),
    ],
  },
  {
    id: 'apology',
    make: (t) => [
      text(t('apology.text')),
      { ...text(t('apology.more')), ...replies([t('apology.contact')]) },
    ],
  },
  {
    id: 'survey',
    make: (t) => [
      {
        ...text(t('survey.question')),
        ...replies(['5', '4', '3', '2', '1'].map((number) => t(`survey.answer${number}`))),
      },
    ],
  },
  {
    id: 'season',
    make: (t) => [
      card(
        t('season.title'),
        [heading(t('season.title')), small(t('season.text'))],
        [button(open(t('season.button')), 'secondary')],
        band(t('season.band'), '#5B3A73'),
      ),
    ],
  },
];
