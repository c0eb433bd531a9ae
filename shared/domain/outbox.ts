import { z } from 'zod';
import { appErrorSchema, problemSchema } from '../errors/app-error';
import { broadcastId, channelId, documentId, experimentId, sendId, sha256 } from './ids';

/*
 * A send: compiled messages of LINE, to whom, when, and what has become of them. It is a union by
 * state; every state is computed from the outbox's log and never stored by itself.
 */

/** From so many recipients on, a real channel asks to repeat the number before anything may leave. */
export const BIG_SEND = 1_000;
/** Between the button and the first byte: the time to take it back. */
export const UNDO_MS = 10_000;
/** A due send that is found later than this asks first. */
export const GRACE_MS = 5 * 60_000;
/** LINE keeps a retry key for so long, counted from the first request that carried it. */
export const RETRY_KEY_MS = 24 * 3_600_000;

const wire = z.record(z.string(), z.unknown());
const instant = z.iso.datetime({ offset: true });
const userId = z.string().regex(/^U[0-9a-f]{32}$/);
const aggregationUnit = z.string().regex(/^[a-zA-Z0-9_]{1,30}$/);

/** Somebody who gets tests, as the channel's account knows them. */
export const tester = z.object({ userId, name: z.string().min(1).max(80) });
export type Tester = z.infer<typeof tester>;

/** Who made this send: for lists, and so that a campaign finds its own. */
export const sendOrigin = z.object({
  kind: z.enum(['campaign', 'test', 'file', 'capsule']),
  documentId: documentId.nullable(),
  /** The broadcast or arm inside of the document. */
  itemId: z.string().max(200).nullable(),
});
export type SendOrigin = z.infer<typeof sendOrigin>;

const narrowcast = z.object({
  method: z.literal('narrowcast'),
  recipient: wire.nullable(),
  filter: wire.nullable(),
  /** Reserves and sends at most so many. */
  max: z.number().int().min(1).nullable(),
});

/** To whom, as a caller states it. */
export const sendTarget = z.discriminatedUnion('method', [
  z.object({ method: z.literal('push'), to: z.string().regex(/^[UCR][0-9a-f]{32}$/) }),
  z.object({ method: z.literal('multicast'), to: z.array(userId).min(1).max(1_500_000) }),
  narrowcast,
  z.object({ method: z.literal('broadcast') }),
]);
export type SendTarget = z.infer<typeof sendTarget>;

/** To whom, as the log keeps it: a long list lies in a file of its own, named by its hash. */
export const storedTarget = z.discriminatedUnion('method', [
  z.object({ method: z.literal('push'), to: z.string() }),
  z.object({ method: z.literal('multicast'), list: sha256, count: z.number().int().positive() }),
  narrowcast,
  z.object({ method: z.literal('broadcast') }),
]);
export type StoredTarget = z.infer<typeof storedTarget>;

/** `refuse`: all or nothing. `upToQuota`: as many as the month's quota still allows. */
export const partialDelivery = z.enum(['refuse', 'upToQuota', 'upToQuotaOrCancel']);
export type PartialDelivery = z.infer<typeof partialDelivery>;

/** What a send may not exceed; looked at again right before the first byte. */
export const quotaGuard = z.object({
  /** So many messages must be left over afterwards. */
  keepLeft: z.number().int().nonnegative().nullable(),
  maxRecipients: z.number().int().positive().nullable(),
});
export type QuotaGuard = z.infer<typeof quotaGuard>;

/** What a send was going to add to the bill when it was agreed to, untaxed. */
export const sendPrice = z.object({
  amount: z.number().nonnegative(),
  currency: z.string(),
  plan: z.string(),
  people: z.number().int().nonnegative(),
  pricedAt: instant,
});
export type SendPrice = z.infer<typeof sendPrice>;

const sendArm = z.object({ experimentId, letter: z.string().regex(/^[A-Z]$/) });

