import { type CardMessage, cardMessage } from '../../domain/card-message/schema';
import { newId } from '../../domain/ids';
import { type DocumentKind, NO_PICTURE } from './kind';

export const cardMessageKind: DocumentKind<CardMessage> = {
  schema: cardMessage,
  head: ({ form, cards }) => ({
    ...NO_PICTURE,
    // what one swipes, as the pages of a carousel are
    pages: cards.length,
    summary: { form, cards: cards.length },
  }),
  searchWords: ({ altText, cards, more }) => [
    altText,
    more?.label ?? '',
    ...cards.flatMap((card) => [
      card.title,
      card.description,
      card.price,
      card.address,
      card.extra.text,
      ...card.labels.map(({ text }) => text),
      ...card.actions.map(({ label }) => label ?? ''),
    ]),
  ],
  renewParts(document, { random }) {
    for (const card of document.cards) card.id = newId('bub', random);
  },
};
