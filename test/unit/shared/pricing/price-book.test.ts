import { describe, expect, it, test } from 'vitest';
import { marginalCost, nextStep, planCost, priceSteps, withTax } from '#shared/pricing/bill';
import {
  comparePlans,
  PRICE_BOOKS,
  planChange,
  readPriceBook,
  TAIWAN_BOOK,
} from '#shared/pricing/price-book';
import { TAIWAN_PLANS } from '#shared/pricing/taiwan';

const { light, medium, high } = TAIWAN_PLANS;

describe('what one send adds', () => {
  test.each([
    [1, 5_999, 0],
    [1, 6_000, 0.2],
    [2, 24_999, 0.365],
    [4_180, 31_000, 660 + (180 * 1540) / 10_000],
  ])('%i messages after %i', (messages, used, amount) => {
    expect(marginalCost(high, messages, used).amount).toBeCloseTo(amount, 10);
  });

  it('adds up to the bill of the month, in whichever pieces the month goes out', () => {
    let state = 7;
    const next = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state % 90_000;
    };
    for (let round = 0; round < 200; round += 1) {
      let used = 0;
      let sum = 0;
      for (let piece = 0; piece < 8; piece += 1) {
        const messages = next();
        sum += Math.round(marginalCost(high, messages, used).amount * 10_000);
        used += messages;
      }
      expect(sum).toBe(Math.round(planCost(high, used).addOn * 10_000));
    }
  });
});

describe('the steps of a price', () => {
  it('tells how many messages are left before the price changes, and to what', () => {
    expect(nextStep(high, 38_512)).toEqual({ after: 6_488, unitPrice: 0.143 });
    expect(nextStep(high, 0)).toEqual({ after: 6_000, unitPrice: 0.2 });
    expect(nextStep(high, 25_000)).toEqual({ after: 10_000, unitPrice: 0.154 });
    expect(nextStep(high, 30_000_000)).toBeNull();
    expect(nextStep(medium, 2_900)).toEqual({ after: 100, unitPrice: null });
  });

  it('lists them without a gap', () => {
    const steps = priceSteps(high);
    steps.slice(1).forEach((step, index) => {
      expect(step.from).toBe((steps[index]?.to ?? 0) + 1);
    });
    expect(steps).toHaveLength(18);
  });

  it('taxes as an invoice does', () => {
    expect(withTax(7_190.85, 5)).toBe(7_550);
    expect(withTax(0, 5)).toBe(0);
  });
});

describe('plans of a market', () => {
  test.each([
    [200, 'light'],
    [201, 'medium'],
    [3_000, 'medium'],
    [3_001, 'high'],
    [500_000, 'high'],
  ])('for %i messages the cheapest is %s', (volume, id) => {
    expect(comparePlans(TAIWAN_BOOK, volume)[0]).toMatchObject({ plan: { id }, isEnough: true });
  });

  it('changes upwards at once and downwards from next month', () => {
    expect(planChange(light, high)).toBe('thisMonth');
    expect(planChange(high, medium)).toBe('nextMonth');
    expect(planChange(high, high)).toBe('same');
  });

  it('knows three markets and says which one LINE’s own list confirms', () => {
    expect(PRICE_BOOKS.map(({ market, confirmed }) => [market, confirmed])).toEqual([
      ['TW', true],
      ['JP', false],
      ['TH', false],
    ]);
    for (const { plans, ...rest } of PRICE_BOOKS) {
      const file = {
        ...rest,
        plans: plans.map((plan) => ({
          ...plan,
          tiers: plan.tiers.map(([to, price]) => ({ to, unitPrice: price / 10_000 })),
        })),
      };
      expect(readPriceBook(file)).toMatchObject({ ok: true });
    }
  });

  it('reads a file of one’s own and refuses tiers that do not follow on', () => {
    const file = {
      market: 'TW',
      currency: 'TWD',
      taxPercent: 5,
      confirmed: false,
      asOf: '2027-01',
      plans: [
        {
          id: 'high',
          name: '高用量',
          monthlyFee: 1_300,
          freeMessages: 6_000,
          tiers: [
            { to: 25_000, unitPrice: 0.21 },
            { to: null, unitPrice: 0.17 },
          ],
        },
      ],
    };
    const read = readPriceBook(file);
    const plan = read.ok ? read.value.plans[0] : undefined;
    expect(plan && planCost(plan, 25_001).total).toBe(1_300 + 3_990 + 0.17);
    const [first] = file.plans;
    if (first) first.tiers = [{ to: null, unitPrice: 1 }, ...first.tiers];
    expect(readPriceBook(file)).toMatchObject({ ok: false, error: { code: 'pricing.badTiers' } });
    expect(readPriceBook({})).toMatchObject({ ok: false, error: { code: 'pricing.badFile' } });
  });
});
