import { describe, expect, it } from 'vitest';
import { decodeAs, encodingOf } from '#renderer/features/results/manager/decode';

/** `日期,好友數` in Big5, and `日付,友だち数` in Shift_JIS, as the spreadsheets of both countries save them. */
const BIG5 = Uint8Array.from([0xa4, 0xe9, 0xb4, 0xc1, 0x2c, 0xa6, 0x6e, 0xa4, 0xcd, 0xbc, 0xc6]);
const SHIFT_JIS = Uint8Array.from([
  ...[0x93, 0xfa, 0x95, 0x74, 0x2c, 0x97, 0x46, 0x82, 0xbe, 0x82, 0xbf, 0x90, 0x94],
]);
const utf16 = (text: string) =>
  new Uint8Array(new Uint16Array([...`\uFEFF${text}`].map((one) => one.charCodeAt(0))).buffer);

describe('the encoding of a file', () => {
  it('is known by its mark, by being valid, and else by the language on screen', () => {
    expect(encodingOf(new TextEncoder().encode('\uFEFF日期'), 'zh-TW')).toBe('utf-8');
    expect(encodingOf(new TextEncoder().encode('日期'), 'ja')).toBe('utf-8');
    expect(encodingOf(utf16('日期,好友數'), 'en')).toBe('utf-16le');
    expect(encodingOf(BIG5, 'zh-TW')).toBe('big5');
    expect(encodingOf(SHIFT_JIS, 'ja')).toBe('shift_jis');
    expect(decodeAs(BIG5, 'big5')).toBe('日期,好友數');
    expect(decodeAs(SHIFT_JIS, 'shift_jis')).toBe('日付,友だち数');
  });
  it('is not taken from the language when the words of the file say otherwise', () => {
    expect(encodingOf(SHIFT_JIS, 'zh-TW')).toBe('shift_jis');
    expect(encodingOf(BIG5, 'ja')).toBe('big5');
  });
});
