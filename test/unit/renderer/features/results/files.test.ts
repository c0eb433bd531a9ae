import { describe, expect, it } from 'vitest';
import { csvOf } from '#renderer/features/results/csv';
import { isUsable } from '#renderer/features/results/range';
import { heatColour, scaleEnd } from '#shared/insight/heat';

const textOf = (rows: (string | number)[][]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvOf(rows));

describe('figures as files', () => {
  it('give spreadsheets no formula to run', () => {
    const formulas = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'].flatMap(
      (start) => [`${start}cmd|' /C calc'!A0`, `${start}HYPERLINK("https://example.com","x")`],
    );
    expect(formulas.length).toBeGreaterThanOrEqual(20);
    for (const formula of formulas) {
      const line = textOf([[formula, 'next']]).slice(1);
      // what a reader of CSV gets back begins with the apostrophe
      const [, quoted] = /^"((?:[^"]|"")*)",next\r\n$/.exec(line) ?? [];
      const cell = quoted?.replaceAll('""', '"') ?? line.slice(0, -',next\r\n'.length);
      expect(cell).toBe(`'${formula}`);
    }
    expect(textOf([[-3]])).toBe('\uFEFF-3\r\n');
  });
  it('quote commas, quotes and line breaks', () => {
    expect(textOf([['a,b', 'say "hi"', 'two\nlines', '<20']])).toBe(
      '\uFEFF"a,b","say ""hi""","two\nlines",<20\r\n',
    );
  });
});

describe('the heat on a design', () => {
  it('has one scale for both versions, from none to the largest share', () => {
    const rate = (value: number) => ({ known: true as const, value, low: 0, high: 1, of: 100 });
    const end = scaleEnd([
      rate(0.065),
      rate(0.031),
      { known: false, reason: 'withheld', between: null },
    ]);
    expect(end).toBe(0.07);
    expect(heatColour(0, end)).toBe('#fff3d6');
    expect(heatColour(end, end)).toBe('#8a1434');
    expect(heatColour(2, end)).toBe(heatColour(end, end));
  });
});

describe('a range of days', () => {
  it('the wrong way round or endless is refused', () => {
    expect(isUsable({ from: '20260910', to: '20260909' })).toBe(false);
    expect(isUsable({ from: '20100101', to: '20260909' })).toBe(false);
    expect(isUsable({ from: '20260901', to: '20260909' })).toBe(true);
  });
});
