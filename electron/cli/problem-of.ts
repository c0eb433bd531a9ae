import type { PlanOperation } from '#shared/domain/publishing';
import type { Locale } from '#shared/domain/workspace';
import { type AppError, appErrorSchema, type Problem } from '#shared/errors/app-error';
import { formatSaid } from '#shared/i18n/say';
import { errorSentence, plainMessage, problemSentence } from './sentence';

/** A failure of one file among several, in the form of a problem. */
export const problemOf = (error: AppError): Problem => ({
  code: error.code,
  message: plainMessage(error),
  path: error.path ?? [],
  severity: 'error',
  ...(error.details ? { details: error.details } : {}),
});

/** What ended a command, in the same form: its place and weight always said, and what a script may act on. */
export function shownError(error: AppError, asked: Locale | undefined): object {
  const { code, path = [], details, retry } = error;
  return {
    code,
    message: asked === undefined ? plainMessage(error) : errorSentence(error, asked),
    path,
    severity: 'error',
    ...(details ? { details } : {}),
    ...(retry ? { retry } : {}),
  };
}

/**
 * A problem as the command line answers it: code, message, path, severity, and limit and actual where
 * there are such. What fills the translated sentences stays inside.
 */
export function shownProblem(problem: Problem, asked: Locale | undefined): Problem {
  const { code, path, severity, details } = problem;
  const limit = problem.limit ?? measure(details?.limit);
  const actual = problem.actual ?? measure(details?.actual);
  return {
    code,
    message: asked === undefined ? problem.message : problemSentence(problem, asked),
    path,
    severity,
    ...(limit === undefined ? {} : { limit }),
    ...(actual === undefined ? {} : { actual }),
  };
}

/** What else carries a sentence beside its code: why a plan does something, and how a run failed. */
export function inLanguage(key: string, value: unknown, asked: Locale): unknown {
  if (key === 'operations' && Array.isArray(value))
    return value.map((row: PlanOperation) => ({ ...row, reason: formatSaid(row, asked) }));
  return key === 'error' && appErrorSchema.safeParse(value).success
    ? { ...(value as AppError), message: errorSentence(value as AppError, asked) }
    : value;
}

const measure = (value: unknown): number | string | undefined =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined;
