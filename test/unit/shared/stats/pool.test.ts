import { describe, expect, it } from 'vitest';
import { poolEffects } from '#shared/stats/pool';

describe('pooled effects', () => {
  it('of one test are that test', () => {
    const pooled = poolEffects([{ effect: 0.008, variance: 0.000004 }]);
    expect(pooled).toMatchObject({ effect: 0.008, studies: 1, tau2: 0 });
    expect(pooled?.high).toBeCloseTo(0.008 + 1.959964 * 0.002, 6);
  });
  it('weigh precise tests more; worked by hand from the 1986 formulas', () => {
    // weights 1/0.01 = 100 and 1/0.04 = 25: mean (100·0.3 + 25·0.8)/125 = 0.4; Q = 100·0.01 + 25·0.16 = 5
    // spread 125 − (10000 + 625)/125 = 40, tau² = (5 − 1)/40 = 0.1
    // weights 1/0.11, 1/0.14: mean = (0.3/0.11 + 0.8/0.14)/(1/0.11 + 1/0.14) = 0.52
    const pooled = poolEffects([
      { effect: 0.3, variance: 0.01 },
      { effect: 0.8, variance: 0.04 },
    ]);
    expect(pooled?.tau2).toBeCloseTo(0.1, 12);
    expect(pooled?.effect).toBeCloseTo(0.52, 12);
    expect((pooled?.high ?? 0) - (pooled?.effect ?? 0)).toBeCloseTo(
      1.959963984540054 * Math.sqrt(1 / (1 / 0.11 + 1 / 0.14)),
      12,
    );
  });
  it('that agree have no variance between them', () => {
    const pooled = poolEffects([
      { effect: 0.5, variance: 0.04 },
      { effect: 0.52, variance: 0.04 },
    ]);
    expect(pooled?.tau2).toBe(0);
    expect(pooled?.effect).toBeCloseTo(0.51, 12);
  });
  it('need tests, each with a variance', () => {
    expect(poolEffects([])).toBeNull();
    expect(poolEffects([{ effect: 1, variance: 0 }])).toBeNull();
  });
});
