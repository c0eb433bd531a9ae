import type { Problem, ProblemPath } from '../errors/app-error';
import { MAX_VALUE_DEPTH, MAX_VALUES } from './limits';
import { error } from './problem';

/*
 * Every public check looks at a value of unknown origin with this first, so that the checks themselves may
 * recurse and loop: it cannot be too deep, too large or hold itself, and its texts can be written as UTF-8.
 */

interface Visit {
  value: unknown;
  key: string | number | null;
  parent: Visit | null;
  depth: number;
}

const pathTo = (visit: Visit): ProblemPath => {
  const path: ProblemPath = [];
  for (let at: Visit | null = visit; at !== null && at.key !== null; at = at.parent)
    path.push(at.key);
  return path.reverse();
};

/** Half of a surrogate pair, which UTF-8 cannot hold. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** Most texts hold neither a NUL nor any surrogate. */
const SUSPECT = /[\0\uD800-\uDFFF]/;

/** More findings of one kind help nobody. */
const AT_MOST = 50;

/**
 * What no check should have to think of: values nested too deep (or holding themselves), too many of them,
 * broken characters, numbers that JSON cannot hold, member names that would change every object.
 * `fatal` means that the value must not be looked at any further.
 */
export function guard(root: unknown, path: ProblemPath): { fatal: boolean; found: Problem[] } {
  const found: Problem[] = [];
  const waiting: Visit[] = [{ value: root, key: null, parent: null, depth: 0 }];
  let seen = 0;
  const at = (visit: Visit) => [...path, ...pathTo(visit)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const visit = next;
    const { value } = visit;
    seen += 1;
    if (seen > MAX_VALUES)
      return { fatal: true, found: [error('json.tooMany', path, { limit: MAX_VALUES })] };
    if (typeof value === 'string') {
      if (SUSPECT.test(value) && found.length < AT_MOST) found.push(...badText(value, at(visit)));
    } else if (typeof value === 'number') {
      if (!Number.isFinite(value) && found.length < AT_MOST)
        found.push(error('json.notANumber', at(visit), { actual: String(value) }));
    } else if (value !== null && typeof value === 'object') {
      if (visit.depth >= MAX_VALUE_DEPTH) {
        const problem = error('json.tooDeep', at(visit), { limit: MAX_VALUE_DEPTH });
        return { fatal: true, found: [problem] };
      }
      const inside = { parent: visit, depth: visit.depth + 1 };
      if (Array.isArray(value)) {
        if (value.length > MAX_VALUES)
          return { fatal: true, found: [error('json.tooMany', at(visit), { limit: MAX_VALUES })] };
        // backwards, so that they are met in the order of the file
        for (let index = value.length - 1; index >= 0; index -= 1)
          waiting.push({ value: value[index], key: index, ...inside });
      } else {
        for (const key of Object.keys(value).reverse()) {
          if (key === '__proto__')
            found.push(error('json.reservedName', [...at(visit), key], { actual: key }));
          waiting.push({ value: (value as Record<string, unknown>)[key], key, ...inside });
        }
      }
    }
  }
  return { fatal: false, found };
}

function badText(text: string, path: ProblemPath): Problem[] {
  const details = { field: String(path[path.length - 1] ?? '') };
  if (text.includes('\0')) return [error('text.nul', path, { details })];
  return LONE.test(text) ? [error('text.brokenCharacter', path, { details })] : [];
}

/** A check that meets guarded values only. */
export const guarded =
  (check: (value: unknown, path: ProblemPath) => Problem[]) =>
  (value: unknown, path: ProblemPath = []): Problem[] => {
    const { fatal, found } = guard(value, path);
    return fatal ? found : [...found, ...check(value, path)];
  };
