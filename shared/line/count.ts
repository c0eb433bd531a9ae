const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Length as people see it: an emoji with skin tone is one. LINE counts so for action labels, postback and
 * message texts, template titles and texts, and a rich menu's `name` and `chatBarText`
 * (Messaging API reference, "Character counting").
 */
export function countGraphemes(text: string): number {
  // most texts are plain ASCII, where both counts agree and segmenting would cost a hundred times more
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  // far above every limit the exact number helps nobody, and a hostile file may hold megabytes
  if (text.length > 100_000) return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Length in UTF-16 code units, as LINE counts everything else. */
export const countUtf16 = (text: string): number => text.length;

/** The first `limit` graphemes of a text. */
export function trimGraphemes(text: string, limit: number): string {
  let kept = '';
  let count = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (count === limit) break;
    kept += segment;
    count += 1;
  }
  return kept;
}

/** At most `limit` UTF-16 units, never half of a surrogate pair or of a grapheme. */
export function trimUtf16(text: string, limit: number): string {
  let kept = '';
  for (const { segment } of segmenter.segment(text)) {
    if (kept.length + segment.length > limit) break;
    kept += segment;
  }
  return kept;
}
