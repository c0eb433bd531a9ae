/** Characters that a terminal draws two cells wide: Chinese, Japanese, and their punctuation. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

const GAP = 2;

/** Words of one column, each filled up to the widest of them, so that the next column begins below itself. */
export function inColumn(words: readonly string[]): string[] {
  const widest = Math.max(0, ...words.map(cells));
  return words.map((word) => word + ' '.repeat(widest - cells(word) + GAP));
}

/** How many cells of a terminal a text takes. */
const cells = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);
