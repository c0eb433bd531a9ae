import { expect, test } from 'vitest';
import { printable } from '#electron/cli/printable';

test('what a terminal would obey is shown instead; people’s text stays as it is', () => {
  expect(printable('\u001b[2Jmenu\u0007\r\u007f\u009b')).toBe('␛[2Jmenu␇␍␡\uFFFD');
  const text = '首頁・秋季\n\t👩‍🍳 ก็ é';
  expect(printable(text)).toBe(text);
});
