import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceToBeat, probabilityBest } from '#shared/stats/beta-binomial';
import { studentTwoSided, studentTwoSidedInverse } from '#shared/stats/distributions';
import type { TwoGroups } from '#shared/stats/inputs';
import { calculate } from '#shared/stats/methods';
import { normalIsf, normalSf } from '#shared/stats/normal';
import { twoProportionZ, welchTest } from '#shared/stats/proportions';
import { sequentialTest } from '#shared/stats/sequential';

const SEED = 20260905;
const runs = { seed: SEED, numRuns: 300 };
const group = fc
  .record({
    n: fc.integer({ min: 30, max: 500_000 }),
    share: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
  })
  .map(({ n, share }) => ({ n, x: Math.min(n - 1, Math.max(1, Math.round(n * share))) }));
const pair = fc
  .tuple(group, group)
  .map(([a, b]): TwoGroups => ({ xA: a.x, nA: a.n, xB: b.x, nB: b.n }));
const swap = (g: TwoGroups): TwoGroups => ({ xA: g.xB, nA: g.nB, xB: g.xA, nB: g.nA });
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

describe('what must hold for any counts', () => {
  it('agrees with itself: 0 lies outside the interval exactly when p is below alpha', () => {
    fc.assert(
      fc.property(pair, (g) => {
        for (const test of [welchTest(g, 'absolute', 0.05), sequentialTest(g, 'relative', 0.05)]) {
          const { p, ciLow, ciHigh } = value<{ p: number; ciLow: number; ciHigh: number }>(test);
          if (Math.abs(p - 0.05) < 1e-6) continue;
          expect(ciLow > 0 || ciHigh < 0).toBe(p < 0.05);
        }
      }),
      runs,
    );
  });

  it('mirrors when A and B are swapped', () => {
    fc.assert(
      fc.property(pair, (g) => {
        const there = value(twoProportionZ(g));
        const back = value(twoProportionZ(swap(g)));
        expect(back.z).toBeCloseTo(-there.z, 9);
        expect(back.p).toBeCloseTo(there.p, 12);
      }),
      runs,
    );
  });

  it('gives A and B chances to win that add up to one', () => {
    fc.assert(
      fc.property(pair, (g) => {
        const flat = { priorAlpha: 1, priorBeta: 1 };
        const there = chanceToBeat(g, flat).probBBeatsA;
        const back = chanceToBeat(swap(g), flat).probBBeatsA;
        expect(there + back).toBeCloseTo(1, 6);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('gives all variants chances to be best that add up to one, also under a prior with poles', () => {
    fc.assert(
      fc.property(fc.array(group, { minLength: 2, maxLength: 6 }), (variants) => {
        for (const prior of [1, 0.5]) {
          const { probBest } = probabilityBest(variants, { priorAlpha: prior, priorBeta: prior });
          expect(probBest.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 6);
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('narrows every interval when all counts double', () => {
    fc.assert(
      fc.property(pair, (g) => {
        const twice = { xA: 2 * g.xA, nA: 2 * g.nA, xB: 2 * g.xB, nB: 2 * g.nB };
        const width = (t: TwoGroups) => {
          const { ciLow, ciHigh } = value(welchTest(t, 'relative', 0.05));
          return ciHigh - ciLow;
        };
        expect(width(twice)).toBeLessThan(width(g));
      }),
      runs,
    );
  });
});

describe('the tails', () => {
  it('keeps digits where one minus the distribution function would be 0', () => {
    expect(normalSf(20)).toBeCloseTo(2.753624118606234e-89, 100);
    expect(normalSf(20)).toBeGreaterThan(2.75e-89);
    expect(studentTwoSided(60, 50)).toBeGreaterThan(0);
    expect(normalIsf(normalSf(8))).toBeCloseTo(8, 10);
  });

  it('inverts Student’s t from five to a million degrees of freedom', () => {
    for (const dof of [5, 55.7, 1e3, 1e6]) {
      for (const alpha of [0.2, 0.05, 1e-3, 1e-8]) {
        const t = studentTwoSidedInverse(alpha, dof);
        expect(studentTwoSided(t, dof) / alpha).toBeCloseTo(1, 7);
      }
    }
  });
});

describe('false alarms of a test without a difference', () => {
  // 400 experiments of 20 looks; the long run has more and prints its table
  it('stays under alpha for the sequential interval and does not for a repeated fixed test', () => {
    let state = SEED;
    const random = () => {
      // mulberry32: small, seeded, good enough to draw conversions
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const experiments = 400;
    let fixedAlarms = 0;
    let sequentialAlarms = 0;
    for (let run = 0; run < experiments; run += 1) {
      const g = { xA: 0, nA: 0, xB: 0, nB: 0 };
      let fixed = false;
      let sequential = false;
      for (let look = 0; look < 20; look += 1) {
        for (let i = 0; i < 250; i += 1) {
          g.nA += 1;
          g.nB += 1;
          if (random() < 0.1) g.xA += 1;
          if (random() < 0.1) g.xB += 1;
        }
        const z = twoProportionZ(g);
        if (z.ok && z.value.p < 0.05) fixed = true;
        const s = sequentialTest(g, 'relative', 0.05);
        if (s.ok && s.value.p < 0.05) sequential = true;
      }
      if (fixed) fixedAlarms += 1;
      if (sequential) sequentialAlarms += 1;
    }
    const rate = (n: number) => `${((100 * n) / experiments).toFixed(1)} %`;
    console.log(
      `A/A, ${experiments} runs, 20 looks, seed ${SEED}: fixed ${rate(fixedAlarms)}, sequential ${rate(sequentialAlarms)}`,
    );
    expect(sequentialAlarms / experiments).toBeLessThanOrEqual(0.05);
    expect(fixedAlarms / experiments).toBeGreaterThan(0.12);
  });
});

describe('bad input', () => {
  it('says that a withheld count is withheld, and never takes it for 0', () => {
    const inputs = { xA: null, nA: 100, xB: 3, nB: 100 };
    const result = calculate({ method: 'welch_t_absolute', inputs });
    expect(result).toMatchObject({ ok: false, error: { code: 'stats.withheld', path: ['xA'] } });
  });

  it('answers every wrong value with a code and never throws', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'welch_t_absolute',
          'ci_single_jeffreys',
          'srm_chi_square',
          'beta_binomial_prob_best',
          'mde_growthbook_relative',
          'toString',
          '__proto__',
        ),
        fc.jsonValue(),
        (method, inputs) => {
          const result = calculate({ method, inputs });
          if (!result.ok) expect(result.error.code).toMatch(/^stats\./);
        },
      ),
      runs,
    );
  });
});
