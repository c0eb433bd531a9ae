import type { Locale } from '#shared/domain/workspace';
import { appError, formatPath, type Problem } from '#shared/errors/app-error';
import { formatError } from '#shared/i18n/say';
import { problemSentence } from './sentence';

/** A sentence of the command line in a language; `code` stands in `errors.cli.json`. */
export const phrase = (
  locale: Locale,
  code: string,
  details: Record<string, unknown> = {},
): string => formatError(appError(code, code, { details }), locale);

/** `✗ areas[2].bounds.width  The area …  (richMenu.areaOutsideImage)` */
export const problemLine = (problem: Problem, locale: Locale): string =>
  `  ${problem.severity === 'error' ? '✗' : '!'} ${formatPath(problem.path) || '·'}  ${problemSentence(problem, locale)}  (${problem.code})`;
