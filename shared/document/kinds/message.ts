import { newId } from '../../domain/ids';
import { type MessageDocument, messageDocument } from '../../domain/message/schema';
import { type DocumentKind, NO_PICTURE } from './kind';

export const messageKind: DocumentKind<MessageDocument> = {
  schema: messageDocument,
  head: ({ bubbles }) => ({ ...NO_PICTURE, summary: { bubbles: bubbles.length } }),
  searchWords({ bubbles }) {
    return bubbles.flatMap((bubble) => {
      if (bubble.source !== 'wire') return [];
      const { text, altText } = bubble.wire;
      return [text, altText].filter((word): word is string => typeof word === 'string');
    });
  },
  renewParts(document, { random }) {
    for (const bubble of document.bubbles) bubble.id = newId('bub', random);
  },
};
