/*
 * What a month costs on LINE's Taiwan plans, in TWD before tax. Prices belong to the plan table of
 * LINE's media guide (2026-07); a price is kept in ten-thousandths of a dollar, because sums of 0.1034
 * in floating point drift and a bill must not.
 */

export type PlanName = 'light' | 'medium' | 'high';
export const PLAN_NAMES = ['light', 'medium', 'high'] as const satisfies readonly PlanName[];

interface Plan {
  monthlyFee: number;
  /** Messages that the fee includes. */
  freeMessages: number;
  /** Upper ends of the tiers and their price; empty where no further message can be bought. */
  tiers: readonly (readonly [to: number | null, tenThousandths: number])[];
}

const PLANS: Readonly<Record<PlanName, Plan>> = {
  light: { monthlyFee: 0, freeMessages: 200, tiers: [] },
  medium: { monthlyFee: 800, freeMessages: 3_000, tiers: [] },
  high: {
    monthlyFee: 1_200,
    freeMessages: 6_000,
    tiers: [
      [25_000, 2_000],
      [35_000, 1_650],
      [45_000, 1_540],
      [65_000, 1_430],
      [105_000, 1_320],
      [185_000, 1_210],
      [345_000, 1_045],
      [665_000, 1_034],
      [825_000, 990],
      [1_305_000, 946],
      [2_585_000, 858],
      [3_525_000, 770],
      [5_145_000, 660],
      [8_025_000, 550],
      [10_265_000, 385],
      [20_505_000, 187],
      [null, 110],
    ],
  },
};

export interface TierCost {
  /** First and last message of the month at this price; null: no end. */
  from: number;
  to: number | null;
  unitPrice: number;
  count: number;
  amount: number;
}

export interface MonthCost {
  plan: PlanName;
  messages: number;
  freeMessages: number;
  monthlyFee: number;
  addOn: number;
  total: number;
  currency: 'TWD';
  /** How many of `messages` can still go out this month. */
  sendable: number;
  tiers: TierCost[];
}

/**
 * The bill of a month in which `used` messages have gone out and `messages` more are to go. A plan
 * without extra messages stops at its included number, and so does its bill. Amounts are exact; how
 * LINE rounds a fraction of a dollar is not published.
 */
export function monthCost(plan: PlanName, messages: number, used = 0): MonthCost {
  const { monthlyFee, freeMessages, tiers } = PLANS[plan];
  const canBuy = tiers.length > 0;
  const left = Math.max(0, freeMessages - used);
  const sendable = canBuy ? messages : Math.min(messages, left);
  const volume = used + sendable;
  const costs: TierCost[] = [];
  let sum = 0;
  let before = freeMessages;
  for (const [to, price] of tiers) {
    const count = Math.max(0, Math.min(volume, to ?? Number.POSITIVE_INFINITY) - before);
    if (count === 0) break;
    costs.push({
      from: before + 1,
      to,
      unitPrice: price / 10_000,
      count,
      amount: (count * price) / 10_000,
    });
    sum += count * price;
    before = to ?? volume;
  }
  return {
    plan,
    messages,
    freeMessages,
    monthlyFee,
    addOn: sum / 10_000,
    total: (monthlyFee * 10_000 + sum) / 10_000,
    currency: 'TWD',
    sendable,
    tiers: costs,
  };
}
