import { type Figure, known, unknown } from '../figure';

/** LINE hides what fewer than 20 people did; the manager writes it in one of these ways. */
const WITHHELD = /^(<20|20(未満|未滿)|未滿20|少於20|under20|lessthan20|\*+)$/i;
/** A place without a figure. What stands there is unknown, never zero. */
const EMPTY = /^([-–—－ー―]|n\/?a|null|無|なし|none)?$/i;

/** A count or a share; null: not a figure at all. Shares are given in percent and kept as fractions. */
export function readFigure(raw: string, kind: 'count' | 'share'): Figure | null {
  const text = raw.normalize('NFKC').trim();
  if (WITHHELD.test(text.replace(/[人位名\s]/g, ''))) return unknown('withheld');
  if (EMPTY.test(text)) return unknown('notCounted');
  const isPercent = /%$/.test(text);
  const digits = text
    .replace(/%$/, '')
    .replace(/(人|位|次|回|件|張|枚|則|pt|點)$/i, '')
    .trim();
  const plain = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits;
  if (!/^[+-]?\d{1,15}(\.\d{1,10})?$/.test(plain)) return null;
  const value = Number(plain);
  if (kind === 'share') return known(isPercent || value > 1 ? value / 100 : value);
  // a share where a count belongs would be read as a handful of people
  return isPercent ? null : known(value);
}

/**
 * A day as `yyyyMMdd`; the last one of a period. Days and months without a year in front are refused: which of
 * the two comes first is anybody's guess.
 */
export function readDay(raw: string): string | null {
  const text = raw.normalize('NFKC').trim();
  const days = [...text.matchAll(/(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})/g)];
  const last = days.at(-1);
  // twelve digits are a day with a time, nothing else begins with a number before its year
  if (!last || !/^\d{4}/.test(text)) return null;
  const [, year = '', month = '', day = ''] = last;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal =
    at.getUTCFullYear() === Number(year) &&
    at.getUTCMonth() === Number(month) - 1 &&
    at.getUTCDate() === Number(day);
  if (!isReal || Number(year) < 2011 || Number(year) > 2100) return null;
  return `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}`;
}
