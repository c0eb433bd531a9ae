import { expect, test } from 'vitest';
import { addFriendButton, addFriendUrl, qrSvg } from '../../../../shared/line/add-friend';

test('the link carries the ID percent-encoded, as LINE wants it', () => {
  expect(addFriendUrl('@abc3049d')).toBe('https://line.me/R/ti/p/%40abc3049d');
  expect(addFriendUrl('@shan.lan-coffee')).toBe('https://line.me/R/ti/p/%40shan.lan-coffee');
});

test('the button is one link without script or foreign picture, whatever its words are', () => {
  const html = addFriendButton('@abc3049d', '<b>"加入" & more');
  expect(html).toContain('href="https://line.me/R/ti/p/%40abc3049d"');
  expect(html).not.toContain('<b>');
  expect(html).not.toMatch(/<img|<script|src=/);
  expect(html.match(/</g)).toHaveLength(2);
});

test('the drawing covers the dark modules and nothing else, with four empty ones round them', () => {
  const rows = ['101', '110', '001'];
  const svg = qrSvg({ size: 3, isDark: (row, column) => rows[row]?.[column] === '1' });
  expect(svg).toContain('viewBox="0 0 11 11"');
  const covered = new Set<string>();
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(width); at += 1)
      covered.add(`${Number(x) + at - 4},${Number(y) - 4}`);
  expect([...covered].sort()).toEqual(['0,0', '0,1', '1,1', '2,0', '2,2']);
});
