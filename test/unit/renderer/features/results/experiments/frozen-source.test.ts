import { describe, expect, it } from 'vitest';
import { frozenSource, lacksPicture } from '#renderer/features/results/experiments/frozen-source';

const HASH = `ab${'0'.repeat(62)}`;
const BASE = 'https://cdn.example/imagemap/1f';
const imagemap = [{ type: 'imagemap', baseUrl: BASE, altText: '月光禮盒' }];

describe('the picture of a frozen arm', () => {
  it('is the one that the record keeps for its address', () => {
    const source = frozenSource({ [BASE]: HASH as never });
    expect(source(BASE)).toBe(`app://tapestry/asset/${HASH}`);
    expect(lacksPicture(imagemap, source)).toBe(false);
  });
  it('is found by an address that names its bytes, also in old records', () => {
    expect(frozenSource(undefined)(`https://cdn.example/ab/${HASH}.png`)).toContain(HASH);
  });
  it('is missed, and never fetched, where nothing of it is here', () => {
    const source = frozenSource(undefined);
    expect(source(BASE)).toBeNull();
    expect(lacksPicture(imagemap, source)).toBe(true);
    const flex = [
      { type: 'flex', contents: { type: 'bubble', hero: { type: 'image', url: BASE } } },
    ];
    expect(lacksPicture(flex, source)).toBe(true);
  });
  it('is not missed in messages without one', () => {
    const link = { type: 'uri', uri: BASE };
    const button = { type: 'button', action: link };
    const flex = [{ type: 'flex', contents: { type: 'bubble', footer: button } }];
    expect(lacksPicture([...flex, { type: 'text', text: BASE }], frozenSource(undefined))).toBe(
      false,
    );
  });
});
