import { describe, expect, test } from 'vitest';
import { faultsOf, proofRows } from '../../helpers/proof-tables';

/* What the documents of proofs promise is there: each named test exists, under the name that is given. */
const faults = (document: string, heading?: string) =>
  proofRows(document, heading).flatMap(faultsOf);

describe('shared/docs/security.md', () => {
  const SECURITY = 'shared/docs/security.md';
  test('answers each of the twenty items of Electron’s checklist with a test that exists', () => {
    const rows = proofRows(SECURITY, 'Electron’s checklist');
    expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    expect(rows.flatMap(faultsOf)).toEqual([]);
    expect(rows.filter(({ isOpen }) => isOpen)).toEqual([]);
  });
  test('answers the kinds of holes that others had', () => {
    const rows = proofRows(SECURITY, 'Holes that others had');
    expect(rows.length).toBeGreaterThanOrEqual(11);
    expect(faults(SECURITY)).toEqual([]);
  });
});

test('shared/docs/reliability.md has every row of the plan, and each test that it names', () => {
  const rows = proofRows('shared/docs/reliability.md');
  const plan = [1, 2, 3].map((row) => `R${row}`).concat('R3b');
  for (let row = 4; row <= 20; row += 1) plan.push(`R${row}`);
  expect(rows.map(({ id }) => id)).toEqual(plan);
  expect(rows.flatMap(faultsOf)).toEqual([]);
});

test('shared/docs/checklist.md answers each line, or says that nothing does', () => {
  const rows = proofRows('shared/docs/checklist.md');
  expect(rows.length).toBeGreaterThanOrEqual(38);
  expect(rows.flatMap(faultsOf)).toEqual([]);
});

test('a row that names a test which is not there, or nothing, is a fault', () => {
  const row = { id: 'x', cells: [], isOpen: false };
  const here = 'test/unit/house/proofs.test.ts';
  expect(faultsOf({ ...row, proofs: [] })).toEqual(['x: names nothing']);
  expect(faultsOf({ ...row, proofs: [{ path: 'test/none.test.ts', title: 'a' }] })).toHaveLength(1);
  const missing = ['no such', 'test'].join(' ');
  expect(faultsOf({ ...row, proofs: [{ path: here, title: missing }] })).toHaveLength(1);
  expect(faultsOf({ ...row, proofs: [{ path: here, title: 'shared/docs/security.md' }] })).toEqual(
    [],
  );
});
