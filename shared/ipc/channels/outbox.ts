import { z } from 'zod';
import { broadcastId, channelId, documentId, sendId } from '../../domain/ids';
import {
  outboxState,
  queuedCampaign,
  send,
  sendCheck,
  sendConfirmation,
  sendDecision,
  sendRequest,
  tester,
} from '../../domain/outbox';

const nothing = z.undefined();
const wireMessages = z.array(z.record(z.string(), z.unknown())).min(1).max(5);

/** What waits to be sent, what was sent, and what asks. */
export const outboxChannels = {
  'outbox.state': { input: nothing, output: outboxState },
  /** One send with what LINE is given and the first of its recipients. */
  'outbox.get': {
    input: z.object({ id: sendId }),
    output: z.object({
      send,
      messages: wireMessages,
      recipients: z.array(z.string()),
      target: z.record(z.string(), z.unknown()),
    }),
  },
  /** Asks LINE what would happen; sends nothing. */
  'outbox.check': { input: sendRequest, output: sendCheck },
  /** Durable when it answers. `draft` keeps it without a time. */
  'outbox.enqueue': {
    input: z.object({
      request: sendRequest,
      confirmation: sendConfirmation.nullable().default(null),
      draft: z.boolean().default(false),
    }),
    output: send,
  },
  'outbox.decide': {
    input: z.object({
      id: sendId,
      decision: sendDecision,
      confirmation: sendConfirmation.nullable().default(null),
    }),
    output: send,
  },
  /**
   * Hands broadcasts of a campaign to the outbox, all that have a time when none is named. Each goes in once,
   * however often this is asked. `dryRun` says what stands in the way, how many people, and the price.
   */
  'outbox.queueCampaign': {
    input: z.object({
      channelId,
      documentId,
      broadcastIds: z.array(broadcastId).max(500).optional(),
      /** The number somebody repeated, by broadcast. */
      confirmations: z.record(z.string(), z.number().int().nullable()).default({}),
      /** The named broadcasts leave at once, after the time to take them back, whatever time they had. */
      now: z.boolean().default(false),
      dryRun: z.boolean().default(false),
    }),
    output: queuedCampaign,
  },
  /** Takes back what of a campaign has not begun to leave. */
  'outbox.withdrawCampaign': {
    input: z.object({
      channelId,
      documentId,
      broadcastIds: z.array(broadcastId).max(500).optional(),
    }),
    output: z.array(send),
  },
  /**
   * Hands a send that waits over to a capsule in a folder that the person picks; this outbox then lets go of
   * it. Null: the dialog was closed.
   */
  'outbox.seal': {
    input: z.object({ id: sendId }),
    output: z.object({ name: z.string() }).nullable(),
  },
  'outbox.pause': { input: nothing, output: outboxState },
  'outbox.resume': { input: nothing, output: outboxState },
  /**
   * "Send to me": checked at LINE, then pushed to chosen people at once, one journalled send each. Without
   * `userIds` the channel's testers get it.
   */
  'outbox.sendTest': {
    input: z.object({
      channelId,
      name: z.string().min(1).max(200),
      documentId: documentId.nullable(),
      messages: wireMessages,
      userIds: z.array(tester.shape.userId).min(1).max(20).optional(),
    }),
    output: z.array(send),
  },
  /**
   * People who get tests of a channel; they stay on this computer. On the rehearsal channel its first
   * follower stands in as long as nobody is chosen.
   */
  'testers.list': { input: z.object({ channelId }), output: z.array(tester) },
  'testers.save': {
    input: z.object({ channelId, testers: z.array(tester).max(20) }),
    output: z.array(tester),
  },
} as const;

export const outboxEvents = {
  'outbox.changed': z.object({}),
} as const;
