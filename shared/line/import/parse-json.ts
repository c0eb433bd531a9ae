import JSON5 from 'json5';
import { appError, fail, ok, type Result } from '../../errors/app-error';

/** Deeper than any definition that was ever seen (9), far below what would overflow a stack. */
export const MAX_DEPTH = 100;

export interface ParsedJson {
  value: unknown;
  /** The text was not strict JSON: comments, trailing commas, bare keys, single quotes. */
  isLenient: boolean;
}

/** Text of a definition → value, as forgiving as people's files need; line and column when it cannot be read. */
export function parseDefinitionJson(text: string): Result<ParsedJson> {
  const depth = deepest(text);
  if (depth > MAX_DEPTH) {
    return fail(
      appError('import.tooDeep', 'This file is nested deeper than any LINE definition.', {
        details: { limit: MAX_DEPTH, actual: depth },
      }),
    );
  }
  try {
    return ok({ value: clean(JSON.parse(text)), isLenient: false });
  } catch {
    // not strict JSON; most definitions that live in code are not
  }
  try {
    return ok({ value: clean(JSON5.parse(text)), isLenient: true });
  } catch (error) {
    const { lineNumber, columnNumber, message } = error as {
      lineNumber?: number;
      columnNumber?: number;
      message?: string;
    };
    return fail(
      appError(
        'import.notJson',
        `This is not JSON: line ${lineNumber ?? '?'}, column ${columnNumber ?? '?'}.`,
        {
          details: {
            line: lineNumber ?? null,
            column: columnNumber ?? null,
            reason: String(message ?? ''),
          },
        },
      ),
    );
  }
}

/** Nesting by brackets outside of strings; reading it first keeps the parsers from overflowing the stack. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quote !== '') {
      if (char === '\\') at += 1;
      else if (char === quote) quote = '';
    } else if (char === '"') quote = char;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > most) most = depth;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  return most;
}

/** A copy without `__proto__` members: they would change what every later object looks like. */
function clean(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(clean);
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key !== '__proto__') copy[key] = clean(member);
  }
  return copy;
}
