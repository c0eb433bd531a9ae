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
const TEMPLATE_TYPES = new Set(['buttons', 'confirm', 'image_carousel']);
const ATTRIBUTES = new Set(['gender', 'age', 'appType', 'area', 'subscriptionPeriod']);

/** What else it is, told by its members; never by the file's name. */
function kindOf(value: unknown): string {
  if (Array.isArray(value))
    return value.length > 0 && value.every((item) => kindOf(item) === 'message')
      ? 'messages'
      : 'unknown';
  if (!isObject(value)) return 'unknown';
  const has = (...names: string[]) => names.some((name) => value[name] !== undefined);
  if (Array.isArray(value.messages))
    return has('recipient', 'filter', 'limit') ? 'narrowcast' : 'messages';
  if (has('acquisitionCondition', 'maxUseCountPerTicket')) return 'coupon';
  if (has('audienceGroupId', 'audiences', 'isIfaAudience') && value.type !== 'audience')
    return 'audience';
  if (has('description') && has('requestId')) return 'audience';
  if (typeof value.type === 'string') {
    const { type } = value;
    if (MESSAGE_TYPES.has(type)) return 'message';
    if (TEMPLATE_TYPES.has(type) || (type === 'carousel' && has('columns'))) return 'template';
    if (type === 'bubble' || type === 'carousel') return 'flex';
    if (ATTRIBUTES.has(type)) return 'demographic';
    if (type === 'audience' || type === 'redelivery') return 'recipient';
    if (type === 'operator') return kindOfTree(value);
  }
  if (has('baseUrl') && has('baseSize')) return 'imagemap';
  if (isObject(value.quickReply)) return 'quickReply';
  if (has('recipient') || (isObject(value.filter) && has('filter'))) return 'narrowcast';
  return 'unknown';
}

/** A tree of operators is told by its first leaf. */
function kindOfTree(root: Record<string, unknown>): string {
  const waiting: unknown[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isObject(next)) continue;
    if (next.type !== 'operator') return kindOf(next);
    for (const name of ['or', 'and']) {
      const operands = next[name];
      if (Array.isArray(operands)) waiting.push(...operands.slice(0, 1));
    }
    if (next.not !== undefined) waiting.push(next.not);
  }
  return 'demographic';
}
