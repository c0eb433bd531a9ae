import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutText, unbreakable } from '#renderer/editor/paint/text-layout';

/** Ideographs and full-width marks are 10 wide, everything else 5. */
const measure = (text: string) =>
  [...text].reduce((sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uff60]/.test(char) ? 10 : 5), 0);
const linesOf = (text: string, width: number) =>
  layoutText(text, width, measure).map((l) => l.text);

describe('layoutText', () => {
  it('breaks Chinese between any two characters', () => {
    expect(linesOf('中秋限定禮盒', 40)).toEqual(['中秋限定', '禮盒']);
  });

  it('never begins a line with a closing mark', () => {
    expect(linesOf('山嵐咖啡，早安', 40)).toEqual(['山嵐咖', '啡，早安']);
  });

  it('never ends a line with an opening mark', () => {
    expect(linesOf('咖啡豆「嵐山」', 40)).toEqual(['咖啡豆', '「嵐山」']);
  });

  it('keeps Latin words whole and drops the space at the break', () => {
    expect(linesOf('Cold brew today', 45)).toEqual(['Cold brew', 'today']);
  });

  it('keeps a price with its sign and its decimals', () => {
    expect(linesOf('只要$1,280起', 38)).toEqual(['只要', '$1,280', '起']);
  });

  it('breaks a word only when it is wider than a line', () => {
    expect(linesOf('abcdefghij', 25)).toEqual(['abcde', 'fghij']);
  });

  it('keeps typed line breaks and empty lines', () => {
    expect(linesOf('一\n\n二', 100)).toEqual(['一', '', '二']);
  });

  it('keeps joined emoji together', () => {
    expect(unbreakable('👨‍👩‍👧好')).toEqual(['👨‍👩‍👧', '好']);
  });

  it('loses no visible character, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('山', '，', '「', '」', 'a', 'b', ' ', '1', '$', '\n') }),
        fc.integer({ min: 10, max: 80 }),
        (text, width) => {
          const joined = linesOf(text, width).join('');
          expect(joined.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it('makes no line wider than the frame unless a single piece is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('山', '嵐', 'a', ' ', '，') }),
        fc.integer({ min: 10, max: 80 }),
        (text, width) => {
          for (const line of layoutText(text, width, measure)) {
            expect(line.width).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });
});
