import type { SyntaxNode, Tree } from '@lezer/common';
import type { ProblemPath } from '#shared/errors/app-error';

/*
 * Places of a JSON text, as paths and back. Worked out from the syntax tree, so that it also holds while half
 * of the text is still wrong.
 */

interface Text {
  tree: Tree;
  slice(from: number, to: number): string;
}

const VALUES = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null']);

/** The path of the innermost value round a position; with `key`, the position is in the name of a member. */
export function pathAt(text: Text, position: number): { path: ProblemPath; inKey: boolean } {
  let node: SyntaxNode | null = text.tree.resolveInner(position, -1);
  const inKey = node.name === 'PropertyName';
  const path: (string | number)[] = [];
  for (; node; node = node.parent) {
    const parent: SyntaxNode | null = node.parent;
    if (node.name === 'Property') {
      const name = node.getChild('PropertyName');
      if (name) path.unshift(nameOf(text, name));
    } else if (parent?.name === 'Array' && VALUES.has(node.name)) {
      let index = 0;
      for (let before = node.prevSibling; before; before = before.prevSibling)
        if (VALUES.has(before.name)) index++;
      path.unshift(index);
    }
  }
  return { path, inKey };
}

/** Where the value at a path stands; null when the text has no such place. */
export function rangeOf(text: Text, path: ProblemPath): { from: number; to: number } | null {
  let node = text.tree.topNode.firstChild;
  for (const step of path) {
    if (!node) return null;
    node = typeof step === 'number' ? itemOf(node, step) : memberOf(text, node, step);
  }
  return node ? { from: node.from, to: node.to } : null;
}

/** As far as the text has the path: a finding about a missing member stands at what should hold it. */
export function nearestRange(text: Text, path: ProblemPath): { from: number; to: number } {
  for (let length = path.length; length >= 0; length--) {
    const range = rangeOf(text, path.slice(0, length));
    if (range)
      return length < path.length
        ? { from: range.from, to: Math.min(range.from + 1, text.tree.length) }
        : range;
  }
  return { from: 0, to: 0 };
}

function itemOf(list: SyntaxNode, index: number): SyntaxNode | null {
  if (list.name !== 'Array') return null;
  let left = index;
  for (let item = list.firstChild; item; item = item.nextSibling) {
    if (!VALUES.has(item.name)) continue;
    if (left === 0) return item;
    left--;
  }
  return null;
}

function memberOf(text: Text, object: SyntaxNode, name: string): SyntaxNode | null {
  if (object.name !== 'Object') return null;
  for (const property of object.getChildren('Property')) {
    const key = property.getChild('PropertyName');
    if (!key || nameOf(text, key) !== name) continue;
    const value = property.lastChild;
    return value && VALUES.has(value.name) ? value : null;
  }
  return null;
}

function nameOf(text: Text, node: SyntaxNode): string {
  const raw = text.slice(node.from, node.to);
  try {
    return String(JSON.parse(raw));
  } catch {
    // a name that is still being typed has no closing quote
    return raw.replace(/^"|"$/g, '');
  }
}
