import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sentencesModule } from '../../../../build/scripts/sentences.mjs';
import { sourceFiles } from '../../../helpers/source-files';

/* Every sentence is there in the three languages, with the same gaps to fill, and none is empty. */
const root = join(import.meta.dirname, '..', '..', '..', '..');
const folder = (locale: string) => join(root, 'shared', 'i18n', locale);
const LOCALES = ['zh-TW', 'en', 'ja'] as const;
const files = readdirSync(folder('en')).filter((name) => name.endsWith('.json'));

/** Keys with what they say; `_one` and `_other` are one sentence, which not every language needs twice. */
function flatten(value: unknown, path = ''): Map<string, string[]> {
  const found = new Map<string, string[]>();
  if (typeof value === 'string') {
    found.set(path.replace(/_(zero|one|two|few|many|other)$/, ''), [value]);
    return found;
  }
  for (const [key, child] of Object.entries(value as object))
    for (const [at, texts] of flatten(child, path === '' ? key : `${path}.${key}`))
      found.set(at, [...(found.get(at) ?? []), ...texts]);
  return found;
}
const catalog = (locale: string, file: string) =>
  flatten(JSON.parse(readFileSync(join(folder(locale), file), 'utf8')));
const gaps = (texts: readonly string[] = []) =>
  new Set(texts.flatMap((text) => [...text.matchAll(/\{\{?\s*(\w+)/g)].map(([, name]) => name)));

describe.each(files)('%s', (file) => {
  test.each(LOCALES)('has every sentence in %s, with the gaps that English has', (locale) => {
    expect(existsSync(join(folder(locale), file))).toBe(true);
    const english = catalog('en', file);
    const here = catalog(locale, file);
    expect([...here.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, texts] of here) {
      for (const text of texts) expect(text.trim(), `${locale} ${key}`).not.toBe('');
      expect([...gaps(texts)].sort(), `${locale} ${key}`).toEqual(
        [...gaps(english.get(key))].sort(),
      );
    }
  });
});

test('every code that an error can have is a sentence in three languages', () => {
  const codes = new Set(
    sourceFiles('electron', 'shared', 'renderer').flatMap(({ text }) =>
      [...text.matchAll(/\bappError\(\s*'([a-z]\w*\.\w+)'/gi)].map(([, code]) => code ?? ''),
    ),
  );
  expect(codes.size).toBeGreaterThan(100);
  for (const locale of LOCALES) {
    const sentences = new Set(
      files
        .filter((name) => name.startsWith('errors.'))
        .flatMap((name) => [...catalog(locale, name).keys()]),
    );
    const spoken = (code: string) =>
      [...sentences].some((key) => key === code || key.startsWith(`${code}.`));
    expect(
      [...codes].filter((code) => !spoken(code)),
      locale,
    ).toEqual([]);
  }
});

test.each(LOCALES)('the generated list of sentences in %s is not old', (locale) => {
  const file = join(root, 'shared', 'i18n', 'sentences', `${locale}.ts`);
  expect(readFileSync(file, 'utf8'), 'run node build/scripts/sentences.mjs').toBe(
    sentencesModule(locale),
  );
});
