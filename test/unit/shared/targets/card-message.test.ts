import { describe, expect, it } from 'vitest';
import {
  CARD_FORMS,
  type Card,
  type CardMessage,
  cardMessage,
} from '#shared/domain/card-message/schema';
import type { Sha256 } from '#shared/domain/ids';
import { CARD_FIELDS } from '#shared/line/limits';
import { checkMessage } from '#shared/line/messages';
import { blankCard, blankCardMessage } from '#shared/targets/card-message/blank';
import { checkCardMessage } from '#shared/targets/card-message/check';
import { cardMessageToWire } from '#shared/targets/card-message/to-wire';
import { EXAMPLE_MEDIA } from '#shared/targets/media';
import { countingIds } from '../../../helpers/test-editor';

const random = countingIds();
const picture = { asset: 'a'.repeat(64) as Sha256, url: '' };
const full = (): Card => ({
  ...blankCard(random),
  labels: [{ text: '新品', colour: '#C8372D' }],
  picture,
  title: '栗子拿鐵',
  description: '秋季限定',
  price: 'NT$ 120',
  address: '台北市大安區',
  extra: { kind: 'phone', text: '02-2700-0000' },
  actions: [
    { type: 'uri', label: '訂購', uri: 'https://example.com/' },
    { type: 'message', label: '詢問', text: '想了解栗子拿鐵' },
  ],
});
const message = (more: Partial<CardMessage> = {}): CardMessage => ({
  ...blankCardMessage({ random, now: new Date('2026-09-01T00:00:00Z'), name: '秋', cards: 1 }),
  altText: '秋季新品',
  cards: [full(), full()],
  ...more,
});
const codes = (design: CardMessage) =>
  checkCardMessage(design).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('a card message', () => {
  it.each(CARD_FORMS)('of the form %s becomes Flex that LINE takes', (form) => {
    const design = message({
      form,
      more: { label: '查看更多', picture, action: { type: 'uri', uri: 'https://example.com/' } },
    });
    const wire = cardMessageToWire(design, EXAMPLE_MEDIA);
    expect(checkMessage(wire, []).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((wire.contents as { contents: unknown[] }).contents).toHaveLength(3);
    expect(codes(design)).toEqual([]);
  });

  it('leaves out what nobody has written, and the fields of other forms', () => {
    const card = { ...blankCard(random), title: '店', address: '台北市' };
    const place = JSON.stringify(
      cardMessageToWire(message({ form: 'place', cards: [card] }), EXAMPLE_MEDIA),
    );
    expect(place).toContain('台北市');
    expect(place).not.toContain('"text":""');
    const product = JSON.stringify(
      cardMessageToWire(message({ form: 'product', cards: [card] }), EXAMPLE_MEDIA),
    );
    expect(product).not.toContain('台北市');
  });

  it('says what is missing or too long, and at which card', () => {
    const empty = message({ cards: [full(), blankCard(random)] });
    expect(codes(empty)).toEqual(
      expect.arrayContaining([
        'card.noPicture cards.1.picture',
        'card.noTitle cards.1.title',
        'card.noLabel cards.1.actions.0.label',
      ]),
    );
    const long = { ...full(), title: '長'.repeat(CARD_FIELDS.title + 1) };
    expect(codes(message({ cards: [long] }))).toEqual(['card.tooLong cards.0.title']);
    const many = Array.from({ length: CARD_FIELDS.cards + 1 }, full);
    expect(codes(message({ cards: many }))).toEqual(['card.tooMany cards']);
  });

  it('is a document, with every form’s fields kept', () => {
    const design = message({ form: 'image' });
    expect(cardMessage.parse(design)).toEqual(design);
  });
});
