import { expect, test } from 'vitest';
import { fontFamilyFor } from '#renderer/editor/paint/fonts';

test('the forms of Han follow the text, and Thai comes from a face of its own', () => {
  const first = (text: string) => fontFamilyFor(text).split(', ')[0];
  expect(first('優惠')).toBe('"Noto Sans TC Variable"');
  expect(first('お得')).toBe('"Noto Sans JP Variable"');
  expect(fontFamilyFor('優惠')).not.toContain('Thai');
  expect(fontFamilyFor('สวัสดี')).toContain(
    '"Noto Sans Thai Variable", "Noto Color Emoji", sans-serif',
  );
});
