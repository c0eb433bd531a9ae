import { z } from 'zod';
import { documentBase, draftText } from '../document-base';
import { broadcastId, channelId, documentId, pageId } from '../ids';
import { experiment } from './experiment';
import { messagePart } from './message-part';
import { sendCap, target } from './target';
import { utmTemplate } from './utm';

/*
 * A campaign: everything that goes out for one purpose. Times are instants; the days people see are those
 * of the campaign's zone. Lenient on purpose: a draft may have no date, no text and no target yet.
 */

/** Six colours of the calendar; names, so that both themes can paint them. */
export const CAMPAIGN_COLOURS = ['indigo', 'teal', 'brown', 'violet', 'steel', 'olive'] as const;

const instant = z.string();

export const broadcastState = z.enum(['draft', 'planned', 'queued', 'sent', 'failed', 'cancelled']);
export type BroadcastState = z.infer<typeof broadcastState>;

/** What is known of a send that left; filled from the outbox, never guessed. */
export const delivery = z.object({
  /** Broadcasts and narrowcasts; multicasts have a unit name instead. */
  requestIds: z.array(z.string()),
  aggregationUnit: z.string().nullable(),
  /** People LINE accepted; null: not known yet. */
  recipients: z.number().int().nonnegative().nullable(),
  sentAt: instant,
  simulated: z.boolean(),
});
export type Delivery = z.infer<typeof delivery>;

export const broadcast = z.object({
  id: broadcastId,
  name: z.string().max(100),
  messages: z.array(messagePart).max(5),
  target,
  cap: sendCap,
  /** Null: no day chosen yet. */
  at: instant.nullable(),
  notificationDisabled: z.boolean(),
  state: broadcastState,
  /** People this will reach, typed by hand where no estimate can know; null: ask the estimate. */
  expected: z.number().int().nonnegative().nullable(),
  experiment: experiment.nullable(),
  delivery: delivery.nullable(),
});
export type Broadcast = z.infer<typeof broadcast>;

/** A stretch of time in which friends see a menu. */
export const menuPeriod = z.object({
  documentId,
  /** Null: the set's first page. */
  pageId: pageId.nullable(),
  from: instant,
  to: instant.nullable(),
  /** LINE shows the strongest: per user, then the API's default, then the Manager's default. */
  level: z.enum(['perUser', 'apiDefault', 'managerDefault']),
  audience: z.string().max(120).nullable(),
});
export type MenuPeriod = z.infer<typeof menuPeriod>;

export const goal = z.object({
  metric: z.enum(['clicks', 'opens', 'coupons', 'friends', 'orders', 'sales']),
  figure: z.number().nonnegative().nullable(),
});

export const campaignState = z.enum(['idea', 'planning', 'ready', 'running', 'done']);
export type CampaignState = z.infer<typeof campaignState>;

export const campaign = z.object({
  ...documentBase,
  kind: z.literal('campaign'),
  /** LINE Manager's 廣告活動 label: what its analytics groups by. */
  label: z.string().max(100),
  goal: goal.nullable(),
  /** Before tax, in the currency of the channel's plan; null: none set. */
  budget: z.number().nonnegative().nullable(),
  period: z.object({ from: instant.nullable(), to: instant.nullable() }),
  zone: z.string(),
  colour: z.enum(CAMPAIGN_COLOURS),
  owner: z.string().max(100),
  state: campaignState,
  channelId: channelId.nullable(),
  checklist: z.array(z.object({ text: draftText, done: z.boolean() })).max(200),
  broadcasts: z.array(broadcast).max(500),
  menus: z.array(menuPeriod).max(200),
  couponIds: z.array(documentId).max(100),
  audienceIds: z.array(documentId).max(100),
  /** Texts that taps send, and who answers each: no API lists the Manager's auto-responses. */
  answers: z.array(z.object({ text: z.string().max(300), by: z.string().max(100) })).max(200),
  /** Warnings somebody has read and stands by, by name. */
  acknowledged: z.array(z.object({ key: z.string(), by: z.string(), at: instant })),
  /** Marks in links for web analytics; absent or null: links go out as they are. */
  utm: utmTemplate.nullable().optional(),
  /** Content made by the sample, so that nobody takes it for a plan of theirs. */
  sample: z.boolean(),
});
export type Campaign = z.infer<typeof campaign>;
