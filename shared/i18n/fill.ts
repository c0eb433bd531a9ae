import type { Locale } from '../domain/workspace';

/** Puts values where a sentence has `{{name}}`; numbers as the language writes them, "—" for what is not known. */
export const fill = (
  sentence: string,
  values: Readonly<Record<string, unknown>>,
  locale: Locale,
): string => sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => show(values[name], locale));

function show(value: unknown, locale: Locale): string {
  if (typeof value === 'number') {
    return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : locale).format(value);
  }
  return value === undefined || value === null ? '—' : String(value);
}
