import { z } from 'zod';
import { experimentId } from '../ids';
import { messagePart } from './message-part';

/* An A/B test inside of a broadcast. Arm A is the control; it is what the rest gets when nothing wins. */

export const MAX_ARMS = 6;
export const armLetter = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export type ArmLetter = z.infer<typeof armLetter>;

export const arm = z.object({
  letter: armLetter,
  name: z.string().max(100),
  /** Null: the broadcast's own messages (always so for A). */
  messages: z.array(messagePart).max(5).nullable(),
  /** Later than the broadcast's time by so much; 0 unless times are what is tested. */
  delayMinutes: z.number().int().min(0).max(10_080),
  /** Its share of the test, against the other arms' weights. */
  weight: z.number().int().min(1).max(100),
  /** What this arm has and A has not, in a word that past tests are gathered under (“price in the picture”). */
  element: z.string().max(60).optional(),
  /** With assignment by audiences: whom this arm is for. */
  audience: z
    .object({
      audienceGroupId: z.number().int().positive(),
      name: z.string(),
      /** As LINE said it last; null: withheld or never asked. */
      count: z.number().int().nonnegative().nullable(),
    })
    .optional(),
});
export type Arm = z.infer<typeof arm>;

/** Figures that LINE reports per arm. `click`: people who clicked ÷ people sent to. */
export const testMetric = z.enum(['click', 'open']);
export type TestMetric = z.infer<typeof testMetric>;

/** How people come into arms; which one is possible depends on what the account may do. */
export const assignment = z.enum(['userIds', 'audiences', 'randomCap']);
export type Assignment = z.infer<typeof assignment>;

export const decisionRule = z.object({
  /** False-winner rate over all looks and all comparisons together. */
  alpha: z.number().gt(0).lt(0.5),
  /** The best arm's chance to be the best must reach this. */
  bestChance: z.number().gt(0.5).lt(1),
  /** What choosing it may lose on average, as a share of people (0.0005 = 0.05 points). */
  maxLoss: z.number().gt(0).lt(1),
  /** People at which the always-valid interval is tightest. */
  tuningN: z.number().int().min(100),
});
export type DecisionRule = z.infer<typeof decisionRule>;

/** What one look at an arm found. Null is withheld or not known, never zero. */
export const armFigures = z.object({
  letter: armLetter,
  sent: z.number().int().nonnegative(),
  converted: z.number().int().nonnegative().nullable(),
  blocked: z.number().int().nonnegative().nullable(),
});
export type ArmFigures = z.infer<typeof armFigures>;

export const look = z.object({
  at: z.string(),
  simulated: z.boolean(),
  figures: z.array(armFigures),
  verdict: z.enum(['broken', 'withheld', 'notYet', 'winner', 'keepControl']),
  winner: armLetter.nullable(),
});
export type Look = z.infer<typeof look>;

/** The plan of a test. What happens to it once it runs stands in its run, see `experiment-run.ts`. */
export const experiment = z.object({
  id: experimentId,
  question: z.string().max(300),
  arms: z.array(arm).min(2).max(MAX_ARMS),
  assignment,
  /** Of the target: so much takes part, the rest waits for the winner. 1: everybody. */
  testShare: z.number().gt(0).max(1),
  /** Of the target: gets nothing at all, to see what sending is worth. */
  holdOutShare: z.number().min(0).max(0.5),
  seed: z.number().int().min(0).max(4_294_967_295),
  metric: testMetric,
  /** What is expected of A, and the smallest relative lift worth having. */
  baseline: z.number().gt(0).lt(1),
  minimumLift: z.number().gt(0).max(10),
  power: z.number().gt(0.5).lt(1),
  rule: decisionRule,
  /** A decision is due so many days after the last arm went out; LINE counts for 14. */
  days: z.number().int().min(1).max(14),
  /** `automatic`: the winner goes to the rest by itself, within this plan. */
  winnerTo: z.enum(['byHand', 'automatic']),
});
export type Experiment = z.infer<typeof experiment>;
