import { z } from 'zod';
import { counted, type Figure, figure, known, rate, rateSchema, unknown } from './figure';
import { FREEZE_MS } from './line-day';
import type { Observation, ObservationOf } from './observation';

/** What a send was going to use and to add to the month's bill when it was agreed to, untaxed. */
export const predictedPrice = z.object({
  people: z.number().int(),
  amount: z.number(),
  currency: z.string(),
  plan: z.string(),
});

/** Something that was sent and can be measured. Its denominator is our own where LINE gives none. */
export const measuredSend = z.object({
  /** The outbox entry. */
  id: z.string(),
  sentAt: z.string(),
  name: z.string(),
  /** The campaign's label, for roll-ups; null without a campaign. */
  label: z.string().nullable(),
  campaignId: z.string().nullable(),
  arm: z.object({ experimentId: z.string(), letter: z.string() }).nullable(),
  measurement: z.discriminatedUnion('by', [
    z.object({ by: z.literal('requestId'), requestId: z.string() }),
    z.object({ by: z.literal('aggregationUnit'), unit: z.string() }),
    /** A push without a unit: LINE counts nothing for it. */
    z.object({ by: z.literal('nothing') }),
  ]),
  /** People in the requests that LINE accepted; null where only LINE knows (broadcast, narrowcast). */
  recipients: z.number().int().nullable(),
  /** Null when it was not priced. */
  price: predictedPrice.nullable(),
  bubbles: z.number().int(),
  simulated: z.boolean(),
});
export type MeasuredSend = z.infer<typeof measuredSend>;

const clickRow = z.object({
  seq: z.number(),
  /** Null: LINE named none. */
  url: z.string().nullable(),
  clicks: figure,
  uniqueClicks: figure,
  /** Of those who were sent to. */
  clickRate: rateSchema,
});
const bubbleRow = z.object({
  seq: z.number(),
  impressions: figure,
  uniqueImpressions: figure,
  mediaPlays: figure,
  /** Plays that reached 25, 50, 75 and 100 %. */
  quartiles: z.tuple([figure, figure, figure, figure]),
});

/** The figures of one send as people read them. */
export const sendFigures = z.object({
  send: measuredSend,
  delivered: figure,
  /** Where `delivered` comes from: LINE's answer, or what LINE accepted from us. */
  deliveredFrom: z.enum(['line', 'accepted']).nullable(),
  opens: figure,
  uniqueOpens: figure,
  clicks: figure,
  uniqueClicks: figure,
  openRate: rateSchema,
  clickRate: rateSchema,
  /** People who clicked, of those who opened. */
  clickToOpenRate: rateSchema,
  costPerOpen: figure,
  costPerClick: figure,
  bubbles: z.array(bubbleRow),
  links: z.array(clickRow),
  fetchedAt: z.string().nullable(),
  /** LINE still counts, has stopped, has stopped after our last look, or never counts this send. */
  collection: z.enum(['counting', 'final', 'missedEnd', 'notMeasured']),
});
export type SendFigures = z.infer<typeof sendFigures>;

type EventObservation = ObservationOf<'request'> | ObservationOf<'unit'>;

/** The newest figures of a send; `now` in ms since 1970. */
export function figuresOf(
  send: MeasuredSend,
  newest: ReadonlyMap<string, Observation>,
  now: number,
): SendFigures {
  const seen = observationOf(send, newest);
  const none = unknown(send.measurement.by === 'nothing' ? 'notCounted' : 'notFetched');
  const answer = seen?.answer;
  const overview = answer?.overview;
  const fromLine = seen?.kind === 'request' ? seen.answer.overview.delivered : null;
  const delivered =
    fromLine !== null
      ? known(fromLine)
      : send.recipients !== null
        ? known(send.recipients)
        : seen
          ? unknown('notReady')
          : none;
  const uniqueOpens = overview ? counted(overview.uniqueImpression) : none;
  const uniqueClicks = overview ? counted(overview.uniqueClick) : none;
  return {
    send,
    delivered,
    deliveredFrom: fromLine !== null ? 'line' : send.recipients !== null ? 'accepted' : null,
    opens: answer ? total(answer.messages.map(({ impression }) => impression)) : none,
    uniqueOpens,
    clicks: answer ? total(answer.clicks.map(({ click }) => click)) : none,
    uniqueClicks,
    openRate: rate(uniqueOpens, delivered),
    clickRate: rate(uniqueClicks, delivered),
    clickToOpenRate: rate(uniqueClicks, uniqueOpens),
    costPerOpen: perHead(send.price?.amount ?? null, uniqueOpens),
    costPerClick: perHead(send.price?.amount ?? null, uniqueClicks),
    bubbles: (answer?.messages ?? []).map((bubble) => ({
      seq: bubble.seq,
      impressions: counted(bubble.impression),
      uniqueImpressions:
        seen?.kind === 'unit' ? counted(bubble.uniqueImpression) : unknown('notCounted'),
      mediaPlays: counted(bubble.mediaPlayed),
      quartiles: [
        counted(bubble.mediaPlayed25Percent),
        counted(bubble.mediaPlayed50Percent),
        counted(bubble.mediaPlayed75Percent),
        counted(bubble.mediaPlayed100Percent),
      ],
    })),
    links: (answer?.clicks ?? []).map((link) => ({
      seq: link.seq,
      url: link.url,
      clicks: counted(link.click),
      uniqueClicks: counted(link.uniqueClick),
      clickRate: rate(counted(link.uniqueClick), delivered),
    })),
    fetchedAt: seen?.fetchedAt ?? null,
    collection: collectionOf(send, seen, now),
  };
}

