import { describe, expect, it } from 'vitest';
import { bestScore, fuzzyScore } from '#renderer/features/palette/fuzzy';

const order = (query: string, texts: string[]) =>
  texts
    .flatMap((text) => {
      const score = fuzzyScore(query, text);
      return score === null ? [] : [{ text, score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

describe('finding commands by a few letters', () => {
  it('finds characters inside a Chinese word', () => {
    expect(fuzzyScore('選單', '新增圖文選單')).not.toBeNull();
  });
  it('prefers the start of a word to its middle', () => {
    expect(order('ali', ['Revalidate', 'Align left'])[0]).toBe('Align left');
  });
  it('finds initials', () => {
    expect(order('zf', ['Zoom to fit', 'Freeze'])).toEqual(['Zoom to fit']);
  });
  it('leaves out what lacks a letter', () => {
    expect(fuzzyScore('xyz', 'Export')).toBeNull();
  });
  it('finds a command by its English name whatever the language', () => {
    expect(bestScore('export', ['匯出…', 'Export…'])).not.toBeNull();
  });
});
