import { describe, expect, it } from 'vitest';
import {
  duplicateAt,
  flexRows,
  freshComponent,
  insertable,
  insertInto,
  moveBy,
  moveTo,
  takeOut,
} from '#renderer/features/composer/flex/flex-tree';
import { checkMessage } from '#shared/line/messages';

const words = { text: 'words', choice: 'choice' };
const message = (): Record<string, unknown> => ({
  type: 'flex',
  altText: 'a',
  contents: {
    type: 'bubble',
    body: {
      type: 'box',
      layout: 'vertical',
      contents: [
        { type: 'text', text: 'one' },
        { type: 'box', layout: 'baseline', contents: [{ type: 'text', text: 'two' }] },
        { type: 'text', text: 'three' },
      ],
    },
  },
});
const body = ['contents', 'body'];
const list = (root: Record<string, unknown>) =>
  flexRows(root).map(({ name, words: own }) => `${name} ${own}`.trim());

describe('the parts of a Flex message', () => {
  it('are listed as they are drawn', () => {
    expect(list(message())).toEqual([
      'bubble',
      'body vertical',
      'text one',
      'box baseline',
      'text two',
      'text three',
    ]);
    expect(flexRows({ type: 'flex', contents: 'broken' })).toEqual([]);
  });
  it('take what LINE lets them take', () => {
    expect(insertable(message(), ['contents'])).toEqual(['header', 'hero', 'footer']);
    expect(insertable(message(), [...body, 'contents', 1])).toEqual(['text', 'icon']);
    expect(insertable(message(), ['altText'])).toEqual([]);
  });
  it('everything that is offered gives a message without mistakes of form', () => {
    for (const path of [['contents'], body, [...body, 'contents', 1], [...body, 'contents', 0]])
      for (const type of insertable(message(), path)) {
        const root = message();
        const at = insertInto(root, path, type, freshComponent(type, words));
        expect(
          flexRows(root).some((row) => row.path.join() === at.join()),
          type,
        ).toBe(true);
        const serious = checkMessage(root).filter(
          ({ severity, path: where }) => severity === 'error' && where.at(-1) !== 'url',
        );
        expect(serious, type).toEqual([]);
      }
  });
  it('move among neighbours, are doubled and taken out', () => {
    const root = message();
    expect(moveBy(root, [...body, 'contents', 2], -1)).toEqual([...body, 'contents', 1]);
    expect(list(root).slice(2)).toEqual(['text one', 'text three', 'box baseline', 'text two']);
    expect(moveBy(root, [...body, 'contents', 0], -1)).toEqual([...body, 'contents', 0]);
    expect(duplicateAt(root, [...body, 'contents', 0])).toEqual([...body, 'contents', 1]);
    expect(takeOut(root, [...body, 'contents', 1])).toEqual([...body, 'contents', 1]);
    expect(list(root)).toHaveLength(6);
    expect(takeOut(root, ['contents'])).toEqual(['contents']);
  });
  it('move into other boxes, never into themselves, and only where LINE takes them', () => {
    const root = message();
    const inner = [...body, 'contents', 1];
    // the box stood behind it in the same list, so it moves up when the text leaves
    expect(moveTo(root, [...body, 'contents', 0], inner, 0)).toEqual([
      ...body,
      'contents',
      0,
      'contents',
      0,
    ]);
    expect(list(root).slice(2)).toEqual(['box baseline', 'text one', 'text two', 'text three']);
    expect(moveTo(root, [...body, 'contents', 0], [...body, 'contents', 0], 0)).toBeNull();
    expect(moveTo(root, [...body, 'contents', 0], ['contents'], 0)).toBeNull();
  });
});