function observationOf(
  send: MeasuredSend,
  newest: ReadonlyMap<string, Observation>,
): EventObservation | null {
  const { measurement } = send;
  if (measurement.by === 'nothing') return null;
  if (measurement.by === 'requestId') {
    const seen = newest.get(`request ${measurement.requestId}`);
    return seen?.kind === 'request' ? seen : null;
  }
  let best: ObservationOf<'unit'> | null = null;
  for (const seen of newest.values()) {
    if (seen.kind !== 'unit' || seen.unit !== measurement.unit) continue;
    if (!best || best.fetchedAt < seen.fetchedAt) best = seen;
  }
  return best;
}

/** One withheld part makes the whole withheld; a list without rows says that nothing was counted yet. */
function total(parts: readonly (number | null)[]): Figure {
  if (parts.length === 0) return unknown('withheld');
  return parts.some((part) => part === null)
    ? unknown('withheld')
    : known(parts.reduce<number>((all, part) => all + (part ?? 0), 0));
}

function perHead(cost: number | null, heads: Figure): Figure {
  if (cost === null) return unknown('notCounted');
  if (!heads.known) return heads;
  return heads.value === 0 ? unknown('notReady') : known(cost / heads.value);
}

function collectionOf(
  send: MeasuredSend,
  seen: EventObservation | null,
  now: number,
): SendFigures['collection'] {
  if (send.measurement.by === 'nothing') return 'notMeasured';
  const end = Date.parse(send.sentAt) + FREEZE_MS;
  if (now < end) return 'counting';
  return seen && Date.parse(seen.fetchedAt) >= end ? 'final' : 'missedEnd';
}

/** A label's roll-up, as in the guide: how many sends, the last one, sums where every part is known. */
export const labelRow = z.object({
  label: z.string(),
  sends: z.number(),
  lastSentAt: z.string(),
  delivered: figure,
  opens: figure,
  uniqueOpens: figure,
  uniqueClicks: figure,
  openRate: rateSchema,
  clickRate: rateSchema,
  /** Sends whose figures are withheld or missing, and are therefore not in the sums. */
  leftOut: z.number(),
});
type LabelRow = z.infer<typeof labelRow>;

/** Sums over the sends whose figures are known; the others are counted and named, never taken as 0. */
export function byLabel(rows: readonly SendFigures[]): LabelRow[] {
  const groups = new Map<string, SendFigures[]>();
  for (const row of rows) {
    if (row.send.label === null) continue;
    groups.set(row.send.label, [...(groups.get(row.send.label) ?? []), row]);
  }
  return [...groups]
    .map(([label, members]) => {
      const whole = members.filter(
        ({ delivered, uniqueOpens, uniqueClicks }) =>
          delivered.known && uniqueOpens.known && uniqueClicks.known,
      );
      const add = (pick: (row: SendFigures) => Figure): Figure =>
        whole.length === 0
          ? unknown(reasonOf(members))
          : known(
              whole.reduce((all, row) => {
                const figure = pick(row);
                return all + (figure.known ? figure.value : 0);
              }, 0),
            );
      const delivered = add((row) => row.delivered);
      const uniqueOpens = add((row) => row.uniqueOpens);
      const uniqueClicks = add((row) => row.uniqueClicks);
      return {
        label,
        sends: members.length,
        lastSentAt: members.map(({ send }) => send.sentAt).reduce((a, b) => (a > b ? a : b)),
        delivered,
        opens: whole.every((row) => row.opens.known)
          ? add((row) => row.opens)
          : unknown('withheld'),
        uniqueOpens,
        uniqueClicks,
        openRate: rate(uniqueOpens, delivered),
        clickRate: rate(uniqueClicks, delivered),
        leftOut: members.length - whole.length,
      };
    })
    .sort((a, b) => (a.lastSentAt < b.lastSentAt ? 1 : -1));
}

const reasonOf = (rows: readonly SendFigures[]) => {
  for (const { delivered, uniqueOpens, uniqueClicks } of rows) {
    for (const figure of [delivered, uniqueOpens, uniqueClicks]) {
      if (!figure.known) return figure.reason;
    }
  }
  return 'notFetched' as const;
};
