import table from './emoji-names.json';

/*
 * What each emoji of the picker is called in English, Traditional Chinese and Japanese: its name first, then words
 * people look for it by. From the annotations of Unicode's CLDR (Unicode License), as compiled by emojibase (MIT).
 */
type Names = readonly [emoji: string, en: string, zhTw: string, ja: string];
const NAMES = table as unknown as readonly Names[];
const LANGUAGES = ['en', 'zh-TW', 'ja'] as const;
type Language = (typeof LANGUAGES)[number];

const BY_EMOJI = new Map(NAMES.map((names) => [names[0], names]));
const wordsOf = (names: Names): string[] => names.slice(1).flatMap((words) => words.split('|'));

/** How an emoji is called in a language of the studio; the emoji itself where nobody has named it. */
export function emojiName(emoji: string, language: Language): string {
  const names = BY_EMOJI.get(emoji);
  return names?.[LANGUAGES.indexOf(language) + 1]?.split('|')[0] ?? emoji;
}

/** Emoji that a word of any of the three languages is about: words that begin with it before those that hold it. */
export function searchEmojis(query: string): string[] {
  const wanted = query.normalize('NFKC').trim().toLowerCase();
  if (wanted === '') return [];
  const rank = (names: Names): number => {
    const words = wordsOf(names);
    if (words.includes(wanted)) return 0;
    if (words.some((word) => word.startsWith(wanted))) return 1;
    return words.some((word) => word.includes(wanted)) ? 2 : 3;
  };
  const ranked = NAMES.map((names) => ({ emoji: names[0], at: rank(names) }));
  return [0, 1, 2].flatMap((at) =>
    ranked.filter((found) => found.at === at).map(({ emoji }) => emoji),
  );
}
