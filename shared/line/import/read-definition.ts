import { appError, fail, ok, type Problem, type Result } from '../../errors/app-error';
import { isJsonObject } from '../fields';
import { warning } from '../problem';
import { decodeDefinition } from './decode';
import { kindOf } from './kind';
import { parseDefinitionJson } from './parse-json';
import { type FoundRichMenu, findRichMenus } from './rich-menus';

export type { FoundRichMenu } from './rich-menus';

export interface ReadDefinition {
  /** What the file was taken for: `richMenu`, `richMenuList`, `message`, … */
  kind: string;
  value: unknown;
  richMenus: FoundRichMenu[];
  problems: Problem[];
}

/** What an import forgives and LINE does not: a file that is sent as it stands is invalid. */
export const FORGIVEN: readonly string[] = [
  'import.lenientJson',
  'import.otherLanguage',
  'import.embedded',
  'import.doubleEncoded',
  'import.contentsAsText',
  'import.wrapped',
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
  const inner = unwrapped(parsed.value.value);
  const unpacked = unpackContents(inner.value);
  const problems = [...parsed.value.problems, ...inner.problems, ...unpacked.problems];
  const { value } = unpacked;
  const richMenus = findRichMenus(value);
  const guess =
    richMenus.length > 0
      ? richMenus.length === 1 && richMenus[0]?.path.length === 0
        ? 'richMenu'
        : 'richMenuList'
      : kindOf(value);
  const kind = as ?? guess;
  if (kind === 'unknown') {
    return fail(
      appError(
        'import.unknownKind',
        'This JSON is no LINE definition that Tapestry knows: no rich menu, no message, no Flex container.',
      ),
    );
  }
  return ok({ kind, value, richMenus, problems });
}

/** What chat-bot builders put around a message: `{ "line": … }`, alone or below `payload`. */
function unwrapped(value: unknown): { value: unknown; problems: Problem[] } {
  const as = { value, problems: [] };
  if (!isJsonObject(value) || kindOf(value) !== 'unknown') return as;
  const holder = isJsonObject(value.payload) ? value.payload : value;
  if (Object.keys(holder).length !== 1 || kindOf(holder.line) === 'unknown') return as;
  return { value: holder.line, problems: [warning('import.wrapped', [])] };
}

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
