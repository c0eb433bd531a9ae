import { z } from 'zod';
import { boundsSchema } from '../geometry/bounds';
import { demographicInsight } from '../line/schema/insight';
import { benchmark, benchmarkOf } from './benchmark';
import { type ByDay, byDay } from './by-day';
import { consumptionOf, consumptionRow } from './consumption';
import { type Figure, figure, known, unknown } from './figure';
import {
  daysToFetch,
  friendsBetween,
  friendsDay,
  friendsOver,
  type ManagerFriends,
} from './friends';
import { addLineDays, lineDayOf, lineDays } from './line-day';
import { rowsIn } from './manager/imports';
import type { Observation } from './observation';
import { endingSoon } from './schedule';
import { byLabel, figuresOf, labelRow, type MeasuredSend, sendFigures } from './sends';

/** A menu that was or is on LINE, with the design that made it. */
export const menuHistoryEntry = z.object({
  richMenuId: z.string(),
  documentId: z.string(),
  pageId: z.string(),
  name: z.string(),
  /** The picture as it was published; an asset of the workspace. */
  image: z.string(),
  width: z.number(),
  height: z.number(),
  areas: z.array(z.object({ bounds: boundsSchema, action: z.record(z.string(), z.unknown()) })),
  publishedAt: z.string(),
  /** Null: still there. */
  retiredAt: z.string().nullable(),
});
export type MenuHistoryEntry = z.infer<typeof menuHistoryEntry>;

/** Everything the results of one channel show for one range of LINE's days. */
export const insightReport = z.object({
  from: z.string(),
  to: z.string(),
  simulated: z.boolean(),
  /** The newest answer of LINE that is in here. */
  fetchedAt: z.string().nullable(),
  sends: z.array(sendFigures),
  /** Messages sent on all days of the range. */
  sent: figure,
  /** As many days before the range: what the figures are compared with. */
  before: z.object({
    from: z.string(),
    to: z.string(),
    sends: z.array(sendFigures),
    sent: figure,
    reach: figure,
    added: figure,
  }),
  /** The channel's own usual shares, over the sends of the range and of the days before it. */
  benchmark,
  labels: z.array(labelRow),
  friends: z.array(friendsDay),
  demographic: z.object({ fetchedAt: z.string(), answer: demographicInsight }).nullable(),
  quota: z
    .object({ fetchedAt: z.string(), limit: z.number().nullable(), used: z.number() })
    .nullable(),
  /** What was predicted for the sends of the range, beside LINE's count of the month. */
  consumption: z.array(consumptionRow),
  menus: z.array(menuHistoryEntry),
  /** Days of the range that were not collected. */
  missingDays: z.array(z.string()),
  /** Sends whose counting ends within two days and that want one more look. */
  endingSoon: z.array(z.object({ id: z.string(), name: z.string(), sentAt: z.string() })),
  /** Lines of the archive that could not be read. */
  damagedLines: z.number(),
});
export type InsightReport = z.infer<typeof insightReport>;

/** Builds a report from what the archive holds; `now` in ms since 1970. */
export function reportOf(facts: {
  newest: ReadonlyMap<string, Observation>;
  /** Every look, also those that a newer one of the same day followed. */
  observations: Iterable<Observation>;
  sends: readonly MeasuredSend[];
  menus: readonly MenuHistoryEntry[];
  from: string;
  to: string;
  /** The last day whose sends are listed; `to` unless the range goes up to now. */
  sendsTo?: string;
  simulated: boolean;
  damagedLines: number;
  now: number;
}): InsightReport {
  const { newest, from, to, now } = facts;
  const looks = byDay(newest);
  const sendsBetween = (first: string, last: string) =>
    facts.sends
      .filter(({ sentAt }) => {
        const day = lineDayOf(new Date(sentAt));
        return first <= day && day <= last;
      })
      .map((send) => figuresOf(send, newest, now))
      .sort((a, b) => (a.send.sentAt < b.send.sentAt ? 1 : -1));
  const sends = sendsBetween(from, facts.sendsTo ?? to);
  const listed = new Set(sends.map(({ send }) => send.id));
  const days = lineDays(from, to);
  const { length } = days;
  const before = { from: addLineDays(from, -length), to: addLineDays(from, -1) };
  const sendsBefore = sendsBetween(before.from, before.to);
  const yesterday = addLineDays(lineDayOf(now), -1);
  const demographic = newest.get('demographic');
  const manager = managerFriends(looks);
  const { quota } = looks;
  return {
    from,
    to,
    simulated: facts.simulated,
    fetchedAt: looks.fetchedAt,
    sends,
    sent: sentBetween(looks, days),
    before: {
      ...before,
      sends: sendsBefore,
      sent: sentBetween(looks, lineDays(before.from, before.to)),
      ...friendsOver(looks.followers, before.from, before.to, manager),
    },
    benchmark: benchmarkOf([...sends, ...sendsBefore]),
    labels: byLabel(sends),
    friends: friendsBetween(looks.followers, from, to, manager),
    demographic:
      demographic?.kind === 'demographic'
        ? { fetchedAt: demographic.fetchedAt, answer: demographic.answer }
        : null,
    quota: quota && { fetchedAt: quota.fetchedAt, limit: quota.limit, used: quota.used },
    consumption: consumptionOf(facts.sends, facts.observations, now).filter((row) =>
      row.sends.some(({ id }) => listed.has(id)),
    ),
    menus: [...facts.menus],
    missingDays: daysToFetch(looks.followers, from, to < yesterday ? to : yesterday),
    endingSoon: endingSoon(facts.sends, newest, now).map(({ id, name, sentAt }) => ({
      id,
      name,
      sentAt,
    })),
    damagedLines: facts.damagedLines,
  };
}

/** One day that is not known makes the whole unknown, with that day's reason. */
function sentBetween(looks: ByDay, days: readonly string[]): Figure {
  let total = 0;
  for (const day of days) {
    const sent = sentOn(looks, day);
    if (!sent.known) return sent;
    total += sent.value;
  }
  return known(total);
}

/** LINE leaves out the kinds of which nothing was sent; a day it has not counted is not 0. */
function sentOn({ delivery }: ByDay, day: string): Figure {
  const seen = delivery.get(day);
  if (!seen) return unknown('notFetched');
  const { answer } = seen;
  if (answer.status !== 'ready') return unknown('notReady');
  let sent = 0;
  for (const kind in answer) {
    const count = answer[kind as keyof typeof answer];
    if (typeof count === 'number') sent += count;
  }
  return known(sent);
}

/** What files of LINE's manager say of the friends, by day. */
function managerFriends({ manager }: ByDay): ManagerFriends {
  if (manager.length === 0) return NO_FILES;
  return new Map((rowsIn(manager).friends ?? []).map((row) => [row.day, row]));
}
const NO_FILES: ManagerFriends = new Map();
