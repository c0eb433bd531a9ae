import { expect, test } from 'vitest';
import { checkDesignsOf } from '#shared/document/check-designs';
import { documentFromDefinition } from '#shared/document/wire/from-definition';
import type { DocumentId } from '#shared/domain/ids';
import { readDefinition } from '#shared/line/import/read-definition';

test('a message shows the findings of the designs it is made of, each under its bubble', () => {
  const imagemap = {
    type: 'imagemap',
    baseUrl: 'https://example.com/a',
    altText: '',
    baseSize: { width: 1040, height: 1040 },
    actions: [],
  };
  const read = readDefinition(new TextEncoder().encode(JSON.stringify(imagemap)));
  if (!read.ok) throw new Error(read.error.code);
  const made = documentFromDefinition(read.value, {
    title: 'a',
    now: new Date(0),
    random: (length) => new Uint8Array(length),
    designs: true,
  });
  if (!made.ok) throw new Error(made.error.code);
  const { document } = made.value;
  expect(document.kind).toBe('richMessage');
  const design = { id: 'bub_a' as never, source: 'design' as const, documentId: document.id };
  const wire = { id: 'bub_b' as never, source: 'wire' as const, wire: { type: 'nothing' } };
  const known = new Map<DocumentId, { document: typeof document }>([[document.id, { document }]]);
  const found = checkDesignsOf({ bubbles: [wire, design] }, known);
  expect(found.length).toBeGreaterThan(0);
  for (const { path } of found) expect(path.slice(0, 3)).toEqual(['bubbles', 1, 'design']);
  expect(checkDesignsOf({ bubbles: [wire, design] }, new Map())).toEqual([]);
});
