import type { TapestryDocument } from './kinds';

/** One step on the way to what changed: a field of the document, or a part that has a name of its own. */
export interface ChangePlace {
  field: string;
  /** What people call the part, or its number from 1. */
  part: string | null;
}

/** One difference between two versions. Values are JSON as the document keeps them. */
export interface DocumentChange {
  op: 'added' | 'removed' | 'changed' | 'moved';
  place: readonly ChangePlace[];
  before?: unknown;
  after?: unknown;
}

/** What every save changes, and what nobody means by a change. */
const NOT_MEANT: ReadonlySet<string> = new Set(['updatedAt', 'createdAt', 'id', 'kind']);

/**
 * What is different between two versions of a document, in the document's order. Parts with an id are followed
 * through the lists they are in, so a page that was only moved is one change and not two.
 */
export function compareDocuments(
  before: TapestryDocument,
  after: TapestryDocument,
): DocumentChange[] {
  const found: DocumentChange[] = [];
  compare(before, after, [], found);
  return found;
}

type Bag = Record<string, unknown>;
const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNamedList = (value: unknown): value is (Bag & { id: string })[] =>
  Array.isArray(value) && value.every((entry) => isBag(entry) && typeof entry.id === 'string');

function compare(
  before: unknown,
  after: unknown,
  place: readonly ChangePlace[],
  found: DocumentChange[],
): void {
  if (isBag(before) && isBag(after)) {
    for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (NOT_MEANT.has(field)) continue;
      compare(before[field], after[field], [...place, { field, part: null }], found);
    }
    return;
  }
  const last = place.at(-1);
  if (isNamedList(before) && isNamedList(after) && last) {
    compareLists(before, after, place.slice(0, -1), last.field, found);
    return;
  }
  if (same(before, after)) return;
  if (before === undefined) found.push({ op: 'added', place, after });
  else if (after === undefined) found.push({ op: 'removed', place, before });
  else found.push({ op: 'changed', place, before, after });
}

function compareLists(
  before: readonly (Bag & { id: string })[],
  after: readonly (Bag & { id: string })[],
  place: readonly ChangePlace[],
  field: string,
  found: DocumentChange[],
): void {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const now = new Set(after.map(({ id }) => id));
  const at = (entry: Bag, index: number): ChangePlace[] => [
    ...place,
    { field, part: nameOf(entry) ?? String(index + 1) },
  ];
  for (const [index, entry] of before.entries())
    if (!now.has(entry.id)) found.push({ op: 'removed', place: at(entry, index) });
  const stayed = before.filter(({ id }) => now.has(id)).map(({ id }) => id);
  const order = after.filter(({ id }) => old.has(id)).map(({ id }) => id);
  if (!same(stayed, order)) found.push({ op: 'moved', place: [...place, { field, part: null }] });
  for (const [index, entry] of after.entries()) {
    const was = old.get(entry.id);
    if (was) compare(was, entry, at(entry, index), found);
    else found.push({ op: 'added', place: at(entry, index) });
  }
}

const nameOf = (entry: Bag): string | null =>
  [entry.name, entry.label, entry.text].find(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  ) ?? null;

function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((entry, index) => same(entry, b[index]));
  if (!isBag(a) || !isBag(b)) return false;
  const keys = Object.keys(a).filter((key) => a[key] !== undefined);
  const others = Object.keys(b).filter((key) => b[key] !== undefined);
  return keys.length === others.length && keys.every((key) => same(a[key], b[key]));
}
