import { z } from 'zod';
import { sendId, workspaceId } from '#shared/domain/ids';
import { missedReason, narrowcastProgress, storedSend, unknownReason } from '#shared/domain/outbox';
import { appErrorSchema } from '#shared/errors/app-error';

/*
 * The outbox's log, one JSON line per event, on the disk before what it announces begins. Every state
 * and every total is computed from these lines and from nothing else.
 */

const at = z.string();
const part = z.number().int().nonnegative();
const of = { at, id: sendId } as const;

export const outboxEvent = z.discriminatedUnion('type', [
  /** Whose log this is from here on. Another workspace's id means that the folder was copied. */
  z.object({ type: z.literal('opened'), at, format: z.literal(1), workspaceId }),
  z.object({ type: z.literal('paused'), at, reason: z.enum(['person', 'damaged']) }),
  z.object({ type: z.literal('resumed'), at }),

  z.object({ type: z.literal('enqueued'), at, isDraft: z.boolean(), send: storedSend }),
  /** To be sent at `dueAt`: a draft let go, a missed one sent after all, another time chosen. */
  z.object({
    type: z.literal('scheduled'),
    ...of,
    dueAt: z.string(),
    zone: z.string(),
    undo: z.boolean(),
  }),
  /** A person wants it to wait without a time of its own. */
  z.object({ type: z.literal('held'), ...of }),
  /** An untried part in two, so that what fits into the quota can go. */
  z.object({
    type: z.literal('split'),
    ...of,
    part,
    count: z.number().int().positive(),
    retryKey: z.uuid(),
  }),
  /** The first byte of this part leaves after this line. Written once per retry key. */
  z.object({ type: z.literal('tried'), ...of, part }),
  /** The mark moves here, on acceptance. `repeated`: LINE had it already (409). */
  z.object({
    type: z.literal('accepted'),
    ...of,
    part,
    requestId: z.string().nullable(),
    repeated: z.boolean(),
  }),
  /** LINE did nothing and will not: another try of the same is pointless. */
  z.object({ type: z.literal('refused'), ...of, part, error: appErrorSchema }),
  /** LINE did nothing, for a reason that can pass: the part is as good as untried, with the same key. */
  z.object({ type: z.literal('turnedAway'), ...of, part, error: appErrorSchema }),
  z.object({ type: z.literal('stopped'), ...of, error: appErrorSchema, canContinue: z.boolean() }),
  z.object({ type: z.literal('continued'), ...of }),
  z.object({ type: z.literal('missed'), ...of, reason: missedReason }),
  z.object({
    type: z.literal('asked'),
    ...of,
    reason: unknownReason,
    error: appErrorSchema.nullable(),
  }),
  z.object({ type: z.literal('markedSent'), ...of }),
  /** A person wants what is uncertain again: new keys for those parts. */
  z.object({
    type: z.literal('renewed'),
    ...of,
    keys: z.array(z.object({ part, retryKey: z.uuid() })),
  }),
  z.object({ type: z.literal('progress'), ...of, progress: narrowcastProgress }),
  /** `sealed`: a capsule took it over, so this outbox lets go of it. */
  z.object({ type: z.literal('cancelled'), ...of, sealed: z.boolean().default(false) }),
]);
export type OutboxEvent = z.infer<typeof outboxEvent>;
/** An event before the log stamps its time on it. */
export type NewEvent = OutboxEvent extends infer E
  ? E extends OutboxEvent
    ? Omit<E, 'at'>
    : never
  : never;
