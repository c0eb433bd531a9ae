import { appError, fail, ok, type Problem, type Result } from '../../errors/app-error';
import { warning } from '../problem';
import { decodeDefinition } from './decode';
import { parseDefinitionJson } from './parse-json';

export interface FoundRichMenu {
  value: Record<string, unknown>;
  /** Where it stood: `/richmenus/0`. */
  path: (string | number)[];
  /** The alias that the file gives it, where it does. */
  alias: string | null;
}

export interface ReadDefinition {
  /** What the file was taken for: `richMenu`, `richMenuList`, `message`, … */
  kind: string;
  value: unknown;
  richMenus: FoundRichMenu[];
  problems: Problem[];
}

/**
 * Bytes of any definition people have → what it is. Rich menus are found in every wrapper that was seen.
 * `as` overrides the guess.
 */
export function readDefinition(bytes: Uint8Array, as?: string): Result<ReadDefinition> {
  const text = decodeDefinition(bytes);
  if (!text.ok) return text;
  const parsed = parseDefinitionJson(text.value);
  if (!parsed.ok) return parsed;
  const { value, isLenient } = parsed.value;
  const problems = isLenient ? [warning('import.lenientJson', [])] : [];
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

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const looksLikeMenu = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && isObject(value.size) && Array.isArray(value.areas);

/** One menu, LINE's list answer, an array, a tool's envelope, or several under free keys. */
function findRichMenus(value: unknown): FoundRichMenu[] {
  if (looksLikeMenu(value)) return [{ value, path: [], alias: null }];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => inEnvelope(item, [index]));
  }
  if (!isObject(value)) return [];
  if (Array.isArray(value.richmenus)) {
    return value.richmenus.flatMap((item, index) => inEnvelope(item, ['richmenus', index]));
  }
  const own = inEnvelope(value, []);
  if (own.length > 0) return own;
  return Object.entries(value).flatMap(([key, item]) =>
    looksLikeMenu(item) ? [{ value: item, path: [key], alias: aliasIn(key) }] : [],
  );
}

/** `{"alias": …, "metadata": {menu}}` and its likes. */
function inEnvelope(value: unknown, path: (string | number)[]): FoundRichMenu[] {
  if (looksLikeMenu(value)) return [{ value, path, alias: null }];
  if (!isObject(value)) return [];
  for (const key of ['metadata', 'richMenu', 'richmenu', 'menu', 'data']) {
    const inner = value[key];
    if (looksLikeMenu(inner)) {
      const alias = value.alias ?? value.richMenuAliasId;
      return [
        {
          value: inner,
          path: [...path, key],
          alias: typeof alias === 'string' ? aliasIn(alias) : null,
        },
      ];
    }
  }
  return [];
}

const aliasIn = (text: string): string | null => (/^[a-z0-9_-]{1,32}$/.test(text) ? text : null);

const MESSAGE_TYPES = new Set([
  'text',
  'textV2',
  'sticker',
  'image',
  'video',
  'audio',
  'location',
  'coupon',
  'imagemap',
  'template',
  'flex',
]);

function kindOf(value: unknown): string {
  if (!isObject(value)) return 'unknown';
  if (Array.isArray(value.messages)) return 'messages';
  if (typeof value.type === 'string') {
    if (MESSAGE_TYPES.has(value.type)) return 'message';
    if (value.type === 'bubble' || value.type === 'carousel') return 'flex';
  }
  return 'unknown';
}
