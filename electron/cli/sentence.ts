import type { Locale } from '#shared/domain/workspace';
import type { AppError, Problem } from '#shared/errors/app-error';
import { formatError, formatProblem, isTranslated } from '#shared/i18n/say';

/*
 * The studio and a command fail for the same reasons, but what to do next differs: nothing waits in the memory of a
 * command that has ended, and it has no screen where a token could be entered. The code stays the same.
 */

const keyOf = (code: string): string => (isTranslated(`cli.${code}`) ? `cli.${code}` : code);

export const errorSentence = (error: AppError, locale: Locale): string =>
  formatError(error, locale, keyOf);

export const problemSentence = (problem: Problem, locale: Locale): string =>
  formatProblem(problem, locale, keyOf);

/** The English sentence that stands in the JSON where no language was asked for. */
export const plainMessage = ({ code, message, details }: AppError): string =>
  keyOf(code) === code ? message : errorSentence({ code, message, details: details ?? {} }, 'en');
