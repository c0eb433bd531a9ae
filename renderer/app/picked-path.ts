import type { ProblemPath } from '#shared/errors/app-error';

/** What a drawn element says of its place, `bubbles/0/wire/contents`, as a path. */
export const pathOfPick = (path: string): ProblemPath =>
  path === '' ? [] : path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
