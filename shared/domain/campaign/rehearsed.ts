import { z } from 'zod';
import { figure } from '../../insight/figure';
import { broadcastId, documentId } from '../ids';
import { armLetter, look } from './experiment';

/*
 * What a campaign did when it was rehearsed: on a copy of the practice account whose clock was turned, in
 * seconds instead of weeks. Nothing of it has happened.
 */

const instant = z.string();

export const rehearsedSend = z.object({
  broadcastId,
  name: z.string(),
  /** An arm of a test, or what its rest got; null: a send without a test. */
  seat: z.union([armLetter, z.literal('rest')]).nullable(),
  at: instant,
  /** The outbox's word for how it ended. */
  state: z.string(),
  /** Why it did not go out: a code and its words; null: it did. */
  problem: z
    .object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    })
    .nullable(),
  delivered: figure,
  opens: figure,
  clicks: figure,
  /** What had been counted by the end of each day after it; withheld is null. */
  days: z.array(
    z.object({
      day: z.number().int(),
      opens: z.number().nullable(),
      clicks: z.number().nullable(),
    }),
  ),
});
export type RehearsedSend = z.infer<typeof rehearsedSend>;

export const rehearsedTest = z.object({
  broadcastId,
  name: z.string(),
  /** Each day's verdict, as the rule of the test has it. */
  looks: z.array(look),
  decision: z
    .object({ at: instant, letter: armLetter, verdict: z.string(), day: z.number().int() })
    .nullable(),
  /** People who waited for the winner. */
  restPeople: z.number().int(),
});
export type RehearsedTest = z.infer<typeof rehearsedTest>;

export const rehearsedCampaign = z.object({
  simulated: z.literal(true),
  campaignId: documentId,
  rehearsedAt: instant,
  /** On the rehearsal's clock. */
  from: instant,
  until: instant,
  followers: z.number().int(),
  /** Friends of the copy before and after: some block an account that writes to them. */
  friends: z.object({ before: z.number().int(), after: z.number().int() }),
  /** Messages that LINE would have counted. */
  used: z.number().int(),
  sends: z.array(rehearsedSend),
  tests: z.array(rehearsedTest),
  /** Sends that could not be rehearsed, and what stands in the way. */
  left: z.array(
    z.object({
      name: z.string(),
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  /** Audiences and lists of a real account, in whose place followers of the practice account stood. */
  standIns: z.array(z.string()),
});
export type RehearsedCampaign = z.infer<typeof rehearsedCampaign>;
