import type { Problem } from '../../errors/app-error';
import { isJsonObject } from '../fields';
import { warning } from '../problem';
import { kindOf } from './kind';

interface Completed {
  value: unknown;
  problems: Problem[];
}

/**
 * What a library or a dialog adds to a definition, added: the type of a message that has all but its type, and
 * the carousel round a list of bubbles or columns. Each is said; LINE takes none of them as they stand.
 */
export function completed(value: unknown): Completed {
  const made = Array.isArray(value) ? listOf(value) : isJsonObject(value) ? typed(value) : null;
  return made ?? { value, problems: [] };
}

/** `{"altText": …, "contents": {bubble}}`, and its like for templates and carousels. */
function typed(value: Readonly<Record<string, unknown>>): Completed | null {
  if (value.type !== undefined) return null;
  const { contents, columns, template } = value;
  const isAnnounced = value.altText !== undefined || value.alt_text !== undefined;
  const isText = typeof contents === 'string' && /^\s*\{/.test(contents);
  let type: string | null = null;
  if (isAnnounced && (kindOf(contents) === 'flex' || isText)) type = 'flex';
  else if (isAnnounced && kindOf(template) === 'template') type = 'template';
  else if (isListOf(contents, isBubble) || isListOf(columns, isColumn)) type = 'carousel';
  if (type === null) return null;
  const details = { type };
  return { value: { type, ...value }, problems: [warning('import.typeAdded', [], { details })] };
}

/** The list that belongs into a carousel, without the carousel. */
function listOf(value: readonly unknown[]): Completed | null {
  const said = [warning('import.listOnly', [])];
  if (isListOf(value, isBubble))
    return { value: { type: 'carousel', contents: value }, problems: said };
  if (isListOf(value, isColumn))
    return { value: { type: 'carousel', columns: value }, problems: said };
  return null;
}

const isListOf = (value: unknown, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(fits);
const isBubble = (item: unknown): boolean => isJsonObject(item) && item.type === 'bubble';
const isColumn = (item: unknown): boolean => kindOf(item) === 'column';
