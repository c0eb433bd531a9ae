import type { Wire } from '#shared/preview/messages-of';

/**
 * Where the LINE emoji of a text stand after it was typed in. The text before and after the change is the same,
 * so emoji before it stay, emoji after it move along, and those whose `$` was deleted are gone.
 */
export function moveEmojis(before: string, after: string, emojis: readonly Wire[]): Wire[] {
  if (before === after) return [...emojis];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const shift = after.length - before.length;
  return emojis.flatMap((emoji) => {
    const { index } = emoji;
    if (typeof index !== 'number' || before[index] !== '$') return [emoji];
    if (index < head) return [emoji];
    if (index >= before.length - tail) return [{ ...emoji, index: index + shift }];
    return [];
  });
}

/** Puts a `$` with its emoji into a text; emoji behind it move. Changes the draft it is given. */
export function insertEmoji(
  draft: Record<string, unknown>,
  place: number,
  emoji: { productId: string; emojiId: string },
): void {
  const text = typeof draft.text === 'string' ? draft.text : '';
  const after = `${text.slice(0, place)}$${text.slice(place)}`;
  const others = (Array.isArray(draft.emojis) ? (draft.emojis as Wire[]) : []).map((other) =>
    typeof other.index === 'number' && other.index >= place
      ? { ...other, index: other.index + 1 }
      : other,
  );
  draft.text = after;
  draft.emojis = [...others, { index: place, ...emoji }].sort(
    (a, b) => Number((a as Wire).index) - Number((b as Wire).index),
  );
}

/** A key of a substitution that is not used yet: `emoji`, `emoji2`. */
export function freeKey(taken: Wire, stem: string): string {
  let key = stem;
  for (let number = 2; Object.hasOwn(taken, key); number++) key = `${stem}${number}`;
  return key;
}
