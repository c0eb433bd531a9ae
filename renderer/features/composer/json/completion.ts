import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { z } from 'zod';
import { isJsonObject } from '#shared/line/fields';
import { flexWords } from '#shared/line/flex/words';
import { expectedAt } from '#shared/line/schema/at';
import { readAt } from '../wire-path';
import { pathAt } from './json-path';

/** Members and words that LINE knows at the place of the cursor; `known` is the text as it was last complete. */
export function completeFrom(schema: () => z.ZodType, known: () => unknown) {
  return (context: CompletionContext): CompletionResult | null => {
    const { state, pos } = context;
    const tree = syntaxTree(state);
    const node = tree.resolveInner(pos, -1);
    const text = { tree, slice: (from: number, to: number) => state.sliceDoc(from, to) };
    const { path, inKey } = pathAt(text, pos);
    const isString = node.name === 'String' || node.name === 'PropertyName';
    const from = isString ? node.from : (context.matchBefore(/[\w-]*$/)?.from ?? pos);
    if (!isString && !context.explicit && from === pos) return null;
    const to = isString ? node.to : pos;
    const wantsKey =
      inKey || node.name === 'Object' || node.name === '{' || isBareWordInObject(node);
    const options = wantsKey
      ? keysFor(schema(), known(), inKey ? path.slice(0, -1) : path, inKey)
      : valuesFor(schema(), known(), path);
    return options.length === 0 ? null : { from, to, options, validFor: /^"?[\w-]*"?$/ };
  };
}

const isBareWordInObject = (node: { name: string; parent: { name: string } | null }) =>
  node.name === '⚠' && node.parent?.name === 'Object';

function keysFor(
  schema: z.ZodType,
  root: unknown,
  path: (string | number)[],
  replaces: boolean,
): Completion[] {
  const expected = expectedAt(schema, root, path);
  if (!expected) return [];
  const there = readAt(root, path);
  const taken = isJsonObject(there) ? new Set(Object.keys(there)) : new Set<string>();
  return expected.keys
    .filter((key) => replaces || !taken.has(key))
    .map((key) => ({
      label: `"${key}"`,
      type: 'property',
      apply: replaces ? `"${key}"` : `"${key}": `,
    }));
}

function valuesFor(schema: z.ZodType, root: unknown, path: (string | number)[]): Completion[] {
  const expected = expectedAt(schema, root, path);
  const name = path.at(-1);
  const holder = readAt(root, path.slice(0, -1));
  const words =
    name === 'type'
      ? (expectedAt(schema, root, path.slice(0, -1))?.types ?? [])
      : [
          ...(expected?.values ?? []),
          ...(isJsonObject(holder) && typeof name === 'string'
            ? flexWords(String(holder.type), name)
            : []),
        ];
  return [...new Set(words)].map((word) => ({
    label: typeof word === 'string' ? `"${word}"` : String(word),
    type: 'enum',
  }));
}
