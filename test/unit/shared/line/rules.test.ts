import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { isTranslated } from '#shared/i18n/say';
import { LIMITS } from '#shared/line/limits';
import { EDGES } from '#test/helpers/line-edges';

// a busy machine takes its time; how fast it is belongs to the bench
vi.setConfig({ testTimeout: 60_000 });

/*
 * Every rule has a test that crosses its edge. The rules are read from the sources: each code that
 * `shared/line` can report, and each number of the limits table. What no edge crosses is listed, and the
 * list is empty.
 */

const root = join(import.meta.dirname, '..', '..', '..', '..');
const folder = join(root, 'shared', 'line');

/** Limits that no definition can break; the file says where they are kept. */
const KEPT_ELSEWHERE: Record<string, string> = {
  'richMenu.perChannel': 'electron/rehearsal/platform.ts',
  'richMenu.aliasesPerChannel': 'electron/rehearsal/platform.ts',
  'sending.unitsPerPage': 'electron/rehearsal/routes/sent-counts.ts',
  'message.perManagerMessage': 'renderer/features/composer/Composer.tsx',
  videoBytes: 'shared/targets/rich-message/check.ts',
  previewImageBytes: 'shared/targets/pictures.ts',
  'imagemap.imageBytes': 'shared/targets/pictures.ts',
  'flex.imageBytesAdvised': 'shared/targets/pictures.ts',
  'flex.pictureSide': 'shared/targets/rich-carousel/check.ts',
  'audience.idsPerFile': 'electron/rehearsal/routes/audiences.ts',
  'sending.loadingSecondsAtLeast': 'electron/rehearsal/routes/sending.ts',
  'sending.loadingSecondsAtMost': 'electron/rehearsal/routes/sending.ts',
};

function codesInSources(): Set<string> {
  const codes = new Set<string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const source = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, code] of source.matchAll(
      /'((?:action|audience|coupon|datetime|flex|imagemap|import|json|list|message|narrowcast|number|request|richMenu|send|template|text|uri|url|webhook)\.[a-zA-Z]+)'/g,
    ))
      codes.add(code as string);
    // codes made of a word and a field
    for (const [, family, tail] of source.matchAll(/`(richMenu)\.\$\{field\}([A-Z]\w+)`/g))
      for (const field of ['name', 'chatBarText']) codes.add(`${family}.${field}${tail}`);
    if (entry.parentPath.endsWith('flex'))
      for (const type of ['filler', 'spacer']) codes.add(`flex.${type}`);
  }
  return codes;
}

function limitsOf(table: object, path: string[] = []): string[] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object'
      ? limitsOf(value as object, [...path, key])
      : [[...path, key].join('.')],
  );
}

describe('each edge is crossed', () => {
  test.each(
    EDGES.map((edge, index) => [`${index} ${edge.code} ${edge.limit ?? ''}`, edge] as const),
  )('%s', (_, { code, within, beyond }) => {
    expect(within().map((problem) => problem.code)).not.toContain(code);
    const found = beyond().filter((problem) => problem.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found) {
      expect(problem.message).not.toBe('');
      expect(problem.message).not.toMatch(/\{\{|undefined/);
    }
  });
});

test('no rule is without an edge', () => {
  const crossed = new Set(EDGES.map((edge) => edge.code));
  const uncovered = [...codesInSources()].filter((code) => !crossed.has(code) && !isProse(code));
  expect(uncovered).toEqual([]);
});

/** Not a rule of a definition: said by an import about what it did. */
const isProse = (code: string) => ['import.besideKept'].includes(code);

test('no limit is without an edge', () => {
  const crossed = new Set(EDGES.map((edge) => edge.limit));
  const uncovered = limitsOf(LIMITS).filter((path) => !crossed.has(path));
  // add an edge to test/helpers/line-edges.ts, or say above who keeps it
  expect(uncovered.filter((path) => KEPT_ELSEWHERE[path] === undefined)).toEqual([]);
  for (const [path, file] of Object.entries(KEPT_ELSEWHERE)) {
    const name = path.split('.').at(-1) as string;
    expect(readFileSync(join(root, file), 'utf8'), `${path} in ${file}`).toContain(name);
  }
});

test('every code has its sentence in three languages', () => {
  expect([...codesInSources()].filter((code) => !isTranslated(code))).toEqual([]);
});