/** What the outbox is asked to send. Everything but the first five has a sensible default. */
export const sendRequest = z.object({
  channelId,
  name: z.string().min(1).max(200),
  origin: sendOrigin,
  messages: z.array(wire).min(1).max(5),
  target: sendTarget,
  notificationDisabled: z.boolean().default(false),
  /** Push and multicast only: the name by which LINE counts opens and clicks. */
  aggregationUnit: aggregationUnit.nullable().default(null),
  /** Null: now, after the time to take it back. */
  dueAt: instant.nullable().default(null),
  /** On whose clock `dueAt` was chosen, for display. */
  zone: z.string().default('Asia/Taipei'),
  /** Found due later than this after its time, it asks first. */
  graceMs: z.number().int().nonnegative().default(GRACE_MS),
  /** Not a byte after this. */
  notAfter: instant.nullable().default(null),
  undoMs: z.number().int().min(0).max(600_000).default(UNDO_MS),
  partial: partialDelivery.default('refuse'),
  guard: quotaGuard.default({ keepLeft: null, maxRecipients: null }),
  /** The caller's own estimate, for narrowcasts. */
  expected: z.number().int().nonnegative().nullable().default(null),
  /** Null: nobody priced it. */
  price: sendPrice.nullable().default(null),
  /** The arm of a test that it is. */
  arm: sendArm.nullable().default(null),
});
export type SendRequest = z.infer<typeof sendRequest>;
export type SendRequestInput = z.input<typeof sendRequest>;

/** One request to LINE and its retry key, which is on the disk before the first byte leaves. */
export const sendPart = z.object({
  retryKey: z.uuid(),
  /** Slice of the recipient list; 0 and the estimate for the other methods. */
  from: z.number().int().nonnegative(),
  count: z.number().int().nonnegative().nullable(),
});
export type SendPart = z.infer<typeof sendPart>;

/** A send as the log keeps it; nothing in it ever changes. */
export const storedSend = sendRequest.omit({ target: true }).extend({
  id: sendId,
  target: storedTarget,
  createdAt: instant,
  contentHash: sha256,
  parts: z.array(sendPart).min(1),
});
export type StoredSend = z.infer<typeof storedSend>;

/** How a narrowcast is getting on, in LINE's words. Absent counts are not known yet, never zero. */
export const narrowcastProgress = z.object({
  phase: z.string(),
  targetCount: z.number().int().nullable(),
  successCount: z.number().int().nullable(),
  failureCount: z.number().int().nullable(),
  errorCode: z.number().int().nullable(),
  failedDescription: z.string().nullable(),
  completedTime: z.string().nullable(),
});
export type NarrowcastProgress = z.infer<typeof narrowcastProgress>;

/** Recomputed from the log each time; never counted up. */
export const sendTotals = z.object({
  parts: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  /** Tried, and nobody knows. */
  uncertain: z.number().int(),
  untried: z.number().int(),
  /** Recipients of accepted parts; null where LINE alone knows. */
  recipients: z.number().int().nullable(),
});
export type SendTotals = z.infer<typeof sendTotals>;

/** Set while LINE cannot be reached; it goes on by itself. */
const waiting = z
  .object({ error: appErrorSchema, since: z.string(), nextTryAt: z.string() })
  .nullable();

const base = z.object({
  id: sendId,
  channelId,
  name: z.string(),
  origin: sendOrigin,
  method: z.enum(['push', 'multicast', 'narrowcast', 'broadcast']),
  /** How many people are meant; null where LINE alone knows. */
  recipients: z.number().int().nullable(),
  bubbles: z.number().int(),
  /** First words of the first message. */
  preview: z.string(),
  createdAt: z.string(),
  dueAt: z.string(),
  zone: z.string(),
  notAfter: z.string().nullable(),
  totals: sendTotals,
  /** LINE's request ids of what was accepted, in part order. */
  requestIds: z.array(z.string()),
  aggregationUnit: z.string().nullable(),
  price: sendPrice.nullable(),
  arm: sendArm.nullable(),
});

export const missedReason = z.enum([
  'notRunning',
  'clockJump',
  'paused',
  'copied',
  'windowClosed',
  'unreachable',
]);
export const unknownReason = z.enum([
  'keyTooOld',
  'clockJump',
  'windowClosed',
  'copied',
  'stopped',
]);

