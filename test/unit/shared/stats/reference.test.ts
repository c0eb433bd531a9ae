import { describe, expect, it } from 'vitest';
import { calculate, statsMethods } from '#shared/stats/methods';
import reference from '../../../fixtures/stats/reference.json';

interface Case {
  id: string;
  method: string;
  inputs: unknown;
  expected: Record<string, unknown>;
  tolerance: { rel?: number; abs?: number };
}
const cases = reference.cases as unknown as Case[];

function isClose(got: unknown, expected: unknown, tolerance: Case['tolerance']): boolean {
  if (Array.isArray(expected)) {
    return expected.every((value, i) => isClose((got as unknown[])?.[i], value, tolerance));
  }
  if (typeof expected !== 'number' || typeof got !== 'number') return got === expected;
  return (
    Math.abs(got - expected) <= (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(expected)
  );
}

describe('reference values from other programs', () => {
  for (const { id, method, inputs, expected, tolerance } of cases) {
    it(`${id} ${method}`, () => {
      const result = calculate({ method, inputs });
      if (expected.error === true) {
        expect(result.ok, 'an error must come back').toBe(false);
        return;
      }
      if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
      const got = result.value as Record<string, unknown>;
      for (const [field, value] of Object.entries(expected)) {
        expect(isClose(got[field], value, tolerance), `${field}: ${got[field]} for ${value}`).toBe(
          true,
        );
      }
    });
  }

  it('has at least one value for every method', () => {
    const covered = new Set(cases.map((c) => c.method));
    expect(Object.keys(statsMethods).filter((name) => !covered.has(name))).toEqual([]);
  });
});
