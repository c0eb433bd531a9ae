import { describe, expect, test } from 'vitest';
import { documentFromDefinition } from '#shared/document/wire/from-definition';
import { definitionOf } from '#shared/document/wire/to-definition';
import { formatPath, type Problem } from '#shared/errors/app-error';
import { isTranslated } from '#shared/i18n/say';
import { checkDefinition } from '#shared/line/definition';
import { FORGIVEN, type ReadDefinition, readDefinition } from '#shared/line/import/read-definition';
import { bytesOf, corpus } from '#test/helpers/line-corpus';

/** Many findings of one kind are told once, with their number. */
function told(problems: readonly Problem[]): string[] {
  const byKind = new Map<string, string[]>();
  for (const { severity, code, path } of problems) {
    const kind = `${severity} ${code}`;
    byKind.set(kind, [...(byKind.get(kind) ?? []), `${kind} ${formatPath(path)}`.trim()]);
  }
  return [...byKind].flatMap(([kind, lines]) =>
    lines.length > 3 ? [`${kind} × ${lines.length}`] : lines,
  );
}

function verdictOf(problems: readonly Problem[]): string {
  if (problems.some(({ code }) => FORGIVEN.includes(code))) return 'forgiven';
  if (problems.some(({ severity }) => severity === 'error')) return 'invalid';
  return problems.length > 0 ? 'valid, with warnings' : 'valid';
}

const importing = (definition: ReadDefinition) =>
  documentFromDefinition(definition, {
    title: 'a',
    now: new Date(0),
    random: (length) => new Uint8Array(length),
  });

describe('definitions found in public', () => {
  test.each(corpus.map((found) => [found.file, found] as const))('%s', (_, found) => {
    const read = readDefinition(bytesOf(found));
    if (!read.ok) {
      expect(['unreadable', null]).toEqual([found.verdict, found.kind]);
      expect([`${read.error.code} line ${String(read.error.details?.line)}`]).toEqual(
        found.findings,
      );
      return;
    }
    const problems = [...read.value.problems, ...checkDefinition(read.value)];
    expect({ kind: read.value.kind, verdict: verdictOf(problems) }).toEqual({
      kind: found.kind,
      verdict: found.verdict,
    });
    expect(told(problems)).toEqual(found.findings);
    for (const { code } of problems) expect(isTranslated(code), code).toBe(true);
  });

  test.each(
    corpus
      .filter(({ verdict }) => verdict.startsWith('valid'))
      .map((found) => [found.file, found] as const),
  )('%s comes back as it was', (_, found) => {
    const read = readDefinition(bytesOf(found));
    if (!read.ok) throw new Error(read.error.code);
    const made = importing(read.value);
    if (!made.ok) {
      // a fragment is understood and checked, and is nothing to keep by itself
      expect(made.error.code).toBe('import.onlyAPart');
      return;
    }
    const { document } = made.value;
    const back = definitionOf(document);
    if (document.kind !== 'richMenuSet') {
      expect(back).toEqual({ ok: true, value: read.value.value });
      return;
    }
    // LINE's own id of a menu names the published one and not the draft
    const [menu] = read.value.richMenus;
    const { richMenuId: _id, ...draft } = menu?.value ?? {};
    expect(back).toEqual({ ok: true, value: draft });
  });
});
