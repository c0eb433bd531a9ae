import { describe, expect, it } from 'vitest';
import { countGraphemes } from '#shared/line/count';
import { emojiName, searchEmojis } from '#shared/line/sendable/emoji-words';
import { EMOJI_SETS, emojiIdOf, isSendableEmoji } from '#shared/line/sendable/emojis';
import {
  isSendableSticker,
  STICKER_PACKAGES,
  stickerPackage,
  stickersOf,
} from '#shared/line/sendable/stickers';
import { EMOJI_GROUPS, emojisOfGroup } from '#shared/line/sendable/unicode-emojis';

describe('what accounts may send', () => {
  it('stickers: packages of 24 and 40, each number once', () => {
    const sizes = STICKER_PACKAGES.map((known) => stickersOf(known).length);
    expect([sizes.length, new Set(sizes)]).toEqual([15, new Set([40, 24])]);
    const all = STICKER_PACKAGES.flatMap(stickersOf);
    expect(new Set(all).size).toBe(all.length);
  });
  it('says yes to the first and last of a package and no to what lies beside it', () => {
    const ask = (id: string) => isSendableSticker('446', id);
    expect(['1987', '1988', '2027', '2028'].map(ask)).toEqual([false, true, true, false]);
    expect([isSendableSticker('447', '1988'), isSendableSticker('446', '1988.0')]).toEqual([
      false,
      false,
    ]);
    expect(stickerPackage('447')).toBeNull();
  });
  it('LINE emoji: 45 sets, numbered from 001 to the last', () => {
    expect([EMOJI_SETS.length, EMOJI_SETS.reduce((sum, { count }) => sum + count, 0)]).toEqual([
      45, 9_175,
    ]);
    expect(new Set(EMOJI_SETS.map(({ productId }) => productId)).size).toBe(45);
    const id = '5ac1bfd5040ab15980c9b435';
    const ask = (number: number) => isSendableEmoji(id, emojiIdOf(number));
    expect([0, 1, 250, 251].map(ask)).toEqual([false, true, true, false]);
    expect([isSendableEmoji(id, '1'), isSendableEmoji('x', '001')]).toEqual([false, false]);
  });
  it('emoji are found by a word of any of the three languages, and each has a name in all', () => {
    for (const word of ['gift', ' 禮物', 'プレゼント', 'GIFT', 'ｇｉｆｔ'])
      expect(searchEmojis(word)[0], word).toBe('🎁');
    expect(searchEmojis('珍珠奶茶')).toEqual(['🧋']);
    // a word that is it comes before one that only holds it, as "rainbow" does
    const bows = searchEmojis('bow');
    expect(bows.indexOf('🎁')).toBeLessThan(bows.indexOf('🌈'));
    expect([searchEmojis(' '), searchEmojis('qqqq')]).toEqual([[], []]);
    for (const emoji of EMOJI_GROUPS.flatMap(emojisOfGroup))
      for (const language of ['en', 'zh-TW', 'ja'] as const)
        expect(emojiName(emoji, language), emoji).toMatch(/[\p{L}\p{N}]/u);
  });
  it('emoji of the keyboard: each is one character to a reader, and none is there twice', () => {
    const all = EMOJI_GROUPS.flatMap(emojisOfGroup);
    expect(all.filter((emoji) => countGraphemes(emoji) !== 1)).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });
});
