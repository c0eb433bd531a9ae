import { z } from 'zod';
import { armLetter } from '../../domain/campaign/experiment';
import { coursePoint, experimentRun } from '../../domain/campaign/experiment-run';
import { broadcastId, channelId, documentId, experimentId } from '../../domain/ids';
import { sendConfirmation } from '../../domain/outbox';

const armState = z.object({
  letter: armLetter,
  /** The outbox's word for it; null: not handed over yet. */
  state: z.string().nullable(),
  sentAt: z.string().nullable(),
});

/** A running or past test with everything its page judges by. */
const experimentView = z.object({
  run: experimentRun,
  /** Hashes to what was frozen; null: the campaign is gone, so nobody can say. */
  planUntouched: z.boolean().nullable(),
  points: z.array(coursePoint),
  sends: z.array(armState),
  /** The outbox's word for what the rest gets; null: nothing handed over. */
  rest: z.string().nullable(),
  simulated: z.boolean(),
  /** The channel's clock; a rehearsal's may be ahead. */
  now: z.string(),
});
export type ExperimentView = z.infer<typeof experimentView>;

export const experimentChannels = {
  /** All tests of a channel, newest first. */
  'experiments.list': { input: z.object({ channelId }), output: z.array(experimentView) },
  'experiments.get': { input: z.object({ id: experimentId }), output: experimentView },
  /** Freezes the plan and hands the first arms to the outbox; a second call changes nothing. */
  'experiments.start': {
    input: z.object({
      campaignId: documentId,
      broadcastId,
      channelId,
      /** Repeated by the person for a big send on a production channel. */
      confirmation: sendConfirmation.nullable().default(null),
    }),
    output: experimentView,
  },
  /** Keeps in the record what was seen; the same figures twice are one look. */
  'experiments.look': { input: z.object({ id: experimentId }), output: experimentView },
  /** Ends the test. With `sendRest` the arm goes to everybody who waits. */
  'experiments.decide': {
    input: z.object({
      id: experimentId,
      letter: armLetter,
      reason: z.string().max(300),
      sendRest: z.boolean(),
      confirmation: sendConfirmation.nullable().default(null),
    }),
    output: experimentView,
  },
} as const;

export const experimentEvents = {
  'experiments.changed': z.object({}),
} as const;
