import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { agreementOf, EXPLAINED } from '#test/helpers/line-agreement';
import { REQUESTS, type RequestKind } from '#test/helpers/line-arbitraries';

// a busy machine takes its time; how fast it is belongs to the bench
vi.setConfig({ testTimeout: 60_000 });

/** Two thousand here; a hundred thousand in `test/long`. Messages have the most to disagree about. */
const COUNT: Record<string, number> = { push: 500, broadcast: 400, narrowcast: 300, richMenu: 200 };

const COUNT_BENT = 100;

describe("whatever we call valid, LINE's specification takes, our schema types, and comes back whole", () => {
  test.each(Object.keys(REQUESTS) as RequestKind[])('%s', (kind) => {
    const count = COUNT[kind] ?? 75;
    const { valid, invalid, disagreements } = agreementOf(kind, count, 20260724);
    expect(disagreements).toEqual([]);
    // a generator that mostly makes rubbish would prove nothing
    expect(valid, JSON.stringify(invalid, null, 1)).toBeGreaterThan(count * 0.9);
  });

  test.each(Object.keys(REQUESTS) as RequestKind[])('%s with one thing wrong', (kind) => {
    const { disagreements } = agreementOf(kind, COUNT_BENT, 20260725, true);
    expect(disagreements).toEqual([]);
  });
});

test('every explained disagreement stands in the table', () => {
  const root = join(import.meta.dirname, '..', '..', '..', '..');
  const table = readFileSync(join(root, 'shared', 'docs', 'line-openapi.md'), 'utf8');
  for (const name of Object.keys(EXPLAINED)) expect(table).toContain(`| ${name} |`);
});
