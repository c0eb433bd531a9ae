import { expect, test } from 'vitest';
import { fill } from '#shared/i18n/fill';

test.each([
  ['{{field}} 是空的。', { field: '替代文字' }, '替代文字是空的。'],
  ['{{field}} 是空的。', { field: 'altText' }, 'altText 是空的。'],
  ['這個類型不能有 {{field}}。', { field: '條碼' }, '這個類型不能有條碼。'],
  [
    '{{field}} 有 {{actual}} 項，LINE 上限是 {{limit}} 項。',
    { field: '選項', actual: 1400, limit: 13 },
    '選項有 1,400 項，LINE 上限是 13 項。',
  ],
  ['{{field}} {{actual}}', { field: '文字', actual: '過長' }, '文字 過長'],
  // what people wrote keeps its own spaces
  ['「{{name}}」已刪除。', { name: '山嵐 咖啡' }, '「山嵐 咖啡」已刪除。'],
  ['上限是 {{limit}} 個。', {}, '上限是 — 個。'],
])('%s is filled as Chinese is written', (sentence, values, expected) => {
  expect(fill(sentence, values, 'zh-TW')).toBe(expected);
});

test('English keeps its spaces, whatever the value is', () => {
  expect(fill('The coupon {{name}} is closed.', { name: '中秋' }, 'en')).toBe(
    'The coupon 中秋 is closed.',
  );
});

test.each([
  ['zh-TW', '可用：PNG、JPEG 和 SVG'],
  ['ja', '可用：PNG、JPEG、SVG'],
  ['en', '可用：PNG, JPEG and SVG'],
] as const)('a list is written as %s writes lists', (locale, expected) => {
  expect(fill('可用：{{kinds}}', { kinds: ['PNG', 'JPEG', 'SVG'] }, locale)).toBe(expected);
});
