import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* A variable that nobody defines is no colour and no radius, and nothing says so. */
const renderer = join(import.meta.dirname, '..', '..', '..', 'renderer');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path, text: readFileSync(join(renderer, path), 'utf8') }));

test('every token that a style sheet uses is defined', () => {
  const defined = new Set(
    sheets.flatMap(({ text }) => [...text.matchAll(/(--t-[\w-]+)\s*:/g)].map(([, name]) => name)),
  );
  expect(defined.size).toBeGreaterThan(50);
  const missing = sheets.flatMap(({ path, text }) =>
    [...text.matchAll(/var\((--t-[\w-]+)\)/g)]
      .filter(([, name]) => !defined.has(name))
      .map(([, name]) => `${path}: ${name}`),
  );
  expect(missing).toEqual([]);
});
