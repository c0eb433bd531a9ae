import { z } from 'zod';

/** How a workspace pays LINE; kept beside its documents. */
export const planSettings = z.object({
  /** Of `shared/pricing`. */
  market: z.string(),
  planId: z.string(),
  /** Untaxed, per month; null: none. */
  monthlyBudget: z.number().nonnegative().nullable(),
  /** Messages of this month, typed by hand where no channel can be asked. */
  usedByHand: z.object({ month: z.string(), messages: z.number().int().nonnegative() }).nullable(),
});
export type PlanSettings = z.infer<typeof planSettings>;
