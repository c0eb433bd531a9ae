import type { Problem, ProblemPath } from '../errors/app-error';
import { checkDefinition } from './definition';
import { fixForDefinition, valueAt } from './fixes';
import type { ReadDefinition } from './import/read-definition';
import { findRichMenus } from './import/rich-menus';

export interface Repaired {
  definition: ReadDefinition;
  /** How many repairs were made. */
  repairs: number;
}

/** One repair can bring the next to light; more rounds than this mean that two of them take turns. */
const MAX_ROUNDS = 20;

/** How many problems of a definition have a certain repair. */
export const countRepairs = (definition: ReadDefinition): number =>
  checkDefinition(definition).filter(
    (problem) => fixForDefinition(problem, definition.value) !== null,
  ).length;

/**
 * A definition with every certain repair made; what needs a decision stays as it is. The given one is not
 * changed. Each round works from the end to the start, so that what a repair removes shifts nothing that
 * is still to come.
 */
export function repairDefinition(definition: ReadDefinition): Repaired {
  let current = definition;
  let repairs = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const problems = checkDefinition(current).sort(fromTheEnd);
    let { value } = current;
    for (const problem of problems) {
      const fix = fixForDefinition(problem, value);
      if (fix === null) continue;
      const next = fix.apply(value);
      if (JSON.stringify(next) === JSON.stringify(value)) continue;
      value = next;
      repairs += 1;
    }
    if (value === current.value) break;
    current = {
      ...current,
      value,
      richMenus: current.richMenus.length > 0 ? findRichMenus(value) : [],
      ...(current.parts && {
        parts: current.parts.map((part) => ({ ...part, value: valueAt(value, part.path) })),
      }),
    };
  }
  return { definition: current, repairs };
}

function fromTheEnd({ path: a }: Problem, { path: b }: Problem): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const order = compare(b[at], a[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: ProblemPath[number] | undefined, b: ProblemPath[number] | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : 1;
}
