import { z } from 'zod';
import { appError, fail, ok, type Result } from '../errors/app-error';
import { type PlanCost, type PricePlan, planCost } from './bill';
import japan from './markets/japan.json' with { type: 'json' };
import thailand from './markets/thailand.json' with { type: 'json' };
import { TAIWAN_PLANS } from './taiwan';

/*
 * Prices of one market, as data: people may write their own file when LINE changes a price before we do.
 */

const plan = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
  /** As LINE calls it in its own market. */
  name: z.string().min(1).max(60),
  monthlyFee: z.number().nonnegative(),
  freeMessages: z.number().int().nonnegative(),
  /** Up to which message of the month (null: no end) and at how much each; none: no more can be bought. */
  tiers: z.array(
    z.object({
      to: z.number().int().positive().nullable(),
      unitPrice: z.number().positive(),
    }),
  ),
});

const priceBookFile = z.object({
  market: z.string().min(2).max(40),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Per cent that an invoice adds. */
  taxPercent: z.number().min(0).max(50),
  /** True: read in LINE's own price list. False: from elsewhere, to be compared with a bill. */
  confirmed: z.boolean(),
  asOf: z.string(),
  plans: z.array(plan).min(1).max(20),
});
export type PriceBookFile = z.infer<typeof priceBookFile>;

export interface BookPlan extends PricePlan {
  id: string;
  name: string;
}
export interface PriceBook extends Omit<PriceBookFile, 'plans'> {
  plans: readonly BookPlan[];
}

/** Reads somebody's own price file; tiers must rise and only the last may be open. */
export function readPriceBook(value: unknown): Result<PriceBook> {
  const parsed = priceBookFile.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    return fail(
      appError('pricing.badFile', `${field}: ${issue?.message}`, {
        path: (issue?.path ?? []).map((part) => (typeof part === 'symbol' ? String(part) : part)),
        details: { field, reason: issue?.message ?? '' },
      }),
    );
  }
  for (const { id, freeMessages, tiers } of parsed.data.plans) {
    let before: number | null = freeMessages;
    for (const [index, { to }] of tiers.entries()) {
      const rises = before !== null && (to === null || to > before);
      if (!rises)
        return fail(
          appError('pricing.badTiers', `Plan ${id}: tier ${index + 1} does not follow on.`, {
            path: ['plans', id, 'tiers', index],
            details: { plan: id, number: index + 1 },
          }),
        );
      before = to;
    }
  }
  return ok(bookOf(parsed.data));
}

const bookOf = (file: PriceBookFile): PriceBook => ({
  ...file,
  plans: file.plans.map(({ tiers, ...rest }) => ({
    ...rest,
    tiers: tiers.map(({ to, unitPrice }) => [to, Math.round(unitPrice * 10_000)] as const),
  })),
});

/** Taiwan: LINE's media guide; untaxed, 5 % on top. */
export const TAIWAN_BOOK: PriceBook = {
  market: 'TW',
  currency: 'TWD',
  taxPercent: 5,
  confirmed: true,
  asOf: '2026-07',
  plans: [
    { id: 'light', name: '輕用量', ...TAIWAN_PLANS.light },
    { id: 'medium', name: '中用量', ...TAIWAN_PLANS.medium },
    { id: 'high', name: '高用量', ...TAIWAN_PLANS.high },
  ],
};

/** Every market that comes with the studio; only Taiwan's is confirmed. */
export const PRICE_BOOKS: readonly PriceBook[] = [TAIWAN_BOOK, bookOf(japan), bookOf(thailand)];

export interface PlanChoice {
  plan: BookPlan;
  cost: PlanCost;
  /** False: this plan cannot send so many at all. */
  isEnough: boolean;
}

/** Every plan of a book for a month of so many messages, the cheapest that is enough first. */
export const comparePlans = (book: PriceBook, volume: number): PlanChoice[] =>
  book.plans
    .map((choice) => {
      const cost = planCost(choice, volume);
      return { plan: choice, cost, isEnough: cost.sendable >= volume };
    })
    .sort((a, b) => Number(b.isEnough) - Number(a.isEnough) || a.cost.total - b.cost.total);

/**
 * When a change of plan begins: up within the month, at the full fee; down from the next month
 * (LINE's media guide).
 */
export const planChange = (from: PricePlan, to: PricePlan): 'same' | 'thisMonth' | 'nextMonth' => {
  if (from.monthlyFee === to.monthlyFee) return 'same';
  return to.monthlyFee > from.monthlyFee ? 'thisMonth' : 'nextMonth';
};
