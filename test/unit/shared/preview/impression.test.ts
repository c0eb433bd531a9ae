import { describe, expect, it } from 'vitest';
import { impressionsOf, roomOf } from '#shared/preview/impression';
import { contrast, neededContrast, over, readColour } from '#shared/preview/legible';
import { PHONES, phoneOf } from '#shared/preview/phones';

describe('what a follower can see at once', () => {
  it('is the screen without its bars, and without an open menu', () => {
    const mini = phoneOf('iphone-13-mini');
    // 812 - 50 - 34 - 44 - 46
    expect(roomOf(mini, 'closed')).toBe(638);
    // a large menu is 375 × 1686 / 2500 = 252.9 high, a small one 126.45
    expect(roomOf(mini, 'large')).toBe(638 - 253);
    expect(roomOf(mini, 'small')).toBe(638 - 126);
    for (const phone of PHONES) {
      const pc = phone.look === 'desktop';
      expect(roomOf(phone, 'large') === roomOf(phone, 'closed'), phone.id).toBe(pc);
    }
  });

  it('a bubble taller than the room is never seen whole; the last ones are seen first', () => {
    const drawn = [
      { index: 0, topPx: 14, heightPx: 700 },
      { index: 1, topPx: 724, heightPx: 200 },
      { index: 2, topPx: 934, heightPx: 100 },
    ];
    const found = impressionsOf(drawn, 1048, 320);
    expect(found.map(({ overflowPx }) => overflowPx)).toEqual([380, 0, 0]);
    // the room begins at 728: the second bubble sticks out by 4 px
    expect(found.map(({ atFirstGlance }) => atFirstGlance)).toEqual([false, false, true]);
    expect(impressionsOf(drawn, 1048, 324)[1]?.atFirstGlance).toBe(true);
  });
});

describe('whether a text can be read', () => {
  it('reads the colours that a page computes', () => {
    expect(readColour('rgb(1, 2, 3)')).toEqual([1, 2, 3, 1]);
    expect(readColour('rgba(255, 255, 255, 0.5)')).toEqual([255, 255, 255, 0.5]);
    expect(readColour('rgb(0 0 0 / 32%)')).toEqual([0, 0, 0, 0.32]);
    expect(readColour('color(srgb 1 1 1)')).toBeNull();
    expect(readColour('transparent')).toBeNull();
  });
  it('measures contrast as WCAG does', () => {
    const white = [255, 255, 255, 1] as const;
    const black = [0, 0, 0, 1] as const;
    expect(contrast(white, black)).toBeCloseTo(21, 5);
    expect(contrast(white, white)).toBe(1);
    // #777777 on white is the well-known 4.48
    expect(contrast([119, 119, 119, 1], white)).toBeCloseTo(4.48, 2);
    expect(over([0, 0, 0, 0.5], white)).toEqual([127.5, 127.5, 127.5, 1]);
    expect([
      neededContrast(16, false),
      neededContrast(24, false),
      neededContrast(19, true),
    ]).toEqual([4.5, 3, 3]);
  });
});
