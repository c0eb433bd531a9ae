import { z } from 'zod';

const share = z.number().min(0).max(1);

/** How followers behave on average. All are shares of one; a test or a demo may set its own. */
export const behaviourSettings = z.object({
  /** Of those who get a message, so many look at it. */
  openRate: share.default(0.42),
  /** Of those who look, so many tap an address, when there is one. */
  clickRate: share.default(0.11),
  /** Of those who look, so many play a film, when there is one. */
  playRate: share.default(0.34),
  /** Of those who get a message, so many block the account because of it. */
  blockRate: share.default(0.0009),
  /** How far a content's own appeal, drawn from its hash, moves all of that; 0: all contents are alike. */
  appeal: z.number().min(0).max(2).default(0.35),
  /** Rates for contents that hold this text, before everything else: a known difference for a test. */
  contents: z
    .array(
      z.object({
        holds: z.string().min(1),
        openRate: share.optional(),
        clickRate: share.optional(),
        playRate: share.optional(),
        blockRate: share.optional(),
      }),
    )
    .default([]),
});
export type BehaviourSettings = z.infer<typeof behaviourSettings>;
export const usualBehaviour: BehaviourSettings = behaviourSettings.parse({});
