import { expect, test } from 'vitest';
import { tapestryDocument } from '#shared/document/kinds';
import { hostileDocuments } from '../../helpers/hostile-documents';
import { HOSTILE_TEXTS } from '../../helpers/hostile-forms';

test('there are a hundred hostile texts, and every kind of document carries them where it can', () => {
  expect(new Set(HOSTILE_TEXTS).size).toBe(100);
  const { documents, fields } = hostileDocuments();
  const kinds = tapestryDocument.options.map(({ shape }) => shape.kind.value).sort();
  expect(documents.map(({ kind }) => kind).sort()).toEqual(kinds);
  for (const document of documents) expect(HOSTILE_TEXTS).toContain(document.name);
  expect(fields).toBeGreaterThan(100);
});
