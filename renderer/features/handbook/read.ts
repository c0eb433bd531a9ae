import type { Locale } from '#shared/domain/workspace';
import { CHAPTERS } from './chapters';

/** What `shared/i18n/handbook/handbook-<locale>.json` holds, by the ids of `chapters.ts`. */
export type HandbookText = Record<
  string,
  { title: string; sections: Record<string, { title: string; text: string }> }
>;

/** One language is one piece that comes with the first opening. */
const texts: Record<Locale, () => Promise<{ default: HandbookText }>> = {
  'zh-TW': () => import('../../../shared/i18n/handbook/handbook-zh-TW.json'),
  en: () => import('../../../shared/i18n/handbook/handbook-en.json'),
  ja: () => import('../../../shared/i18n/handbook/handbook-ja.json'),
};

export const readHandbook = async (locale: Locale): Promise<HandbookText> =>
  (await texts[locale]()).default;

export interface Passage {
  chapter: string;
  chapterTitle: string;
  id: string;
  title: string;
  text: string;
  command?: string;
}

/** The passages of the book in order. */
export const passagesOf = (book: HandbookText): Passage[] =>
  CHAPTERS.flatMap(({ id: chapter, sections }) =>
    sections.flatMap(({ id, command }) => {
      const text = book[chapter]?.sections[id];
      return text
        ? [
            {
              chapter,
              chapterTitle: book[chapter]?.title ?? '',
              id,
              ...text,
              ...(command === undefined ? {} : { command }),
            },
          ]
        : [];
    }),
  );

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** Words that are looked for: each must be somewhere in the passage. */
export const wordsOf = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean);

/** Passages with every word, those first that have one in their heading. */
export function search(passages: readonly Passage[], query: string): Passage[] {
  const words = wordsOf(query);
  const has = (text: string) => words.every((word) => folded(text).includes(word));
  const found = passages.filter(({ chapterTitle, title, text }) =>
    has(`${chapterTitle} ${title} ${text}`),
  );
  const inHeading = ({ title }: Passage) =>
    words.some((word) => folded(title).includes(word)) ? 0 : 1;
  return [...found].sort((a, b) => inHeading(a) - inHeading(b));
}

/** A text cut where the words stand, so that they can be marked; the pieces together are the text. */
export function cut(text: string, words: readonly string[]): { text: string; isHit: boolean }[] {
  // what folding makes longer or shorter cannot be marked at the right place
  const low = text.toLocaleLowerCase();
  if (words.length === 0 || low.length !== text.length) return [{ text, isHit: false }];
  const pieces: { text: string; isHit: boolean }[] = [];
  let at = 0;
  while (at < text.length) {
    const next = words
      .map((word) => ({ word, from: low.indexOf(word, at) }))
      .filter(({ from }) => from >= 0)
      .sort((a, b) => a.from - b.from || b.word.length - a.word.length)[0];
    if (!next) break;
    if (next.from > at) pieces.push({ text: text.slice(at, next.from), isHit: false });
    at = next.from + next.word.length;
    pieces.push({ text: text.slice(next.from, at), isHit: true });
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isHit: false });
  return pieces;
}
