import { describe, expect, it } from 'vitest';
import { createMessage } from '#renderer/features/composer/create-message';
import { BUBBLE_TYPES, newWire, typeOfWire } from '#renderer/features/composer/new-bubble';
import { SUPPLIED } from '#renderer/features/composer/templates/supplied';
import { readAt } from '#renderer/features/composer/wire-path';
import { checkDocument } from '#shared/document/check';
import type { DocumentId } from '#shared/domain/ids';
import { checkMessage } from '#shared/line/messages';
import { assetUrlOf } from '#shared/preview/asset-url';
import { draftMessages } from '#shared/preview/draft-messages';
import en from '../../../../../shared/i18n/en/message-templates.json';
import ja from '../../../../../shared/i18n/ja/message-templates.json';
import zh from '../../../../../shared/i18n/zh-TW/message-templates.json';

const now = new Date('2026-09-08T02:42:00Z');
const wordsOf = (catalog: object) => (key: string) => {
  const found = key
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], catalog);
  if (typeof found !== 'string') throw new Error(`no words for ${key}`);
  return found;
};

describe('what a message begins with', () => {
  it.each([
    ['zh-TW', zh],
    ['en', en],
    ['ja', ja],
  ])('every template can be sent as it is: %s', (_, catalog) => {
    for (const { id, make } of SUPPLIED) {
      const document = createMessage({ name: id, wires: make(wordsOf(catalog)), now });
      expect(checkDocument(document), id).toEqual([]);
    }
  });

  it('a new bubble lacks only what its writer has to say', () => {
    for (const type of BUBBLE_TYPES) {
      const wire = newWire(type, { text: 'words', choice: 'choice' });
      expect(typeOfWire(wire)).toBe(type);
      const errors = checkMessage(wire).filter(({ severity }) => severity === 'error');
      for (const { code, path } of errors)
        expect(readAt(wire, path), `${type}: ${code} at ${path.join('.')}`).toBe('');
    }
  });
});

describe('what only this workspace has', () => {
  const document = createMessage({
    name: 'a',
    wires: [
      { type: 'text', text: 'a' },
      { type: 'image', originalContentUrl: assetUrlOf('a'.repeat(64)), previewImageUrl: '' },
    ],
    now,
  });
  it('is shown by its place in the document; a design that is gone is seen to be gone', () => {
    const documentId = 'doc_aaaaaaaaaaaaaaaa' as DocumentId;
    const bubble = { ...document.bubbles[0], source: 'design', documentId } as never;
    const shown = draftMessages({ ...document, bubbles: [...document.bubbles, bubble] }, new Map());
    expect(shown.map(({ message, path }) => [message.type, path[1]])).toEqual([
      ['text', 0],
      ['image', 1],
      ['design', 2],
    ]);
  });
});
