import { expect, test } from 'vitest';
import { compareDocuments } from '#shared/document/compare';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { sampleContent } from '#shared/sample';

const aRichMenu = (): RichMenuSet => {
  const { documents } = sampleContent(1, { menus: 0, campaigns: 0 });
  const made = documents(() => 'a'.repeat(64) as never, new Date('2026-01-01T00:00:00Z'));
  const found = made.find((document) => document.kind === 'richMenuSet');
  if (!found) throw new Error('the sample has no menu');
  return { ...found, pages: found.pages.slice(0, 1) };
};

test('a document is no different from itself, nor from its next save', () => {
  const menu = aRichMenu();
  expect(compareDocuments(menu, menu)).toEqual([]);
  expect(compareDocuments(menu, { ...menu, updatedAt: '2030-01-01T00:00:00Z' })).toEqual([]);
});

test('a change says where it is, in the words of the document, with both values', () => {
  const menu = aRichMenu();
  const after = structuredClone(menu);
  const page = after.pages[0];
  if (!page) throw new Error('no page');
  page.chatBarText = 'Neu';
  after.name = 'Spring';
  const place = [
    { field: 'pages', part: page.name },
    { field: 'chatBarText', part: null },
  ];
  expect(compareDocuments(menu, after)).toEqual(
    expect.arrayContaining([
      { op: 'changed', place, before: menu.pages[0]?.chatBarText, after: 'Neu' },
      {
        op: 'changed',
        place: [{ field: 'name', part: null }],
        before: menu.name,
        after: 'Spring',
      },
    ]),
  );
  expect(compareDocuments(menu, after)).toHaveLength(2);
});

test('parts are followed by their id: added, removed and moved are told apart', () => {
  const menu = aRichMenu();
  const first = menu.pages[0];
  if (!first) throw new Error('no page');
  const second = { ...structuredClone(first), id: 'pag_second0000000' as never, name: 'Second' };
  const two = { ...menu, pages: [first, second] };
  const ops = (a: typeof menu, b: typeof menu) =>
    compareDocuments(a, b).map(({ op, place }) => [op, place.at(-1)?.part]);
  expect(ops(menu, two)).toEqual([['added', 'Second']]);
  expect(ops(two, menu)).toEqual([['removed', 'Second']]);
  expect(ops(two, { ...two, pages: [second, first] })).toEqual([['moved', null]]);
});
