import { z } from 'zod';
import { broadcastId, channelId, documentId, experimentId, sha256 } from '../ids';
import { armFigures, armLetter, experiment, look } from './experiment';

/*
 * A test that runs. Everything it needs is copied when it is frozen: editing the campaign afterwards changes
 * neither what later arms receive nor by which rule they are judged.
 */

const wire = z.record(z.string(), z.unknown());
const instant = z.string();

/** Whom the test is for, as LINE takes it; user ids stay in the audience's own file. */
export const runTarget = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('narrowcast'),
    recipient: wire.nullable(),
    filter: wire.nullable(),
  }),
  z.object({ method: z.literal('multicast'), audienceId: documentId }),
]);
export type RunTarget = z.infer<typeof runTarget>;

export const runArm = z.object({
  letter: armLetter,
  name: z.string(),
  /** LINE's objects as they are sent. */
  messages: z.array(wire).min(1).max(5),
  /** People meant; for a cap it is what LINE is asked for. */
  people: z.number().int().positive(),
  dueAt: instant,
  /** The arm has people of its own: LINE's recipient tree for it. */
  recipient: wire.optional(),
});
export type RunArm = z.infer<typeof runArm>;

export const runEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('frozen'), at: instant }),
  look.extend({ kind: z.literal('look') }),
  z.object({
    kind: z.literal('decided'),
    at: instant,
    letter: armLetter,
    by: z.enum(['plan', 'person']),
    reason: z.string().max(300),
  }),
  /** The rest was handed to the outbox. */
  z.object({ kind: z.literal('restQueued'), at: instant, letter: armLetter }),
  /** What stopped the test from going on by itself, in the words of the error. */
  z.object({ kind: z.literal('stopped'), at: instant, code: z.string(), message: z.string() }),
]);
export type RunEvent = z.infer<typeof runEvent>;

export const experimentRun = z.object({
  id: experimentId,
  campaignId: documentId,
  broadcastId,
  channelId,
  /** As they were called when the test was frozen. */
  campaignName: z.string(),
  broadcastName: z.string(),
  label: z.string().nullable(),
  frozenAt: instant,
  /** SHA-256 of the plan's canonical text. */
  planHash: z.string(),
  test: experiment,
  target: runTarget,
  arms: z.array(runArm).min(2),
  /**
   * Pictures of the arms by the address that LINE was given, and under which hash the workspace keeps them. Left out
   * in records of earlier versions.
   */
  pictures: z.record(z.string(), sha256).optional(),
  /** What a message costs in this send, untaxed, as it was known then; left out when nobody knew. */
  price: z.object({ plan: z.string(), currency: z.string(), perPerson: z.number() }).optional(),
  /** People who wait for the winner; 0: everybody takes part. */
  restPeople: z.number().int().nonnegative(),
  notificationDisabled: z.boolean(),
  zone: z.string(),
  events: z.array(runEvent),
});
export type ExperimentRun = z.infer<typeof experimentRun>;

/** What the archive knew of the arms at one time. */
export const coursePoint = z.object({ at: instant, figures: z.array(armFigures) });
export type CoursePoint = z.infer<typeof coursePoint>;
