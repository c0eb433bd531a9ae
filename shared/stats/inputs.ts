import { z } from 'zod';
import { type AppError, appError, fail, ok, type Result } from '../errors/app-error';

/*
 * Counts come from LINE, which withholds what fewer than 20 people did: `null` is "not known", so it
 * never becomes a number here. Every calculation refuses it with its own code.
 */

const wholeCount = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
export const people = wholeCount.min(1);
export const alpha = z.number().gt(0).lt(1);
export const openShare = z.number().gt(0).lt(1);

/** Control A and treatment B: `x` of `n` people did it. */
export const twoGroups = z
  .object({ xA: wholeCount, nA: people, xB: wholeCount, nB: people })
  .refine((v) => v.xA <= v.nA && v.xB <= v.nB, {
    error: 'more conversions than people',
    params: { code: 'stats.moreThanEverybody' },
  });
export type TwoGroups = z.infer<typeof twoGroups>;

export const oneGroup = z.object({ x: wholeCount, n: people }).refine((v) => v.x <= v.n, {
  error: 'more conversions than people',
  params: { code: 'stats.moreThanEverybody' },
});

export const groups = z.array(oneGroup).min(2).max(100);

/** Parses the inputs of a method; the failure names the field and what to do. */
export function parseInputs<T>(schema: z.ZodType<T>, inputs: unknown): Result<T> {
  const parsed = schema.safeParse(inputs);
  if (parsed.success) return ok(parsed.data);
  return fail(inputError(parsed.error, inputs));
}

function inputError(error: z.ZodError, inputs: unknown): AppError {
  const issue = error.issues[0];
  const path = (issue?.path ?? []) as (string | number)[];
  const value = path.reduce<unknown>(
    (at, part) => (at as Record<string | number, unknown> | null | undefined)?.[part],
    inputs,
  );
  if (value === null && path.length > 0) {
    return appError(
      'stats.withheld',
      `${path.join('.')} is withheld by LINE (fewer than 20 people) and cannot be calculated with.`,
      { path },
    );
  }
  const own = issue?.code === 'custom' ? (issue.params?.code as string | undefined) : undefined;
  return appError(own ?? 'stats.badInput', `${path.join('.') || 'inputs'}: ${issue?.message}`, {
    path,
    details: { field: path.join('.'), reason: issue?.message ?? '' },
  });
}

/** No conversion, or nobody without one, in a group that must have variance. */
export const noVariance = () =>
  appError('stats.noVariance', 'Neither group varies, so there is nothing to test.');
/** A relative lift has no meaning over a control of zero. */
export const liftUndefined = () =>
  appError('stats.liftUndefined', 'Nobody in A converted, so a relative lift is undefined.');
