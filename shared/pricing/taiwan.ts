/*
 * What a month costs on LINE's Taiwan plans, in TWD before tax. Prices belong to the plan table of
 * LINE's media guide (2026-07); a price is kept in ten-thousandths of a dollar, because sums of 0.1034
 * in floating point drift and a bill must not.
 */

import { type PlanCost, type PricePlan, planCost } from './bill';

export type PlanName = 'light' | 'medium' | 'high';
export const PLAN_NAMES = ['light', 'medium', 'high'] as const satisfies readonly PlanName[];

/** The three plans, by LINE's names. */
export const TAIWAN_PLANS: Readonly<Record<PlanName, PricePlan>> = {
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

/**
 * The plan that an account's monthly limit speaks of: LINE tells the limit, not the plan. Extra messages
 * that were bought raise the limit of the high plan alone. Null: no plan of Taiwan has this limit.
 */
export function planOfQuota(limit: number): PlanName | null {
  if (limit >= TAIWAN_PLANS.high.freeMessages) return 'high';
  return PLAN_NAMES.find((name) => TAIWAN_PLANS[name].freeMessages === limit) ?? null;
}

export interface MonthCost extends PlanCost {
  plan: PlanName;
  currency: 'TWD';
}

/** The bill of a month on a Taiwan plan; see `planCost`. */
export function monthCost(plan: PlanName, messages: number, used = 0): MonthCost {
  const { addOn, total, sendable, tiers, freeMessages, monthlyFee } = planCost(
    TAIWAN_PLANS[plan],
    messages,
    used,
  );
  return {
    plan,
    messages,
    freeMessages,
    monthlyFee,
    addOn,
    total,
    currency: 'TWD',
    sendable,
    tiers,
  };
}
