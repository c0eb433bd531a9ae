import { z } from 'zod';

/** Who got it: everybody who was a friend then, a few by number, or a list on the shelf. */
const recipients = z.discriminatedUnion('type', [
  z.object({ type: z.literal('everyone') }),
  z.object({ type: z.literal('few'), indexes: z.array(z.number()) }),
  z.object({ type: z.literal('list'), sha256: z.string() }),
]);

const narrowcastJob = z.object({
  recipient: z.unknown().optional(),
  demographic: z.unknown().optional(),
  max: z.number().nullable(),
  upToRemainingQuota: z.boolean(),
  forbidPartialDelivery: z.boolean(),
  /** Held back from the quota until the job is over. */
  reserved: z.number(),
  phase: z.enum(['waiting', 'sending', 'succeeded', 'failed']),
  startsAt: z.number(),
  endsAt: z.number().nullable(),
  targetCount: z.number().nullable(),
  failureCount: z.number(),
  errorCode: z.number().nullable(),
  failedDescription: z.string().nullable(),
});
export type NarrowcastJob = z.infer<typeof narrowcastJob>;

export const SEND_KINDS = ['reply', 'push', 'multicast', 'narrowcast', 'broadcast'] as const;

/** One accepted send. What its recipients do follows from it, see `behaviour`. */
export const sendRecord = z.object({
  requestId: z.string(),
  /** Its place among all sends of the account; what chance is drawn from. */
  number: z.number(),
  kind: z.enum(SEND_KINDS),
  acceptedAt: z.number(),
  /** When it reached people: at once, or when a narrowcast began to send. */
  sentAt: z.number(),
  contentHash: z.string(),
  /** Which of the account's behaviour settings held then, by place. */
  behaviour: z.number(),
  unit: z.string().nullable(),
  retryKey: z.string().nullable(),
  sentMessages: z.array(z.object({ id: z.string(), quoteToken: z.string().optional() })).nullable(),
  recipients,
  delivered: z.number(),
  narrowcast: narrowcastJob.nullable(),
});
export type SendRecord = z.infer<typeof sendRecord>;

/** One line of the log of sends: a content, once, or a send; a later line of a request id counts. */
export const sendLogLine = z.union([
  z.object({ content: z.string(), messages: z.array(z.unknown()) }),
  z.object({ send: sendRecord }),
]);
export type SendLogLine = z.infer<typeof sendLogLine>;

/** Where accepted sends are kept. */
export interface SendLog {
  append(line: SendLogLine): void;
  load(): SendLogLine[];
  clear(): void;
}

export const sendLogInMemory = (): SendLog => ({
  append: () => undefined,
  load: () => [],
  clear: () => undefined,
});
