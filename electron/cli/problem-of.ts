import type { AppError, Problem } from '#shared/errors/app-error';

/** A failure of one file among several, in the form of a problem. */
export const problemOf = (error: AppError): Problem => ({
  code: error.code,
  message: error.message,
  path: error.path ?? [],
  severity: 'error',
  ...(error.details ? { details: error.details } : {}),
});
