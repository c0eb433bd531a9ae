import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  chapterForError,
  chapterForView,
} from '../../../../renderer/features/handbook/chapter-for';
import { CHAPTERS } from '../../../../renderer/features/handbook/chapters';
import {
  cut,
  type HandbookText,
  passagesOf,
  search,
  wordsOf,
} from '../../../../renderer/features/handbook/read';
import { commands } from '../../../../shared/commands/registry';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const LOCALES = ['zh-TW', 'en', 'ja'] as const;
const book = (locale: string): HandbookText =>
  JSON.parse(
    readFileSync(join(root, 'shared', 'i18n', 'handbook', `handbook-${locale}.json`), 'utf8'),
  );

describe.each(LOCALES)('the handbook in %s', (locale) => {
  test('has every chapter and passage that there is, and no other', () => {
    const text = book(locale);
    expect(Object.keys(text)).toEqual(CHAPTERS.map(({ id }) => id));
    for (const { id, sections } of CHAPTERS) {
      expect(text[id]?.title.trim(), id).not.toBe('');
      expect(Object.keys(text[id]?.sections ?? {}), id).toEqual(sections.map((part) => part.id));
      for (const [part, words] of Object.entries(text[id]?.sections ?? {})) {
        expect(words.title.trim(), part).not.toBe('');
        expect(words.text.length, part).toBeGreaterThan(20);
      }
    }
  });

  test('finds each passage by its own heading', () => {
    const all = passagesOf(book(locale));
    for (const passage of all) expect(search(all, passage.title)).toContain(passage);
  });
});

test('every passage with a button names a command that exists', () => {
  const known = new Set(commands.map(({ id }) => id));
  const named = CHAPTERS.flatMap(({ sections }) =>
    sections.flatMap(({ command }) => command ?? []),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test('every place but the settings has a chapter, and every kind of error leads to one that exists', () => {
  for (const view of [
    'plan',
    'menus',
    'messages',
    'audiences',
    'results',
    'outbox',
    'channel',
  ] as const)
    expect(chapterForView(view), view).toBeDefined();
  expect(chapterForView('settings')).toBeUndefined();
  const ids = CHAPTERS.map(({ id }) => id);
  for (const code of ['publish.failed', 'store.full', 'outbox.busy', 'nobody.knows'])
    expect(ids).toContain(chapterForError(code));
});

test('search wants every word, in either width and case, and marks what it found', () => {
  const all = passagesOf(book('zh-TW'));
  expect(search(all, '２３：００').map(({ id }) => id)).toContain('day');
  expect(search(all, '換日 不存在的字')).toEqual([]);
  expect(cut('Undo and earlier versions', wordsOf('VERSIONS undo'))).toEqual([
    { text: 'Undo', isHit: true },
    { text: ' and earlier ', isHit: false },
    { text: 'versions', isHit: true },
  ]);
  expect(cut('nothing', [])).toEqual([{ text: 'nothing', isHit: false }]);
});
