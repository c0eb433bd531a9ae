import { z } from 'zod';
import { channelId, documentId, sendId } from '../../domain/ids';
import {
  outboxState,
  send,
  sendCheck,
  sendConfirmation,
  sendDecision,
  sendRequest,
} from '../../domain/outbox';

const nothing = z.undefined();
const wireMessages = z.array(z.record(z.string(), z.unknown())).min(1).max(5);
const tester = z.object({
  userId: z.string().regex(/^U[0-9a-f]{32}$/),
  name: z.string().min(1).max(80),
});

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
  'outbox.pause': { input: nothing, output: outboxState },
  'outbox.resume': { input: nothing, output: outboxState },
  /** Pushes to chosen people at once, one send each: the composer's "send test to me". */
  'outbox.sendTest': {
    input: z.object({
      channelId,
      name: z.string().min(1).max(200),
      documentId: documentId.nullable(),
      messages: wireMessages,
      userIds: z.array(tester.shape.userId).min(1).max(20),
    }),
    output: z.array(send),
  },
  /** People who get tests; they stay on this computer. */
  'testers.list': { input: nothing, output: z.array(tester) },
  'testers.save': { input: z.array(tester).max(100), output: z.array(tester) },
} as const;

export const outboxEvents = {
  'outbox.changed': z.object({}),
} as const;
