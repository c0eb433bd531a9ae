import type { Locale } from '../domain/workspace';
import enManager from '../i18n/en/manager.json';
import en from '../i18n/en/report.json';
import enResults from '../i18n/en/results.json';
import { formatsFor } from '../i18n/formats';
import jaManager from '../i18n/ja/manager.json';
import ja from '../i18n/ja/report.json';
import jaResults from '../i18n/ja/results.json';
import zhTWManager from '../i18n/zh-TW/manager.json';
import zhTW from '../i18n/zh-TW/report.json';
import zhTWResults from '../i18n/zh-TW/results.json';

type Catalog = { readonly [key: string]: string | Catalog };
/** The report's own words, and those that the screens have for the same things. */
const catalogs: Record<Locale, Catalog> = {
  'zh-TW': { ...zhTW, results: zhTWResults, manager: zhTWManager },
  en: { ...en, results: enResults, manager: enManager },
  ja: { ...ja, results: jaResults, manager: jaManager },
};

/** A sentence by its dotted key; numbers are written as the language does. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The words of a report in a language. A key that is not there is a bug and is thrown. */
export function sayIn(locale: Locale): Say {
  const { number } = formatsFor(locale);
  const find = (key: string): string | null => {
    let at: string | Catalog | undefined = catalogs[locale];
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    return typeof at === 'string' ? at : null;
  };
  return (key, values = {}) => {
    const plural = values.count === 1 && locale === 'en' ? `${key}_one` : `${key}_other`;
    const sentence = find(key) ?? (values.count === undefined ? null : find(plural));
    if (sentence === null) throw new Error(`no word for ${key} in ${locale}`);
    return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? number(value) : (value ?? '—');
    });
  };
}
