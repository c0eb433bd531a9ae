import { z } from 'zod';

/** Where in a document or request something is: `['areas', 2, 'bounds', 'width']`. */
export const problemPath = z.array(z.union([z.string(), z.number()]));
export type ProblemPath = z.infer<typeof problemPath>;

/** What a caller may do after a failure. `after` means: wait for `details.retryAfterMs` first. */
export const retryAdvice = z.enum(['safe', 'after', 'never']);

/**
 * The one failure type that crosses modules and the bridge. `code` is stable and dotted and is what
 * tests and translations key on; `message` is the English sentence, `details` fills the translations.
 */
export const appErrorSchema = z.object({
  code: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)+$/),
  message: z.string(),
  path: problemPath.optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  retry: retryAdvice.optional(),
});
export type AppError = z.infer<typeof appErrorSchema>;

/** A finding about a document or definition. `error` blocks sending, `warning` never does. */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  path: problemPath,
  severity: z.enum(['error', 'warning']),
  limit: z.union([z.number(), z.string()]).optional(),
  actual: z.union([z.number(), z.string()]).optional(),
  /** Fills the translated sentence; never shown raw. */
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export type Result<T, E = AppError> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });

/** Builds an AppError; expected failures are returned as `Result`, only bugs are thrown. */
export function appError(
  code: string,
  message: string,
  more: Omit<AppError, 'code' | 'message'> = {},
): AppError {
  return { code, message, ...more };
}

/** Carries an AppError through code that can only throw (a stream, a third-party callback). */
export class AppErrorException extends Error {
  readonly appError: AppError;
  constructor(error: AppError) {
    super(`${error.code}: ${error.message}`);
    this.name = 'AppErrorException';
    this.appError = error;
  }
}

/** Prints a path for people: `areas[2].bounds.width`. */
export function formatPath(path: ProblemPath): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
