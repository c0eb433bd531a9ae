import type { ProblemPath } from '../../errors/app-error';

/* Looking over JSON text without parsing it: nothing here recurses, and all of it is linear. */

/** Nesting by brackets outside of strings; reading it first keeps the parsers from overflowing the stack. */
export function nestingOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > most) most = depth;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return most;
}

/** Where the string that begins at `start` ends; the end of the text when it does not. */
export function endOfString(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return text.length;
}

/** Where the object or list that begins at `start` ends, or null when it does not. */
export function endOfValue(text: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') at = endOfString(text, at);
    else if (char === '{' || char === '[') depth += 1;
    else if (char === '}' || char === ']') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}

/** Where a second value begins behind a complete first one. */
export function secondValueAt(text: string): number | null {
  const start = text.search(/\S/);
  if (start === -1 || !/[{[]/.test(text[start] ?? '')) return null;
  const end = endOfValue(text, start);
  if (end === null) return null;
  const between = /^(?:[\s,;]+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)*/;
  const next = end + 1 + (between.exec(text.slice(end + 1))?.[0].length ?? 0);
  return /[{[]/.test(text[next] ?? '') ? next : null;
}

interface Level {
  names: Set<string> | null;
  key: string;
  index: number;
}

const AT_MOST = 50;

/** Paths of names that stand twice in their object, in valid JSON. */
export function duplicateNames(text: string): ProblemPath[] {
  const found: ProblemPath[] = [];
  const levels: Level[] = [];
  const pathHere = (): ProblemPath =>
    levels.map((level) => (level.names === null ? level.index : level.key));
  let expectsName = false;
  for (let at = 0; at < text.length && found.length < AT_MOST; at += 1) {
    const char = text[at];
    const level = levels[levels.length - 1];
    if (char === '"') {
      const end = endOfString(text, at);
      if (expectsName && level?.names) {
        level.key = nameIn(text.slice(at, end + 1));
        if (level.names.has(level.key)) found.push(pathHere());
        level.names.add(level.key);
        expectsName = false;
      }
      at = end;
    } else if (char === '{') {
      levels.push({ names: new Set(), key: '', index: 0 });
      expectsName = true;
    } else if (char === '[') {
      levels.push({ names: null, key: '', index: 0 });
      expectsName = false;
    } else if (char === '}' || char === ']') {
      levels.pop();
      expectsName = false;
    } else if (char === ',' && level) {
      if (level.names) expectsName = true;
      else level.index += 1;
    }
  }
  return found;
}

const nameIn = (literal: string): string =>
  literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1);
