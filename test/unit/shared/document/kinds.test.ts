import { describe, expect, it } from 'vitest';
import { compactCanonicalJson } from '#shared/document/canonical';
import { checkDocument } from '#shared/document/check';
import { readDocument, wrapDocument } from '#shared/document/envelope';
import {
  documentKinds,
  headFactsOf,
  renewParts,
  searchWordsOf,
  type TapestryDocument,
  tapestryDocument,
} from '#shared/document/kinds';
import { ledgerFaults, migrations } from '#shared/document/migrations';
import { bubbleId, documentId } from '#shared/domain/ids';

const random = (length: number) => new Uint8Array(length).map((_, at) => (at * 37 + 11) % 250);
const aMessage = (): TapestryDocument => ({
  id: documentId.parse('doc_00000000message1'),
  kind: 'message',
  name: '中秋早鳥',
  tags: ['節慶'],
  notes: '',
  archived: false,
  createdAt: '2026-09-01T00:00:00Z',
  updatedAt: '2026-09-01T00:00:00Z',
  bubbles: [
    {
      id: bubbleId.parse('bub_00000000bubble01'),
      source: 'wire',
      wire: { type: 'text', text: '禮盒預購', futureField: { kept: true } },
    },
  ],
});

describe('documents of several kinds', () => {
  it('has rules and a place in the ledger for every member of the union', () => {
    const kinds = tapestryDocument.options.map(({ shape }) => shape.kind.value).sort();
    expect(Object.keys(documentKinds).sort()).toEqual(kinds);
    expect(Object.keys(migrations).sort()).toEqual(kinds);
    expect(ledgerFaults(migrations)).toEqual([]);
  });

  it('comes back from its file as it was, unknown fields of LINE included', () => {
    const sha = (text: string) => String(text.length);
    const file = JSON.stringify(wrapDocument(aMessage(), sha, compactCanonicalJson));
    const read = readDocument(file, sha, compactCanonicalJson);
    expect(read.ok && read.value.document).toEqual(aMessage());
  });

  it('is found by what its bubbles say', () => {
    expect(searchWordsOf(aMessage())).toEqual(['中秋早鳥', '節慶', '', '禮盒預購']);
    expect(headFactsOf(aMessage()).summary).toEqual({ bubbles: 1 });
  });

  it('gives the parts of a copy ids of their own', () => {
    const copy = aMessage();
    renewParts(copy, { random, now: new Date(0), takenAliases: new Set() });
    expect(copy.kind === 'message' && copy.bubbles[0]?.id).not.toBe('bub_00000000bubble01');
  });

  it('says where in the document a bubble is wrong', () => {
    const broken = aMessage();
    if (broken.kind !== 'message' || broken.bubbles[0]?.source !== 'wire') throw new Error('kind');
    broken.bubbles[0].wire.text = '';
    const errorsOf = (document: TapestryDocument) =>
      checkDocument(document).filter(({ severity }) => severity === 'error');
    expect(errorsOf(aMessage())).toEqual([]);
    expect(errorsOf(broken)[0]?.path).toEqual(['bubbles', 0, 'wire', 'text']);
  });
});
