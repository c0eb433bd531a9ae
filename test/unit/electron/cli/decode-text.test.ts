import { expect, test } from 'vitest';
import { decodeText } from '#electron/cli/decode-text';

test.each([
  ['UTF-8', Buffer.from('{"a":"茶"}')],
  ['UTF-8 with its mark', Buffer.from('\uFEFF{"a":"茶"}')],
  ['UTF-16', Buffer.from('\uFEFF{"a":"茶"}', 'utf16le')],
  ['UTF-16, the other order', Buffer.from('\uFEFF{"a":"茶"}', 'utf16le').swap16()],
])('%s', (_, bytes) => expect(decodeText(bytes)).toBe('{"a":"茶"}'));
