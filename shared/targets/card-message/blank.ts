import type { Card, CardMessage } from '../../domain/card-message/schema';
import { newId, type RandomBytes } from '../../domain/ids';

/** A card on which nothing is written yet. */
export const blankCard = (random: RandomBytes): Card => ({
  id: newId('bub', random),
  labels: [],
  picture: { asset: null, url: '' },
  title: '',
  description: '',
  price: '',
  address: '',
  extra: { kind: 'time', text: '' },
  actions: [{ type: 'uri', uri: '', label: '' }],
});

/** A card message with its first cards. */
export function blankCardMessage(options: {
  random: RandomBytes;
  now: Date;
  name: string;
  cards: number;
}): CardMessage {
  const at = options.now.toISOString();
  return {
    id: newId('doc', options.random),
    kind: 'cardMessage',
    name: options.name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: at,
    updatedAt: at,
    altText: '',
    form: 'product',
    ratio: '1.54:1',
    cards: Array.from({ length: Math.max(1, options.cards) }, () => blankCard(options.random)),
    more: null,
  };
}
