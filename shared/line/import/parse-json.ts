import JSON5 from 'json5';
import {
  appError,
  fail,
  ok,
  type Problem,
  type ProblemPath,
  type Result,
} from '../../errors/app-error';
import { MAX_DEPTH } from '../limits';
import { error, warning } from '../problem';
import { embeddedLiterals } from './embedded';
import { type Literal, readLiteral } from './literal';
import { asJavaScript } from './other-languages';
import { duplicateNames, nestingOf, secondValueAt } from './scan';

export interface ParsedJson {
  value: unknown;
  /** What had to be forgiven, and what was ambiguous. */
  problems: Problem[];
  /** The text holds several values; `value` is the list of them. */
  isSeveral?: boolean;
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
  if (/^\s*[{[]/.test(text)) return program(text);
  const found = embeddedLiterals(text);
  const [only] = found;
  if (only === undefined) return null;
  if (found.length === 1) return ok(ofLiteral(only, 'import.embedded', []));
  const all = found.map((literal, index) => ofLiteral(literal, null, [index]));
  return ok({
    value: all.map(({ value }) => value),
    problems: [
      warning('import.embeddedSeveral', [], { actual: all.length }),
      ...all.flatMap(({ problems }) => problems),
    ],
    isSeveral: true,
  });
}

/**
 * A literal of a program from its first character on, with expressions in the place of values. What begins like
 * JSON and is neither is broken; it must not be mistaken for a page with JSON in it.
 */
function program(text: string): Result<ParsedJson> | null {
  const start = text.search(/\S/);
  const literal = readLiteral(text, start, { left: 2 * text.length });
  if (literal === null || !/^[\s;)]*$/.test(text.slice(literal.end))) return null;
  return ok(ofLiteral(literal, 'import.program', []));
}

/** Names that stand twice and expressions that nobody can know are told where they stand. */
function ofLiteral(literal: Literal, code: string | null, at: ProblemPath): ParsedJson {
  const { value, reserved } = clean(literal.value);
  const under = (problem: Problem): Problem => ({ ...problem, path: [...at, ...problem.path] });
  const told = [
    ...reserved,
    ...literal.twice.map(duplicate),
    ...literal.placeholders
      .slice(0, AT_MOST)
      .map(({ path, source }) => error('import.placeholder', path, { actual: shortened(source) })),
  ];
  return { value, problems: [...(code ? [warning(code, at)] : []), ...told.map(under)] };
}

/** More findings of one kind help nobody. */
const AT_MOST = 50;
const shortened = (source: string): string =>
  source.length > 80 ? `${source.slice(0, 79)}…` : source;

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
const twice = (text: string): Problem[] => duplicateNames(text).map(duplicate);
const duplicate = (path: ProblemPath): Problem =>
  error('import.duplicateName', path, { details: { field: String(path[path.length - 1]) } });

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
