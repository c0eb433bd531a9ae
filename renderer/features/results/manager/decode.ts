import type { Locale } from '#shared/domain/workspace';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis' | 'big5';
export const ENCODINGS: readonly Encoding[] = [
  'utf-8',
  'big5',
  'shift_jis',
  'utf-16le',
  'utf-16be',
];

/** Bytes as text in an encoding; what does not belong to it becomes U+FFFD. */
export const decodeAs = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);

/**
 * The encoding of a file: a byte order mark says it; valid UTF-8 is UTF-8; then the spreadsheet of the language
 * on screen comes first, because Big5 and Shift_JIS take much of each other's text without a complaint.
 */
export function encodingOf(bytes: Uint8Array, locale: Locale): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const order: Encoding[] = ['utf-8', ...(locale === 'ja' ? JAPANESE : TAIWANESE)];
  const fits = order.filter((encoding) => isValid(bytes, encoding));
  // half-width kana are what Big5 looks like to Shift_JIS, and rare characters the other way round
  return (
    fits.find((encoding) => encoding === 'utf-8' || looksRight(bytes, encoding)) ??
    fits[0] ??
    'utf-8'
  );
}
const JAPANESE = ['shift_jis', 'big5'] as const;
const TAIWANESE = ['big5', 'shift_jis'] as const;

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Words that stand in the heads of such files. */
const COMMON = /日期|日付|好友|友だち|訊息|メッセージ|ブロック|封鎖|點|数|數|クリック|開封/;
const looksRight = (bytes: Uint8Array, encoding: Encoding): boolean =>
  COMMON.test(decodeAs(bytes.subarray(0, 4_000), encoding));
