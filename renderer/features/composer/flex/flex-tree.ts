import type { ProblemPath } from '#shared/errors/app-error';
import { isJsonObject } from '#shared/line/fields';
import { BLOCKS } from '#shared/preview/flex-pixels';
import { type Wire, wireText } from '#shared/preview/messages-of';
import { readAt, writeAt } from '../wire-path';

/** One row of the tree; `path` leads from the message on. */
export interface FlexNode {
  path: ProblemPath;
  /** The block's name, or the component's type. */
  name: string;
  type: string;
  /** A few words of its own. */
  words: string;
  depth: number;
}

/** Everything that can be chosen in a Flex message, in the order in which it is drawn. */
export function flexRows(message: Wire): FlexNode[] {
  const rows: FlexNode[] = [];
  walk(message.contents, ['contents'], 0, null, rows);
  return rows;
}

function walk(
  value: unknown,
  path: ProblemPath,
  depth: number,
  block: string | null,
  rows: FlexNode[],
): void {
  if (!isJsonObject(value)) return;
  const type = wireText(value.type);
  rows.push({ path, name: block ?? type, type, words: wordsOf(value), depth });
  if (type === 'bubble') {
    for (const name of BLOCKS) walk(value[name], [...path, name], depth + 1, name, rows);
    return;
  }
  if (!Array.isArray(value.contents)) return;
  value.contents.forEach((child: unknown, index) => {
    walk(child, [...path, 'contents', index], depth + 1, null, rows);
  });
}

function wordsOf(node: Wire): string {
  const { action } = node;
  const label = isJsonObject(action) ? wireText(action.label) : '';
  const own = wireText(node.text) || (node.type === 'button' ? label : '') || wireText(node.layout);
  return own.replace(/\s+/g, ' ').slice(0, 60);
}

/** What may be put into the chosen row: children of a box or of a carousel, blocks that a bubble lacks. */
export function insertable(message: Wire, path: ProblemPath): readonly string[] {
  const node = readAt(message, path);
  if (!isJsonObject(node)) return [];
  switch (node.type) {
    case 'carousel':
      return ['bubble'];
    case 'bubble':
      return BLOCKS.filter((block) => node[block] === undefined);
    case 'box':
      return node.layout === 'baseline'
        ? ['text', 'icon']
        : ['text', 'button', 'image', 'box', 'separator'];
    case 'text':
      return ['span'];
    default:
      return [];
  }
}

/** A component as it begins; `words` are in the person's language. */
export function freshComponent(type: string, words: { text: string; choice: string }): Wire {
  switch (type) {
    case 'bubble':
      return { type, body: { type: 'box', layout: 'vertical', contents: [textOf(words.text)] } };
    case 'header':
    case 'body':
    case 'footer':
      return { type: 'box', layout: 'vertical', contents: [textOf(words.text)] };
    case 'hero':
      return { type: 'image', url: '', size: 'full', aspectRatio: '20:13', aspectMode: 'cover' };
    case 'text':
      return textOf(words.text);
    case 'span':
      return { type, text: words.text };
    case 'button':
      return { type, action: { type: 'message', label: words.choice, text: words.choice } };
    case 'image':
      return { type, url: '', size: 'md' };
    case 'icon':
      return { type, url: '' };
    case 'box':
      return { type, layout: 'vertical', contents: [] };
    default:
      return { type };
  }
}
const textOf = (text: string): Wire => ({ type: 'text', text, wrap: true });

/** Puts a component into the row at `path`; answers where it stands then. */
export function insertInto(
  message: Record<string, unknown>,
  path: ProblemPath,
  type: string,
  component: Wire,
): ProblemPath {
  const parent = readAt(message, path);
  if (isJsonObject(parent) && parent.type === 'bubble') {
    const at = [...path, type];
    writeAt(message, at, component);
    return at;
  }
  const list = readAt(message, [...path, 'contents']);
  const index = Array.isArray(list) ? list.length : 0;
  // a text whose words become pieces keeps them as its first piece
  if (type === 'span' && index === 0 && isJsonObject(parent) && wireText(parent.text) !== '') {
    writeAt(message, [...path, 'contents'], [{ type: 'span', text: parent.text }, component]);
    writeAt(message, [...path, 'text'], undefined);
    return [...path, 'contents', 1];
  }
  const at = [...path, 'contents', index];
  writeAt(message, at, component);
  return at;
}

/** Takes a row out; answers what is chosen then. A message keeps its container. */
export function takeOut(message: Record<string, unknown>, path: ProblemPath): ProblemPath {
  if (path.length <= 1) return path;
  writeAt(message, path, undefined);
  const last = path.at(-1);
  if (typeof last !== 'number') return path.slice(0, -1);
  const list = readAt(message, path.slice(0, -1));
  const left = Array.isArray(list) ? list.length : 0;
  return left === 0 ? path.slice(0, -2) : [...path.slice(0, -1), Math.min(last, left - 1)];
}

/** Moves a row among its neighbours; answers where it stands then. */
export function moveBy(
  message: Record<string, unknown>,
  path: ProblemPath,
  step: 1 | -1,
): ProblemPath {
  const from = path.at(-1);
  const list = readAt(message, path.slice(0, -1));
  if (typeof from !== 'number' || !Array.isArray(list)) return path;
  const to = from + step;
  if (to < 0 || to >= list.length) return path;
  list.splice(to, 0, ...list.splice(from, 1));
  return [...path.slice(0, -1), to];
}

/** Puts a copy behind the row; answers where the copy stands. */
export function duplicateAt(message: Record<string, unknown>, path: ProblemPath): ProblemPath {
  const from = path.at(-1);
  const list = readAt(message, path.slice(0, -1));
  if (typeof from !== 'number' || !Array.isArray(list)) return path;
  list.splice(from + 1, 0, JSON.parse(JSON.stringify(list[from])));
  return [...path.slice(0, -1), from + 1];
}

/** Moves a row to another box or place in the list; answers where it stands then, or null where it may not go. */
export function moveTo(
  message: Record<string, unknown>,
  from: ProblemPath,
  box: ProblemPath,
  index: number,
): ProblemPath | null {
  const node = readAt(message, from);
  const target = readAt(message, box);
  const isInOwn = box.length >= from.length && from.every((step, at) => box[at] === step);
  if (!isJsonObject(node) || !isJsonObject(target) || isInOwn) return null;
  if (!insertable(message, box).includes(wireText(node.type))) return null;
  if (!Array.isArray(target.contents) || typeof from.at(-1) !== 'number') return null;
  const source = readAt(message, from.slice(0, -1)) as unknown[];
  const place = Number(from.at(-1));
  const isSame = source === target.contents;
  source.splice(place, 1);
  const at = isSame && place < index ? index - 1 : index;
  target.contents.splice(at, 0, node);
  return [...shifted(box, from), 'contents', at];
}

/** Where a path leads after the row at `gone` was taken out of a list before it. */
function shifted(path: ProblemPath, gone: ProblemPath): ProblemPath {
  const depth = gone.length - 1;
  const step = path[depth];
  const isBeside = gone.slice(0, -1).every((other, at) => path[at] === other);
  if (!isBeside || typeof step !== 'number' || step < Number(gone.at(-1))) return path;
  return path.map((other, at) => (at === depth ? step - 1 : other));
}