export const send = z.discriminatedUnion('state', [
  /** Kept, and nothing happens to it until somebody says so. */
  base.extend({ state: z.literal('draft') }),
  /** `undoUntil`: being sent from a button; this is the time to take it back. */
  base.extend({ state: z.literal('due'), undoUntil: z.string().nullable(), waiting }),
  base.extend({
    state: z.literal('sending'),
    startedAt: z.string(),
    waiting,
  }),
  base.extend({
    state: z.literal('accepted'),
    acceptedAt: z.string(),
    delivery: narrowcastProgress.nullable(),
  }),
  /** Some of it is out for certain, some is not. */
  base.extend({
    state: z.literal('partly'),
    error: appErrorSchema.nullable(),
    canContinue: z.boolean(),
    delivery: narrowcastProgress.nullable(),
  }),
  /** Perhaps out, perhaps not; sent again only when a person says so. */
  base.extend({
    state: z.literal('unknown'),
    reason: unknownReason,
    firstTriedAt: z.string(),
    error: appErrorSchema.nullable(),
  }),
  base.extend({ state: z.literal('failed'), error: appErrorSchema, canContinue: z.boolean() }),
  base.extend({ state: z.literal('missed'), reason: missedReason, noticedAt: z.string() }),
  /** `sealed`: handed over to a capsule. */
  base.extend({ state: z.literal('cancelled'), at: z.string(), sealed: z.boolean() }),
]);
export type Send = z.infer<typeof send>;
export type SendState = Send['state'];

/** What a person may decide about a send that asks. */
export const sendDecision = z.discriminatedUnion('kind', [
  /** Draft, due or missed: now, after the time to take it back. */
  z.object({ kind: z.literal('sendNow') }),
  /** Draft, due or missed: at another time. */
  z.object({ kind: z.literal('reschedule'), dueAt: instant, zone: z.string() }),
  /** Due: it waits for a person, as a draft does. */
  z.object({ kind: z.literal('hold') }),
  /** Partly, failed, or unknown with keys LINE still knows: what is open, with the keys it has. */
  z.object({ kind: z.literal('continue') }),
  /** Unknown: it did arrive, as somebody saw on a phone or in the Manager. */
  z.object({ kind: z.literal('markSent') }),
  /** Unknown: send what is uncertain again; some people may get it twice. */
  z.object({ kind: z.literal('resend') }),
  /** Any state that is not over: leave it. */
  z.object({ kind: z.literal('cancel') }),
]);
/** What the person repeated before a big send on a production channel may leave. */
export const sendConfirmation = z.object({ recipients: z.number().int().nullable() });
export type SendConfirmation = z.infer<typeof sendConfirmation>;
export type SendDecision = z.infer<typeof sendDecision>;

/** Everything to know before a send is let go. Figures that are not known are null. */
export const sendCheck = z.object({
  recipients: z.number().int().nullable(),
  /** How `recipients` is known. */
  recipientsFrom: z.enum(['list', 'targetReach', 'estimate', 'limit', 'unknown']),
  quota: z.object({
    limit: z.number().nullable(),
    used: z.number().nullable(),
    left: z.number().nullable(),
  }),
  /** False: it is due in another month (LINE's clock, UTC+9), so today's quota says nothing about it. */
  quotaApplies: z.boolean(),
  /** What this send adds to the month's bill, TWD before tax; null when the plan is not recognised. */
  cost: z.object({ plan: z.string(), amount: z.number(), currency: z.literal('TWD') }).nullable(),
  /** The person has to repeat the number of recipients. */
  needsNumber: z.boolean(),
  problems: z.array(problemSchema),
});
export type SendCheck = z.infer<typeof sendCheck>;

export const outboxState = z.object({
  /** Null: running. */
  paused: z
    .object({ reason: z.enum(['person', 'copied', 'damaged']), since: z.string() })
    .nullable(),
  nextDueAt: z.string().nullable(),
  sends: z.array(send),
});
export type OutboxState = z.infer<typeof outboxState>;

/** A broadcast of a campaign as it stands in the outbox, or would. */
export const queuedBroadcast = z.object({
  broadcastId,
  dueAt: z.string().nullable(),
  /** People its sends go to; null where LINE alone knows. */
  recipients: z.number().int().nullable(),
  /** What it adds to the month's bill, untaxed; null when it cannot be priced. */
  amount: z.number().nullable(),
  /** Somebody has to repeat `recipients` first. */
  needsNumber: z.boolean(),
  /** One for each arm of a test, else one; empty before it is queued. */
  sends: z.array(send),
});
export type QueuedBroadcast = z.infer<typeof queuedBroadcast>;

export const queuedCampaign = z.object({
  broadcasts: z.array(queuedBroadcast),
  /** What stands in the way: errors, and warnings that nobody has acknowledged. */
  problems: z.array(problemSchema),
});
export type QueuedCampaign = z.infer<typeof queuedCampaign>;
