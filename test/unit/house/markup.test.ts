import { expect, test } from 'vitest';
import { sourceFiles } from '../../helpers/source-files';

/** Ways in which a text becomes markup or code; React's own way, text nodes, is not among them. */
const SINKS =
  /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|srcDoc|createContextualFragment|DOMParser|\beval\(|new Function\(|setTimeout\(\s*['"`]/;

test('no text of the window ever becomes markup or code', () => {
  const files = sourceFiles('renderer', 'shared');
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter(({ text }) => SINKS.test(text)).map(({ path }) => path)).toEqual([]);
});

test('every table that is written as CSV goes through the one writer that disarms formulas', () => {
  const writers = sourceFiles('renderer', 'electron', 'shared').filter(
    ({ path, text }) =>
      // the list of what is read
      !path.endsWith('shared/files/file-kinds.ts') &&
      /extension: 'csv'|text\/csv/.test(text.replace(/z\.enum\(\[[^\]]*\]\)/g, '')),
  );
  expect(writers.length).toBeGreaterThan(0);
  for (const { path, text } of writers) expect(text, path).toMatch(/\bcsvOf\b/);
});
