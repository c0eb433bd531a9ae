import { describe, expect, test } from 'vitest';
import { monthCost } from '#shared/pricing/taiwan';

describe('the month on the high plan', () => {
  test.each([
    [6_000, 0, 1_200],
    [6_001, 0.2, 1_200.2],
    [25_000, 3_800, 5_000],
    [25_001, 3_800.165, 5_000.165],
    [50_000, 7_705, 8_905],
    [65_000, 9_850, 11_050],
    [100_000, 14_470, 15_670],
    [105_000, 15_130, 16_330],
    [345_000, 41_530, 42_730],
    [1_000_000, 107_013, 108_213],
    [20_505_000, 861_118, 862_318],
    [30_000_000, 965_563, 966_763],
  ])('%i messages', (messages, addOn, total) => {
    expect(monthCost('high', messages)).toMatchObject({ addOn, total, sendable: messages });
  });

  test('what has gone out counts towards the tiers', () => {
    const bill = monthCost('high', 1_000, 24_500);
    expect(bill.addOn).toBe(monthCost('high', 25_500).addOn);
    expect(bill.tiers.map((tier) => tier.count)).toEqual([19_000, 500]);
  });
});

describe('a plan that sells no more', () => {
  test.each([
    ['light', 200, 0, 200],
    ['light', 201, 0, 200],
    ['medium', 100, 2_950, 50],
    ['medium', 100, 4_000, 0],
  ] as const)('%s, %i after %i', (plan, messages, used, sendable) => {
    const bill = monthCost(plan, messages, used);
    expect(bill).toMatchObject({ sendable, addOn: 0, tiers: [] });
    expect(bill.total).toBe(bill.monthlyFee);
  });
});
