import { isJsonObject, type JsonObject } from '../fields';
import { ALIAS_PATTERN } from '../limits';

export interface FoundRichMenu {
  value: JsonObject;
  /** Where it stood: `/richmenus/0`. */
  path: (string | number)[];
  /** The alias that the file gives it, where it does. */
  alias: string | null;
}

/** A menu that lacks something is still a menu: two of what only menus have are enough. */
const looksLikeMenu = (value: unknown): value is JsonObject =>
  isJsonObject(value) &&
  [
    isJsonObject(value.size),
    Array.isArray(value.areas),
    value.chatBarText !== undefined,
    value.selected !== undefined,
  ].filter(Boolean).length >= 2;

/** One menu, LINE's list answer, an array, a tool's envelope, or several under free keys. */
export function findRichMenus(value: unknown): FoundRichMenu[] {
  if (looksLikeMenu(value)) return [{ value, path: [], alias: null }];
  if (Array.isArray(value)) return value.flatMap((item, index) => inEnvelope(item, [index]));
  if (!isJsonObject(value)) return [];
  if (Array.isArray(value.richmenus))
    return value.richmenus.flatMap((item, index) => inEnvelope(item, ['richmenus', index]));
  const own = inEnvelope(value, []);
  if (own.length > 0) return own;
  return Object.entries(value).flatMap(([key, item]) =>
    looksLikeMenu(item) ? [{ value: item, path: [key], alias: aliasIn(key) }] : [],
  );
}

/** `{"alias": …, "metadata": {menu}}` and its likes. */
function inEnvelope(value: unknown, path: (string | number)[]): FoundRichMenu[] {
  if (looksLikeMenu(value)) return [{ value, path, alias: null }];
  if (!isJsonObject(value)) return [];
  for (const key of ['metadata', 'richMenu', 'richmenu', 'menu', 'data']) {
    const inner = value[key];
    if (looksLikeMenu(inner)) {
      const alias = value.alias ?? value.richMenuAliasId;
      const known = typeof alias === 'string' ? aliasIn(alias) : null;
      return [{ value: inner, path: [...path, key], alias: known }];
    }
  }
  return [];
}

const aliasIn = (text: string): string | null => (ALIAS_PATTERN.test(text) ? text : null);
