import { z } from 'zod';

/** How a workspace pays LINE; kept beside its documents. */
export const planSettings = z.object({
  /** Of `shared/pricing`. */
  market: z.string(),
  planId: z.string(),
  /** Untaxed, per month; null: none. */
  monthlyBudget: z.number().nonnegative().nullable(),
  /** Minutes of the day, half open, over midnight where `from` is later; null: none; absent: as usual. */
  quietHours: z
    .object({
      from: z.number().int().min(0).max(1_439),
      to: z.number().int().min(0).max(1_439),
    })
    .nullable()
    .optional(),
  /** Messages of a month (`yyyyMM` of LINE), typed by hand where no channel can be asked. */
  usedByHand: z.object({ month: z.string(), messages: z.number().int().nonnegative() }).nullable(),
});
export type PlanSettings = z.infer<typeof planSettings>;

const NIGHT = { from: 21 * 60, to: 8 * 60 };

/** Hours in which nobody is written to: what was chosen, else nine in the evening to eight. */
export const quietHoursOf = ({ quietHours }: PlanSettings): { from: number; to: number } | null =>
  quietHours === undefined ? NIGHT : quietHours;
