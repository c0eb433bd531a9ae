/* Seeded damage to the bytes of a file: what disks, editors and attackers do. */

/** A small seeded generator (mulberry32): the same seed gives the same damage everywhere. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** What is put where it does not belong. */
const INSERTS = [
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{"polluted":true}},',
  '[['.repeat(200),
  '{"a":'.repeat(5_000),
  '1e999',
  '9'.repeat(400),
  '-0',
  '"\\ud800"',
  '"\\u0000"',
  '\u0000',
  '\ud83d',
  'null',
  '""',
  'true',
  ',,',
  '// comment\n',
  '/*',
  "'",
  '`',
  '=>',
  '{"type":"text","text":"hi"}',
  '{'.repeat(3_000),
  `"${'x'.repeat(20_000)}"`,
  `[${'0,'.repeat(5_000)}0]`,
];

/** One to four injuries of a text. */
export function damaged(
  text: string,
  others: readonly string[],
  below: (n: number) => number,
): Uint8Array {
  let body = text;
  if (below(2) === 0) {
    // still JSON, so that the damage reaches the rules
    body = bentText(text, below);
    if (below(4) > 0) return new TextEncoder().encode(body);
  }
  const injuries = 1 + below(4);
  for (let count = 0; count < injuries; count += 1) body = injure(body, others, below);
  const bytes = new TextEncoder().encode(body);
  if (below(4) === 0 && bytes.length > 0) {
    const at = below(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << below(8));
  }
  return bytes;
}

function injure(text: string, others: readonly string[], below: (n: number) => number): string {
  const at = below(text.length + 1);
  const to = Math.min(text.length, at + below(200));
  switch (below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + (INSERTS[below(INSERTS.length)] as string) + text.slice(at);
    case 3: {
      const other = others[below(others.length)] as string;
      const from = below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + below(400)) + text.slice(at);
    }
    case 4:
      return text.slice(0, to) + text.slice(at, to) + text.slice(to);
    case 5:
      return replaceOne(text, /"[^"]*"/g, () => INSERTS[below(INSERTS.length)] as string, below);
    case 6:
      return replaceOne(
        text,
        /-?\d+(\.\d+)?/g,
        () => ['-1', '0', '1e999', '0.5', '99999999999999999999'][below(5)] as string,
        below,
      );
    default:
      return replaceOne(text, /[{}[\],:]/g, () => '{}[],:'[below(6)] as string, below);
  }
}

function replaceOne(
  text: string,
  pattern: RegExp,
  by: () => string,
  below: (n: number) => number,
): string {
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return text;
  const match = matches[below(matches.length)] as RegExpMatchArray;
  const at = match.index ?? 0;
  return text.slice(0, at) + by() + text.slice(at + match[0].length);
}

function bentText(text: string, below: (n: number) => number): string {
  try {
    let value: unknown = JSON.parse(text);
    for (let count = 1 + below(5); count > 0; count -= 1) value = bent(value, below);
    return JSON.stringify(value);
  } catch {
    return text;
  }
}

/** A value with one member gone, or in its place something else. */
export function bent<T>(value: T, below: (n: number) => number): T {
  const copy = structuredClone(value);
  const places: { owner: Record<string | number, unknown>; key: string | number }[] = [];
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const key of Object.keys(node)) {
      const owner = node as Record<string | number, unknown>;
      places.push({ owner, key: Array.isArray(node) ? Number(key) : key });
      walk(owner[key]);
    }
  };
  walk(copy);
  const place = places[below(places.length)];
  if (!place) return copy;
  const { owner, key } = place;
  const choice = below(ODD_VALUES.length + 2);
  if (choice < ODD_VALUES.length) owner[key] = structuredClone(ODD_VALUES[choice]);
  else if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete owner[key];
  return copy;
}

const ODD_VALUES: readonly unknown[] = [
  '',
  ' ',
  'x',
  'x'.repeat(2_001),
  0,
  -1,
  1.5,
  1e12,
  true,
  [],
  {},
];
