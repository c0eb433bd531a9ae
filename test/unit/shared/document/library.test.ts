import { describe, expect, it } from 'vitest';
import { allFolders, isInFolder, movedFolder, tidyFolder } from '#shared/document/folders';
import type { TapestryDocument } from '#shared/document/kinds';
import { namesOf, referencesOf } from '#shared/document/references';

describe('folders', () => {
  it('are paths without blanks, however they were typed', () => {
    expect(tidyFolder(' 節慶 //  中秋  禮盒/ ')).toBe('節慶/中秋 禮盒');
    expect(tidyFolder(' / ')).toBe('');
  });
  it('hold what lies deeper, and no neighbour with a longer name', () => {
    expect(isInFolder('a/b', 'a')).toBe(true);
    expect(isInFolder('ab', 'a')).toBe(false);
    expect(allFolders(['b/c', undefined, 'a', '', 'b/c/d'])).toEqual(['a', 'b', 'b/c', 'b/c/d']);
  });
  it('move with all that lies in them, and leave their documents when they go', () => {
    expect(movedFolder('a/b/c', 'a/b', 'x')).toBe('x/c');
    expect(movedFolder('a/bc', 'a/b', 'x')).toBe('a/bc');
    expect([movedFolder('a/b', 'a', ''), movedFolder('a', 'a', '')]).toEqual(['b', '']);
  });
});

describe('references', () => {
  it('are found in every place of a campaign and of a message', () => {
    const document = (id: string) => ({ source: 'document', documentId: id });
    const campaign = {
      kind: 'campaign',
      broadcasts: [
        {
          name: 'Monday',
          messages: [
            document('doc_m'),
            { source: 'wire', wire: { type: 'coupon', couponId: 'c9' } },
          ],
          target: { who: 'ids', audienceId: 'doc_a' },
          experiment: { arms: [{ letter: 'B', messages: [document('doc_b')] }, { letter: 'A' }] },
        },
      ],
      menus: [{ documentId: 'doc_menu' }],
      couponIds: ['doc_c'],
      audienceIds: ['doc_a2'],
    } as unknown as TapestryDocument;
    expect(referencesOf(campaign).map(({ to, where, part }) => `${where} ${to} ${part}`)).toEqual([
      'send doc_m Monday',
      'send coupon:c9 Monday',
      'arm doc_b Monday · B',
      'audience doc_a Monday',
      'menu doc_menu ',
      'coupon doc_c ',
      'audience doc_a2 ',
    ]);
    const message = {
      kind: 'message',
      bubbles: [
        { source: 'wire', wire: { type: 'text', text: 'x' } },
        { source: 'design', documentId: 'doc_d' },
        { source: 'wire', wire: { type: 'coupon', couponId: 'c9' } },
      ],
    } as unknown as TapestryDocument;
    expect(referencesOf(message).map(({ to, part }) => [to, part])).toEqual([
      ['doc_d', '2'],
      ['coupon:c9', '3'],
    ]);
  });
  it('name a coupon by what LINE calls it, once LINE has it', () => {
    expect(namesOf({ id: 'doc_c', kind: 'coupon', couponId: 'c9' })).toEqual([
      'doc_c',
      'coupon:c9',
    ]);
    expect(namesOf({ id: 'doc_c', kind: 'coupon', couponId: null })).toEqual(['doc_c']);
  });
});
