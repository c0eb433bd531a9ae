import type { Locale } from '../domain/workspace';
import { type AppError, formatPath, type Problem } from '../errors/app-error';
import { fill } from './fill';
import { sentences as en } from './sentences/en';
import { sentences as ja } from './sentences/ja';
import { sentences as zhTW } from './sentences/zh-TW';

const sentences: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-TW': zhTW,
  en,
  ja,
};

/**
 * The sentence of a problem in a language. Falls back to English, then to the code with its place, so
 * that nothing is ever shown empty.
 */
export function formatProblem(problem: Problem, locale: Locale): string {
  const values = { limit: problem.limit, actual: problem.actual, ...problem.details };
  return (
    say(locale, problem.code, values) ??
    (problem.message !== '' ? problem.message : `${problem.code} ${formatPath(problem.path)}`)
  );
}

/** The sentence of an error in a language, with what to do where there is more to say. */
export function formatError(error: AppError, locale: Locale): string {
  const text = say(locale, error.code, error.details ?? {}) ?? error.message;
  const help = say(locale, `${error.code}.help`, error.details ?? {});
  return help === null ? text : `${text} ${help}`;
}

/** True when every language has a sentence for the code. */
export const isTranslated = (code: string): boolean =>
  (Object.keys(sentences) as Locale[]).every((locale) => sentences[locale][code] !== undefined);

function say(locale: Locale, code: string, values: Record<string, unknown>): string | null {
  const sentence = sentences[locale][code] ?? sentences.en[code];
  if (sentence === undefined) return null;
  return fill(sentence, values, locale);
}
