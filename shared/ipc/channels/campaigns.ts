import { z } from 'zod';
import { ownPeriod } from '../../campaign/calendar/own-periods';
import { planSettings } from '../../domain/campaign/plan-settings';
import { campaign } from '../../domain/campaign/schema';
import { documentId } from '../../domain/ids';
import { problemSchema } from '../../errors/app-error';

const nothing = z.undefined();

const tier = z.object({
  from: z.number(),
  to: z.number().nullable(),
  unitPrice: z.number(),
  count: z.number(),
  amount: z.number(),
});
const planCost = z.object({
  messages: z.number(),
  freeMessages: z.number(),
  monthlyFee: z.number(),
  addOn: z.number(),
  total: z.number(),
  sendable: z.number(),
  tiers: z.array(tier),
});
const billedSend = z.object({
  key: z.string(),
  at: z.string(),
  people: z.number().nullable(),
  amount: z.number().nullable(),
  runningTotal: z.number(),
  runningVolume: z.number(),
  short: z.number(),
});

/** A stretch of the plan: the campaigns in it, their bill, and everything that speaks against sending them. */
const planRange = z.object({
  campaigns: z.array(campaign),
  /** Campaigns beyond those that are listed; 0 nearly always. */
  left: z.number().int(),
  /** When the first of those begins: a bill of later days is not whole. Null: none is left, or nobody knows. */
  leftFrom: z.string().nullable(),
  checks: z.array(
    z.object({
      id: documentId,
      problems: z.array(problemSchema),
      /** Untaxed; null when a send has no number of people. */
      cost: z.number().nullable(),
      /** People of each broadcast by its id; null: not known. */
      people: z.record(z.string(), z.number().nullable()),
    }),
  ),
  months: z.array(
    z.object({
      /** `yyyyMM` of LINE. */
      month: z.string(),
      volume: z.number(),
      isPartial: z.boolean(),
      cost: planCost,
      sends: z.array(billedSend),
    }),
  ),
  /** Names and pictures of the documents that the campaigns show. */
  parts: z.record(
    z.string(),
    z.object({ name: z.string(), kind: z.string(), thumbnail: z.string().nullable() }),
  ),
  /** Rich menus that say themselves when they are shown, and are seen without being linked to. */
  ownPeriods: z.array(ownPeriod),
  checkedAt: z.string(),
  quota: z.object({ limit: z.number().nullable(), used: z.number() }).nullable(),
  targetReach: z.number().nullable(),
  /** True: reach and quota are the rehearsal channel's. */
  simulated: z.boolean(),
});
export type PlanRange = z.infer<typeof planRange>;

export const campaignChannels = {
  'plan.settings': { input: nothing, output: planSettings },
  'plan.updateSettings': { input: planSettings.partial(), output: planSettings },
  'plan.range': {
    input: z.object({ from: z.string(), to: z.string() }),
    output: planRange,
  },
  /** The plan of a month as a page to hand out; null: no folder was chosen. */
  'plan.saveOverview': {
    input: z.object({
      name: z.string().min(1).max(120),
      html: z.string().max(5_000_000),
      kind: z.enum(['pdf', 'html']),
    }),
    output: z.object({ folder: z.string(), file: z.string() }).nullable(),
  },
  /** The same page to a printer of the system; false: somebody thought better of it. */
  'plan.printOverview': {
    input: z.object({ html: z.string().max(5_000_000) }),
    output: z.boolean(),
  },
  /** One campaign, whatever its days. */
  'plan.campaign': { input: z.object({ id: documentId }), output: planRange },
} as const;
