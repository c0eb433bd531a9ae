import JSON5 from 'json5';
import { appError, fail, ok, type Problem, type Result } from '../../errors/app-error';
import { MAX_DEPTH } from '../limits';
import { error, warning } from '../problem';
import { embeddedJson } from './embedded';
import { asJavaScript } from './other-languages';
import { duplicateNames, nestingOf, secondValueAt } from './scan';

export interface ParsedJson {
  value: unknown;
  /** What had to be forgiven, and what was ambiguous. */
  problems: Problem[];
}

/** Forgiving parsers are slow; what has comments and bare keys was written by hand and is small. */
const MAX_LENIENT = 1_000_000;

/** Text of a definition → value, as forgiving as people's files need; line and column when it cannot be read. */
export function parseDefinitionJson(text: string): Result<ParsedJson> {
  const depth = nestingOf(text);
  if (depth > MAX_DEPTH) {
    return fail(
      appError('import.tooDeep', 'This file is nested deeper than any LINE definition.', {
        details: { limit: MAX_DEPTH, actual: depth },
      }),
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    // a whole definition as text in JSON: what automation tools make of it
    if (typeof value === 'string' && /^\s*[{[]/.test(value)) return doubleEncoded(value);
    const { value: cleaned, reserved } = clean(value);
    return ok({ value: cleaned, problems: [...reserved, ...twice(text)] });
  } catch {
    // not strict JSON; most definitions that live in code are not
  }
  return text.length > MAX_LENIENT ? fail(notJson(null)) : (lenient(text) ?? fail(faultOf(text)));
}

function doubleEncoded(text: string): Result<ParsedJson> {
  const inner = parseDefinitionJson(text);
  if (!inner.ok) return inner;
  return ok({
    ...inner.value,
    problems: [warning('import.doubleEncoded', []), ...inner.value.problems],
  });
}

/** With comments, bare keys and the like; as another language writes it; or standing in a program or a page. */
function lenient(text: string): Result<ParsedJson> | null {
  const direct = tryJson5(text);
  if (direct) return ok(forgiven(direct.value, 'import.lenientJson'));
  const other = tryJson5(asJavaScript(text));
  if (other) return ok(forgiven(other.value, 'import.otherLanguage'));
  // what begins like JSON and is none is broken; it must not be mistaken for a page with JSON in it
  if (/^\s*[{[]/.test(text)) return null;
  for (const part of embeddedJson(text)) {
    if (nestingOf(part) > MAX_DEPTH) continue;
    const found = tryJson5(part) ?? tryJson5(asJavaScript(part));
    if (found && found.value !== null && typeof found.value === 'object')
      return ok(forgiven(found.value, 'import.embedded'));
  }
  return null;
}

function forgiven(value: unknown, code: string): ParsedJson {
  const { value: cleaned, reserved } = clean(value);
  return { value: cleaned, problems: [warning(code, []), ...reserved] };
}

function tryJson5(text: string): { value: unknown } | null {
  try {
    return { value: JSON5.parse(text) as unknown };
  } catch {
    return null;
  }
}

function faultOf(text: string) {
  const at = secondValueAt(text);
  if (at !== null) {
    const line = text.slice(0, at).split('\n').length;
    return appError('import.severalValues', 'Several definitions stand one after another.', {
      details: { line },
    });
  }
  try {
    JSON5.parse(text);
    return notJson(null);
  } catch (thrown) {
    return notJson(thrown);
  }
}

function notJson(thrown: unknown) {
  const { lineNumber, columnNumber, message } = (thrown ?? {}) as {
    lineNumber?: number;
    columnNumber?: number;
    message?: string;
  };
  return appError(
    'import.notJson',
    `This is not JSON: line ${lineNumber ?? '?'}, column ${columnNumber ?? '?'}.`,
    {
      details: {
        line: lineNumber ?? null,
        column: columnNumber ?? null,
        reason: String(message ?? ''),
      },
    },
  );
}

/** A name that stands twice in one object: readers take one or the other, and nobody knows which was meant. */
const twice = (text: string): Problem[] =>
  duplicateNames(text).map((path) =>
    error('import.duplicateName', path, { details: { field: String(path[path.length - 1]) } }),
  );

/** A copy without `__proto__` members: they would change what every later object looks like. */
function clean(root: unknown): { value: unknown; reserved: Problem[] } {
  const reserved: Problem[] = [];
  const copy = (value: unknown, path: (string | number)[]): unknown => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item, index) => copy(item, [...path, index]));
    const made: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      if (key === '__proto__') {
        if (reserved.length < 50)
          reserved.push(error('json.reservedName', [...path, key], { actual: key }));
      } else made[key] = copy(member, [...path, key]);
    }
    return made;
  };
  return { value: copy(root, []), reserved };
}
