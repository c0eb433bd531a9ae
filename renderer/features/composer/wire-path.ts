import type { ProblemPath } from '#shared/errors/app-error';
import { isJsonObject } from '#shared/line/fields';

/** The value at a place of a message; undefined where nothing stands. */
export function readAt(root: unknown, path: ProblemPath): unknown {
  let value = root;
  for (const step of path) {
    if (Array.isArray(value) && typeof step === 'number') value = value[step];
    else if (isJsonObject(value)) value = value[step];
    else return undefined;
  }
  return value;
}

/** Puts a value at a place of a draft; undefined takes the member away. Objects on the way are made. */
export function writeAt(root: Record<string, unknown>, path: ProblemPath, value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) return;
  let at: Record<string | number, unknown> = root;
  const parents: [Record<string | number, unknown>, string | number][] = [];
  path.slice(0, -1).forEach((step, index) => {
    const next = at[step];
    if (typeof next !== 'object' || next === null)
      at[step] = typeof path[index + 1] === 'number' ? [] : {};
    parents.push([at, step]);
    at = at[step] as Record<string | number, unknown>;
  });
  if (value === undefined && Array.isArray(at)) at.splice(Number(last), 1);
  else if (value === undefined) {
    delete at[last];
    prune(at, parents);
  } else at[last] = value;
}

/** An object whose last member was taken away says nothing any more: `sender: {}`. */
function prune(
  emptied: Record<string | number, unknown>,
  parents: readonly [Record<string | number, unknown>, string | number][],
): void {
  let at = emptied;
  for (const [parent, step] of parents.toReversed()) {
    if (Array.isArray(parent) || Object.keys(at).length > 0) return;
    delete parent[step];
    at = parent;
  }
}

/** Whether `path` lies at `place` or inside of it. */
export const isInside = (path: ProblemPath, place: ProblemPath): boolean =>
  path.length >= place.length && place.every((step, index) => path[index] === step);

export const samePath = (a: ProblemPath, b: ProblemPath): boolean =>
  a.length === b.length && isInside(a, b);
