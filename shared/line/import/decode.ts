import { appError, fail, ok, type Result } from '../../errors/app-error';
import { kindNames } from '../../files/file-kinds';
import { isNoText } from '../../files/kind-taken';

/** Definitions are at most 50 KB on the wire; pretty-printed and commented they stay far below this. */
export const MAX_DEFINITION_BYTES = 5_000_000;

/** Bytes of a definition → text: UTF-8 with or without mark, UTF-16 of either order. */
export function decodeDefinition(bytes: Uint8Array): Result<string> {
  if (isNoText(bytes)) {
    return fail(
      appError('import.otherKind', 'This is a file of another kind than LINE JSON.', {
        details: { kinds: kindNames('definition') },
      }),
    );
  }
  if (bytes.byteLength > MAX_DEFINITION_BYTES) {
    return fail(
      appError('import.tooLarge', 'This file is far larger than any LINE definition.', {
        details: { limit: MAX_DEFINITION_BYTES, actual: bytes.byteLength },
      }),
    );
  }
  const utf16 = utf16Order(bytes);
  const text = utf16 ? decodeUtf16(bytes, utf16) : decodeUtf8(bytes);
  if (text === null) {
    return fail(appError('import.notText', 'This file is not text, or not in UTF-8 or UTF-16.'));
  }
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.includes('\0')) {
    return fail(appError('import.notText', 'This file holds NUL characters, so it is no text.'));
  }
  return body.trim() === '' ? fail(appError('import.empty', 'This file is empty.')) : ok(body);
}

/** By its mark, else by every second byte of the beginning being zero, as in ASCII text without a mark. */
function utf16Order(bytes: Uint8Array): 'le' | 'be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'le';
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return 'be';
  return null;
}

function decodeUtf16(bytes: Uint8Array, order: 'le' | 'be'): string {
  const units: string[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 1 < bytes.byteLength; at += 2) {
    units.push(String.fromCharCode(view.getUint16(at, order === 'le')));
  }
  return units.join('');
}

/**
 * Strict UTF-8. `shared` has no TextDecoder in its types, because not every runtime of ours must have one;
 * the rules are few. Overlong forms, surrogates and what lies above U+10FFFF are refused.
 */
function decodeUtf8(bytes: Uint8Array): string | null {
  const parts: string[] = [];
  let chunk: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const length =
      first < 0x80
        ? 1
        : first >= 0xc2 && first < 0xe0
          ? 2
          : first >= 0xe0 && first < 0xf0
            ? 3
            : first >= 0xf0 && first < 0xf5
              ? 4
              : 0;
    if (length === 0 || at + length > bytes.length) return null;
    let code = length === 1 ? first : first & (0x7f >> length);
    for (let next = 1; next < length; next += 1) {
      const byte = bytes[at + next] as number;
      if ((byte & 0xc0) !== 0x80) return null;
      code = (code << 6) | (byte & 0x3f);
    }
    const smallest = [0, 0, 0x80, 0x800, 0x10000][length] as number;
    if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    chunk.push(code);
    if (chunk.length === 4096) {
      parts.push(String.fromCodePoint(...chunk));
      chunk = [];
    }
    at += length;
  }
  parts.push(String.fromCodePoint(...chunk));
  return parts.join('');
}
