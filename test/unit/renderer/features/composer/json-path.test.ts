import { json } from '@codemirror/lang-json';
import { describe, expect, it } from 'vitest';
import { nearestRange, pathAt, rangeOf } from '#renderer/features/composer/json/json-path';

const parser = json().language.parser;
const textOf = (source: string) => ({
  tree: parser.parse(source),
  slice: (from: number, to: number) => source.slice(from, to),
});
const SOURCE = '{"a": [1, {"b c": "x"}, true], "d": {"e": null}}';

describe('places of a JSON text', () => {
  it.each([
    ['"x"', ['a', 1, 'b c']],
    ['1,', ['a', 0]],
    ['true', ['a', 2]],
    ['null', ['d', 'e']],
  ])('%s', (needle, path) => {
    const text = textOf(SOURCE);
    const at = SOURCE.indexOf(needle) + 1;
    expect(pathAt(text, at)).toEqual({ path, inKey: false });
    const range = rangeOf(text, path);
    expect(range && SOURCE.slice(range.from, range.to)).toBe(needle.replace(',', ''));
  });
  it('know when they are in the name of a member', () => {
    expect(pathAt(textOf(SOURCE), SOURCE.indexOf('b c') + 1)).toEqual({
      path: ['a', 1, 'b c'],
      inKey: true,
    });
  });
  it('hold while the text is broken', () => {
    const broken = '{"a": [1, {"b": "x"}, ], "d" {"e": "y"';
    expect(pathAt(textOf(broken), broken.indexOf('"x"') + 1).path).toEqual(['a', 1, 'b']);
  });
  it('a finding about what is missing stands at what should hold it', () => {
    const text = textOf(SOURCE);
    expect(rangeOf(text, ['d', 'missing'])).toBeNull();
    expect(nearestRange(text, ['d', 'missing', 0]).from).toBe(SOURCE.indexOf('{"e"'));
    expect(nearestRange(textOf(''), ['x'])).toEqual({ from: 0, to: 0 });
  });
});
