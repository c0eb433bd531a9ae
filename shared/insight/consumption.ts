import { z } from 'zod';
import { lineMonth } from '../line/month';
import { marginalCost } from '../pricing/bill';
import { PRICE_BOOKS } from '../pricing/price-book';
import { figure, known, unknown } from './figure';
import { startOfLineDay } from './line-day';
import type { Observation } from './observation';
import { type MeasuredSend, predictedPrice } from './sends';

/**
 * LINE calls its count of the month approximate and does not say how late it is. A look sooner after a send than this
 * says nothing about that send.
 */
export const COUNT_SETTLES_MS = 60 * 60_000;

/**
 * Why a prediction cannot be compared. `notYet`: nobody has asked LINE for its count since. `settling`: asked too soon
 * after the send. `monthOver`: LINE began to count anew before anybody asked. `wentBack`: the later count is the
 * smaller one. `notPredicted`: nobody priced it before it left. `noPlan`: its plan has no price here any more.
 */
const whyNot = z.enum(['notYet', 'settling', 'monthOver', 'wentBack', 'notPredicted', 'noPlan']);
export type WhyNot = z.infer<typeof whyNot>;

/** Sends between two looks at LINE's count: what they were going to use, and what LINE counted meanwhile. */
export const consumptionRow = z.object({
  /** More than one where nobody looked in between: LINE gives one count for the whole account. */
  sends: z.array(z.object({ id: z.string(), name: z.string(), sentAt: z.string() })).min(1),
  /** The look before the first of them; null: LINE's month begins there, and its count with 0. */
  from: z.string().nullable(),
  /** The look after the last of them; null: there is none that counts. */
  to: z.string().nullable(),
  predicted: predictedPrice.omit({ plan: true }).nullable(),
  /** Messages by LINE's count, whoever sent them. */
  counted: figure,
  /** What that many cost on the plan that was predicted with, untaxed. */
  charged: figure,
  /** Counted less predicted. */
  difference: z.object({ messages: figure, amount: figure }),
  why: whyNot.nullable(),
});
export type ConsumptionRow = z.infer<typeof consumptionRow>;

interface Look {
  at: number;
  fetchedAt: string | null;
  used: number;
}

/** Every send between its two looks, the newest first; `now` in ms since 1970. */
export function consumptionOf(
  sends: readonly MeasuredSend[],
  observations: Iterable<Observation>,
  now: number,
): ConsumptionRow[] {
  const looks = byMonth(looksIn(observations), ({ at }) => at);
  const rows: ConsumptionRow[] = [];
  for (const [month, sent] of byMonth(sends, ({ sentAt }) => Date.parse(sentAt))) {
    const seen = looks.get(month) ?? [];
    const times = sent.map(({ sentAt }) => Date.parse(sentAt));
    const settled = [
      { at: beginOf(month), fetchedAt: null, used: 0 },
      ...settledLooks(seen, times),
    ];
    const last = seen.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
    let group: MeasuredSend[] = [];
    let at = 0;
    const close = () => {
      const before = settled[at];
      if (group.length > 0 && before) {
        const after = settled[at + 1] ?? null;
        const end = Date.parse(group.at(-1)?.sentAt ?? '');
        const open =
          month !== lineMonth(new Date(now)) ? 'monthOver' : last >= end ? 'settling' : 'notYet';
        rows.push(rowOf(group, before, after, open));
      }
      group = [];
    };
    for (const [index, send] of sent.entries()) {
      const time = times[index] ?? 0;
      while ((settled[at + 1]?.at ?? Number.POSITIVE_INFINITY) <= time) {
        close();
        at += 1;
      }
      group.push(send);
    }
    close();
  }
  return rows.sort((a, b) => (newestIn(a) < newestIn(b) ? 1 : -1));
}

const newestIn = ({ sends }: ConsumptionRow): string => sends.at(-1)?.sentAt ?? '';

function rowOf(
  group: readonly MeasuredSend[],
  before: Look,
  after: Look | null,
  open: WhyNot,
): ConsumptionRow {
  const predicted = predictedFor(group);
  const row = {
    sends: group.map(({ id, name, sentAt }) => ({ id, name, sentAt })),
    from: before.fetchedAt,
    to: after?.fetchedAt ?? null,
    predicted: predicted && {
      people: predicted.people,
      amount: predicted.amount,
      currency: predicted.currency,
    },
  };
  const nothing = (why: WhyNot, counted = unknown('notFetched')): ConsumptionRow => ({
    ...row,
    counted,
    charged: unknown('notFetched'),
    difference: { messages: unknown('notFetched'), amount: unknown('notFetched') },
    why,
  });
  if (!after) return nothing(open);
  const messages = after.used - before.used;
  if (messages < 0) return nothing('wentBack', unknown('inconsistent'));
  const counted = known(messages);
  if (!predicted) return nothing('notPredicted', counted);
  const plan = PRICE_BOOKS.find(({ currency }) => currency === predicted.currency)?.plans.find(
    ({ id }) => id === predicted.plan,
  );
  const difference = known(messages - predicted.people);
  if (!plan)
    return {
      ...nothing('noPlan', counted),
      difference: { messages: difference, amount: unknown('notFetched') },
    };
  const { amount } = marginalCost(plan, messages, before.used);
  return {
    ...row,
    counted,
    charged: known(amount),
    difference: { messages: difference, amount: known(exact(amount - predicted.amount)) },
    why: null,
  };
}

/** One that nobody priced leaves the others without a sum to compare; so do two plans. */
function predictedFor(group: readonly MeasuredSend[]): MeasuredSend['price'] {
  const [first] = group;
  if (!first?.price) return null;
  const all = { ...first.price, people: 0, amount: 0 };
  for (const { price } of group) {
    if (price?.currency !== all.currency || price.plan !== all.plan) return null;
    all.people += price.people;
    all.amount = exact(all.amount + price.amount);
  }
  return all;
}

const exact = (amount: number): number => Math.round(amount * 10_000) / 10_000;

function looksIn(observations: Iterable<Observation>): Look[] {
  const looks: Look[] = [];
  for (const one of observations)
    if (one.kind === 'quota')
      looks.push({ at: Date.parse(one.fetchedAt), fetchedAt: one.fetchedAt, used: one.used });
  return looks;
}

/** Looks that no send was too close before; both lists in the order of time. */
function settledLooks(looks: readonly Look[], times: readonly number[]): Look[] {
  let at = 0;
  return looks.filter((look) => {
    while ((times[at] ?? Number.POSITIVE_INFINITY) <= look.at) at += 1;
    const before = times[at - 1];
    return before === undefined || look.at - before >= COUNT_SETTLES_MS;
  });
}

/** In the order of time, by the month that LINE counts them to. */
function byMonth<T>(things: readonly T[], timeOf: (thing: T) => number): Map<string, T[]> {
  const months = new Map<string, T[]>();
  for (const thing of [...things].sort((a, b) => timeOf(a) - timeOf(b))) {
    const month = lineMonth(new Date(timeOf(thing)));
    const known = months.get(month);
    if (known) known.push(thing);
    else months.set(month, [thing]);
  }
  return months;
}

const beginOf = (month: string): number => startOfLineDay(`${month.replace('-', '')}01`);
