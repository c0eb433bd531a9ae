import type { Locale } from '../domain/workspace';
import { type AppError, formatPath, type Problem } from '../errors/app-error';
import { type Said, sentenceOf } from './said';
import { sentences as en } from './sentences/en';
import { sentences as ja } from './sentences/ja';
import { sentences as zhTW } from './sentences/zh-TW';

const sentences: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'zh-TW': zhTW,
  en,
  ja,
};

/** Which sentence a code takes; the command line has its own for some. */
type KeyOf = (code: string) => string;
const itself: KeyOf = (code) => code;

/**
 * The sentence of a problem in a language. Falls back to English, then to the code with its place, so
 * that nothing is ever shown empty.
 */
export function formatProblem(problem: Problem, locale: Locale, keyOf: KeyOf = itself): string {
  return (
    say(problem, locale, keyOf) ??
    (problem.message !== '' ? problem.message : `${problem.code} ${formatPath(problem.path)}`)
  );
}

/** The sentence of an error in a language, with what to do where there is more to say. */
export function formatError(error: AppError, locale: Locale, keyOf: KeyOf = itself): string {
  const text = say(error, locale, keyOf) ?? error.message;
  const help = say({ ...error, code: `${keyOf(error.code)}.help` }, locale, keyOf);
  return help === null ? text : `${text} ${help}`;
}

/** The sentence of a reason, a change or a step in a language. */
export const formatSaid = (said: Said, locale: Locale): string =>
  say(said, locale, itself) ?? said.message ?? said.code;

/** True when every language has a sentence for the code. */
export const isTranslated = (code: string): boolean =>
  (Object.keys(sentences) as Locale[]).every((locale) => sentences[locale][code] !== undefined);

const say = (said: Said, locale: Locale, keyOf: KeyOf): string | null =>
  sentenceOf(said, (code) => sentences[locale][keyOf(code)] ?? sentences.en[keyOf(code)], locale);
