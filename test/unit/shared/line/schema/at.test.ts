import { describe, expect, it } from 'vitest';
import { expectedAt } from '#shared/line/schema/at';
import { lineMessage } from '#shared/line/schema/messages';

const flex = {
  type: 'flex',
  altText: '',
  contents: {
    type: 'bubble',
    body: {
      type: 'box',
      layout: 'vertical',
      contents: [{ type: 'text', text: 'a' }, { type: 'button' }, {}],
    },
  },
};
const at = (...path: (string | number)[]) => expectedAt(lineMessage, flex, path);

describe('what may stand at a place', () => {
  it('follows the types that the definition itself says', () => {
    expect(at()?.keys).toEqual(expect.arrayContaining(['altText', 'contents', 'quickReply']));
    expect(at('contents', 'body')?.keys).toEqual(
      expect.arrayContaining(['layout', 'cornerRadius']),
    );
    expect(at('contents', 'body', 'layout')?.values).toEqual([
      'horizontal',
      'vertical',
      'baseline',
    ]);
    expect(at('contents', 'body', 'contents', 0)?.keys).toContain('maxLines');
    expect(at('contents', 'body', 'contents', 1)?.keys).not.toContain('maxLines');
    expect(at('contents', 'body', 'contents', 0, 'wrap')).toMatchObject({
      kind: 'switch',
      values: [true, false],
    });
    expect(at('contents', 'body', 'contents', 0, 'flex')?.kind).toBe('number');
  });
  it('says which types there are where nothing is decided', () => {
    const open = at('contents', 'body', 'contents', 2);
    expect(open?.keys).toEqual(['type']);
    expect(open?.types).toEqual(expect.arrayContaining(['box', 'text', 'image', 'button']));
    expect(expectedAt(lineMessage, {}, [])?.types).toContain('imagemap');
  });
  it('says nothing beside the schema', () => {
    expect(at('nothing')).toBeNull();
    expect(at('altText', 'deeper')).toBeNull();
    expect(at('contents', 'body', 'contents', 0, 'text', 0)).toBeNull();
  });
});
