import type { ProblemPath } from '../../errors/app-error';
import { isJsonObject, type JsonObject } from '../fields';
import { kindOf } from './kind';
import { findRichMenus } from './rich-menus';

/** A whole definition inside of something else. */
export interface FoundDefinition {
  path: ProblemPath;
  kind: string;
  value: unknown;
}

/** Parts are no definitions: they are taken for one only where they are all there is. */
const WHOLE = new Set(['message', 'messages', 'narrowcast', 'flex', 'template', 'imagemap']);
/** Messages that other platforms name alike; below the surface only these tell LINE's. */
const TELLING = new Set<unknown>(['flex', 'template', 'imagemap']);

/** Wrappers are a few levels deep, and a file with more definitions is a data base. */
const DEEPEST = 8;
const MOST_FOUND = 50;
const MOST_LOOKED_AT = 20_000;

/** What a value is by itself: one rich menu, several, or of a kind that its members tell. */
export function kindOfWhole(value: unknown): string {
  const [menu, ...more] = findRichMenus(value);
  if (menu === undefined) return kindOf(value);
  return more.length === 0 && menu.path.length === 0 ? 'richMenu' : 'richMenuList';
}

/**
 * The largest definitions inside of a value that is none itself: below `line`, `flex`, a name per template, the
 * body of a request, a workflow. Level by level, so that what stands higher comes first.
 */
export function definitionsInside(root: unknown): FoundDefinition[] {
  const found: FoundDefinition[] = [];
  let level: { value: unknown; path: ProblemPath; isOnly: boolean }[] = [
    { value: root, path: [], isOnly: true },
  ];
  let seen = 0;
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: typeof level = [];
    for (const { value, path, isOnly } of level) {
      seen += 1;
      if (seen > MOST_LOOKED_AT || found.length >= MOST_FOUND) return found;
      if (path.length > 0 && isDefinition(value, isOnly)) {
        found.push({ path, kind: kindOfWhole(value), value });
        continue;
      }
      const members = membersOf(value);
      for (const [key, member] of members) {
        if (member === null || typeof member !== 'object') continue;
        next.push({ value: member, path: [...path, key], isOnly: isOnly && members.length === 1 });
      }
    }
    level = next;
  }
  return found;
}

const membersOf = (value: unknown): [string | number, unknown][] =>
  Array.isArray(value)
    ? value.map((member, index) => [index, member])
    : isJsonObject(value)
      ? Object.entries(value)
      : [];

/** `isOnly`: nothing else stands beside it on the whole way down, so that any message is meant. */
function isDefinition(value: unknown, isOnly: boolean): boolean {
  if (findRichMenus(value).length > 0) return true;
  const kind = kindOf(value);
  if (!WHOLE.has(kind)) return false;
  if (isOnly) return true;
  if (Array.isArray(value)) return value.some((message) => isTelling(message));
  if (!isJsonObject(value)) return false;
  if (kind === 'messages' || kind === 'narrowcast')
    return Array.isArray(value.messages) && kindOf(value.messages) === 'messages';
  if (kind === 'flex') return Array.isArray(value.contents) || hasBlock(value);
  return kind !== 'message' || isTelling(value);
}

const isTelling = (value: unknown): boolean => isJsonObject(value) && TELLING.has(value.type);

const hasBlock = (bubble: JsonObject): boolean =>
  ['header', 'hero', 'body', 'footer'].some((name) => isJsonObject(bubble[name]));
