import type { Locale } from '../domain/workspace';
import { formatsFor } from './formats';

/** Han, kana, full-width forms and the brackets that go with them: between two of these nobody writes a space. */
const CJK = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * Puts values where a sentence has `{{name}}`; numbers and lists as the language writes them, "—" for what is not known. The
 * space that a Chinese or Japanese sentence keeps around a Latin value goes when the value is Chinese or Japanese.
 */
export const fill = (
  sentence: string,
  values: Readonly<Record<string, unknown>>,
  locale: Locale,
): string =>
  sentence.replace(
    /( ?)\{\{(\w+)\}\}( ?)/g,
    (found, before: string, name: string, after: string, at: number, whole: string) => {
      const value = show(values[name], locale);
      const isTight = (edge: string, neighbour: string) => CJK.test(edge) && CJK.test(neighbour);
      const left = isTight(value.slice(0, 1), whole.charAt(at - 1)) ? '' : before;
      const right = isTight(value.slice(-1), whole.charAt(at + found.length)) ? '' : after;
      return left + value + right;
    },
  );

/** Making one costs a hundred times what it does; a month of campaigns has thousands of problem sentences. */
const numbers: Partial<Record<Locale, Intl.NumberFormat>> = {};
const numbersOf = (locale: Locale) => new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale);

function show(value: unknown, locale: Locale): string {
  if (typeof value === 'number') {
    numbers[locale] ??= numbersOf(locale);
    return numbers[locale].format(value);
  }
  if (Array.isArray(value)) return formatsFor(locale).list(value.map(String));
  return value === undefined || value === null ? '—' : String(value);
}
