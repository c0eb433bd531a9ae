/**
 * How well a text fits what was typed; null when a typed character is missing. Higher is better:
 * whole words and runs at the start count more than letters strewn about. Works on any script, so
 * 選單 is found inside 圖文選單.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const needle = query.toLowerCase().replace(/\s+/g, '');
  const hay = text.toLowerCase();
  if (needle === '') return 0;
  const whole = hay.indexOf(query.toLowerCase().trim());
  if (whole >= 0) return 1000 - whole * 2 - hay.length * 0.1 + (isStart(hay, whole) ? 100 : 0);
  let score = 0;
  let from = 0;
  let run = 0;
  for (const character of needle) {
    const at = hay.indexOf(character, from);
    if (at < 0) return null;
    run = at === from ? run + 1 : 0;
    score += 4 + run * 6 + (isStart(hay, at) ? 12 : 0) - Math.min(8, at - from);
    from = at + character.length;
  }
  return score - hay.length * 0.1;
}

const isStart = (text: string, at: number): boolean =>
  at === 0 || /[\s·・/（(：:.-]/.test(text[at - 1] ?? '');

/** Best score over several texts of one thing; texts further back count a little less. */
export function bestScore(query: string, texts: readonly string[]): number | null {
  let best: number | null = null;
  texts.forEach((text, index) => {
    const score = fuzzyScore(query, text);
    if (score !== null && (best === null || score - index * 5 > best)) best = score - index * 5;
  });
  return best;
}
