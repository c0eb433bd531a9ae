import {
  appError,
  fail,
  ok,
  type Problem,
  type ProblemPath,
  type Result,
} from '../../errors/app-error';
import { isJsonObject } from '../fields';
import { warning } from '../problem';
import { decodeDefinition } from './decode';
import { definitionsInside, type FoundDefinition, kindOfWhole } from './find';
import { parseDefinitionJson } from './parse-json';
import { type FoundRichMenu, findRichMenus } from './rich-menus';
import { completed } from './whole';

export type { FoundRichMenu } from './rich-menus';

export interface ReadDefinition {
  /** What the file was taken for: `richMenu`, `richMenuList`, `message`, … */
  kind: string;
  value: unknown;
  richMenus: FoundRichMenu[];
  problems: Problem[];
  /** Of a `collection`: the definitions in it. */
  parts?: readonly FoundDefinition[];
}

/** What an import forgives and LINE does not: a file that is sent as it stands is invalid. */
export const FORGIVEN: readonly string[] = [
  'import.lenientJson',
  'import.otherLanguage',
  'import.embedded',
  'import.program',
  'import.doubleEncoded',
  'import.contentsAsText',
  'import.wrapped',
  'import.typeAdded',
  'import.listOnly',
  'import.embeddedSeveral',
];

/**
 * Bytes of any definition people have → what it is. Rich menus are found in every wrapper that was seen.
 * `as` overrides the guess.
 */
export function readDefinition(bytes: Uint8Array, as?: string): Result<ReadDefinition> {
  const text = decodeDefinition(bytes);
  if (!text.ok) return text;
  const parsed = parseDefinitionJson(text.value);
  if (!parsed.ok) return parsed;
  const { isSeveral = false } = parsed.value;
  const told = (problems: readonly Problem[]) => [...parsed.value.problems, ...problems];
  if (isSeveral && as === undefined) {
    const values = parsed.value.value as readonly unknown[];
    return collection(values, told([]), values.flatMap(partsIn));
  }
  const whole = completed(parsed.value.value);
  const kind = as ?? kindOfWhole(whole.value);
  if (kind !== 'unknown') return definition(whole.value, told(whole.problems), as);
  const inside = definitionsInside(parsed.value.value);
  const [only] = inside;
  if (only === undefined) return unknownKind();
  if (inside.length > 1) return collection(parsed.value.value, told([]), inside);
  const inner = completed(only.value);
  const kept = below(parsed.value.problems, only.path);
  return definition(inner.value, [...kept, warning('import.wrapped', []), ...inner.problems]);
}

const unknownKind = () =>
  fail(
    appError(
      'import.unknownKind',
      'This JSON is no LINE definition that Tapestry knows: no rich menu, no message, no Flex container.',
    ),
  );

function definition(
  wire: unknown,
  problems: readonly Problem[],
  as?: string,
): Result<ReadDefinition> {
  const unpacked = unpackContents(wire);
  const { value } = unpacked;
  const richMenus = findRichMenus(value);
  const kind = as ?? kindOfWhole(value);
  if (kind === 'unknown') return unknownKind();
  return ok({ kind, value, richMenus, problems: [...problems, ...unpacked.problems] });
}

/** What one of several values holds: it stood by itself, so that any message is meant. */
const partsIn = (value: unknown, index: number): FoundDefinition[] =>
  definitionsInside({ only: value }).map((part) => ({
    ...part,
    path: [index, ...part.path.slice(1)],
  }));

/** Several whole definitions in one file, each where it stands. */
function collection(
  value: unknown,
  problems: Problem[],
  parts: readonly FoundDefinition[],
): Result<ReadDefinition> {
  if (parts.length === 0) return unknownKind();
  return ok({ kind: 'collection', value, richMenus: [], problems, parts });
}

/** What was said of a wrapper stays with its inside where it is about that, and loses the way there. */
const below = (problems: readonly Problem[], path: ProblemPath): Problem[] =>
  problems.flatMap((problem) => {
    if (problem.path.length === 0) return [problem];
    const isInside = path.every((step, index) => problem.path[index] === step);
    return isInside ? [{ ...problem, path: problem.path.slice(path.length) }] : [];
  });

/** `contents` of a Flex message given as text that holds JSON: what tools with a text box for it make. */
function unpackContents(value: unknown): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  const ofMessage = (message: unknown, path: (string | number)[]): unknown => {
    if (!isJsonObject(message) || message.type !== 'flex') return message;
    const { contents } = message;
    if (typeof contents !== 'string') return message;
    const parsed = parseDefinitionJson(contents);
    if (!parsed.ok || !isJsonObject(parsed.value.value)) return message;
    problems.push(warning('import.contentsAsText', [...path, 'contents']));
    return { ...message, contents: parsed.value.value };
  };
  if (Array.isArray(value)) {
    const list = value.map((item, index) => ofMessage(item, [index]));
    return { value: problems.length > 0 ? list : value, problems };
  }
  if (!isJsonObject(value)) return { value, problems };
  if (!Array.isArray(value.messages)) return { value: ofMessage(value, []), problems };
  const messages = value.messages.map((item, index) => ofMessage(item, ['messages', index]));
  return { value: problems.length > 0 ? { ...value, messages } : value, problems };
}
