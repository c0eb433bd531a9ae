import i18next, { type i18n } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Locale } from '#shared/domain/workspace';
import type { AppError, Problem } from '#shared/errors/app-error';
import { type Said, sentenceOf } from '#shared/i18n/said';
import { always, loadCatalogs } from './catalogs';
import { type Formats, formatsFor } from './format';

export { LOCALES } from './catalogs';
export { type Formats, STUDIO_TIME_ZONE } from './format';

const HTML_LANG: Record<Locale, string> = { 'zh-TW': 'zh-Hant', en: 'en', ja: 'ja' };

/** One instance for the window; `setLocale` switches it at once, without a reload. */
export const i18nInstance: i18n = i18next.createInstance();

export async function startI18n(locale: Locale): Promise<void> {
  await i18nInstance.use(initReactI18next).init({
    lng: locale,
    // every language is complete (a test holds them against each other), and the others are not loaded
    fallbackLng: false,
    resources: { ...always, [locale]: await loadCatalogs(locale) },
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  loaded.add(locale);
  wanted = locale;
  applyLanguage(locale);
}

const loaded = new Set<Locale>();
/** Who changes the language twice gets the last one, whichever is loaded first. */
let wanted: Locale | null = null;

export async function setLocale(locale: Locale): Promise<void> {
  if (wanted === locale) return;
  wanted = locale;
  if (!loaded.has(locale)) {
    const catalogs = await loadCatalogs(locale);
    for (const [namespace, catalog] of Object.entries(catalogs)) {
      i18nInstance.addResourceBundle(locale, namespace, catalog);
    }
    loaded.add(locale);
  }
  if (wanted !== locale) return;
  applyLanguage(locale);
  await i18nInstance.changeLanguage(locale);
}

function applyLanguage(locale: Locale): void {
  document.documentElement.lang = HTML_LANG[locale];
}

export type Translate = (key: string, values?: Record<string, unknown>) => string;

/** Translations of one namespace (a file of `shared/i18n/<locale>/`), e.g. `useT('library')`. */
export function useT(namespace = 'app'): Translate {
  const { t } = useTranslation(namespace, { i18n: i18nInstance });
  return t as Translate;
}

export function useLocale(): Locale {
  useTranslation('app', { i18n: i18nInstance });
  return i18nInstance.language as Locale;
}

export function useFormat(): Formats {
  return formatsFor(useLocale());
}

export interface Spoken {
  text: string;
  /** What to do about it, where there is more to say. */
  help: string | null;
}

/** Says an error in the person's language; a code nobody translated falls back to its English message. */
export function speakError(error: Pick<AppError, 'code' | 'message' | 'details'>): Spoken {
  return speak('errors', error, error.message);
}

/** Says a finding in the person's language. */
export function speakProblem(problem: Problem): Spoken {
  return speak('problems', problem, problem.message);
}

/** Says a reason, a change or a step in the person's language. */
export const speakSaid = (said: Said): string =>
  speak('reasons', said, said.message ?? said.code).text;

function speak(namespace: string, said: Said, message: string): Spoken {
  // what is said inside of a sentence may be of another kind: the reason of an error is an error or a problem
  const namespaces = [namespace, ...SPOKEN.filter((other) => other !== namespace)];
  const say = (code: string) =>
    sentenceOf(
      { ...said, code },
      (key, values) => {
        const ns = namespaces.find((each) => i18nInstance.exists(key, { ns: each }));
        // the catalogue chooses the plural form; what stands in the sentence is written as on the command line
        return ns === undefined
          ? undefined
          : i18nInstance.t(key, { ...values, ns, skipInterpolation: true });
      },
      i18nInstance.language as Locale,
    );
  return { text: say(said.code) ?? message, help: say(`${said.code}.help`) };
}

const SPOKEN = ['errors', 'problems', 'reasons', 'fields'];

/** What speaks by code, bound to the language on screen. */
export function useSpeech(): {
  error(error: Pick<AppError, 'code' | 'message' | 'details'>): Spoken;
  problem(problem: Problem): Spoken;
  said(said: Said): string;
} {
  const locale = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object per language re-renders readers.
  return useMemo(() => ({ error: speakError, problem: speakProblem, said: speakSaid }), [locale]);
}
