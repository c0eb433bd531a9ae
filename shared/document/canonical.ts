/**
 * JSON with keys in a fixed order and one thing a line, so that two versions of a file compare well and
 * the same content always has the same bytes. Arrays of plain numbers stay on one line.
 */
export function canonicalJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

/** One line, keys sorted: what checksums and revisions are taken from. */
export function compactCanonicalJson(value: unknown): string {
  return JSON.stringify(sortKeys(value));
}

/** The head of a document comes first; the rest by the alphabet. */
const FIRST = new Map(
  ['format', 'kind', 'schemaVersion', 'id', 'sha256', 'name', 'type'].map((key, at) => [key, at]),
);
const rankOf = (key: string): number => FIRST.get(key) ?? FIRST.size;

function orderedKeys(object: Record<string, unknown>): string[] {
  return Object.keys(object)
    .filter((key) => object[key] !== undefined)
    .sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : a > b ? 1 : 0));
}

function write(value: unknown, indent: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    if (value.every((item) => typeof item === 'number')) return JSON.stringify(value);
    return `[\n${value.map((item) => inner + write(item, inner)).join(',\n')}\n${indent}]`;
  }
  const object = value as Record<string, unknown>;
  const keys = orderedKeys(object);
  if (keys.length === 0) return '{}';
  // a rectangle or a point reads better, and compares better, on one line
  if (keys.length <= 4 && keys.every((key) => typeof object[key] === 'number')) {
    return `{ ${keys.map((key) => `${JSON.stringify(key)}: ${JSON.stringify(object[key])}`).join(', ')} }`;
  }
  const lines = keys.map((key) => `${inner}${JSON.stringify(key)}: ${write(object[key], inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const object = value as Record<string, unknown>;
  // null prototype: a key called __proto__ must stay a key
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object).sort()) {
    if (object[key] !== undefined) sorted[key] = sortKeys(object[key]);
  }
  return sorted;
}
