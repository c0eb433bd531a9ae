import { z } from 'zod';
import { type Bounds, boundsSchema } from '../geometry/bounds';
import { newcombe } from '../stats/score-intervals';
import { counted, figure, known, type Rate, rate, rateSchema, unknown } from './figure';
import type { Observation, ObservationOf } from './observation';

const areaFigures = z.object({
  bounds: boundsSchema,
  clicks: figure,
  people: figure,
  /** People who tapped here, of those who saw the menu. */
  clickRate: rateSchema,
});
type AreaFigures = z.infer<typeof areaFigures>;

export const richMenuFiguresSchema = z.object({
  richMenuId: z.string(),
  /** The days that the figures are of: those asked for, or fewer where later ones are not known. */
  from: z.string(),
  to: z.string(),
  fetchedAt: z.string().nullable(),
  impressions: figure,
  viewers: figure,
  areas: z.array(areaFigures),
  /** Taps of all areas; people who tapped in two areas count twice, so there is no sum of people. */
  clicks: figure,
});
type RichMenuFigures = z.infer<typeof richMenuFiguresSchema>;

/**
 * Figures of a menu for the areas of the design that made it. LINE names areas by their bounds; it answers
 * nothing at all when fewer than 20 people tapped in the whole period. What was told of the days up to an earlier
 * one stands in where nobody has asked since, or where LINE has forgotten a menu that was taken down.
 */
export function richMenuFigures(
  newest: ReadonlyMap<string, Observation>,
  asked: { richMenuId: string; from: string; to: string; areas: readonly Bounds[] },
): RichMenuFigures {
  const { richMenuId, from, to } = asked;
  const summary = summaryOf(newest, asked);
  const reason = summary ? 'withheld' : 'notFetched';
  const metrics = summary?.answer.impression?.metrics;
  const viewers = metrics ? counted(metrics.uniqueUsers) : unknown(reason);
  const areas = asked.areas.map((bounds): AreaFigures => {
    const row = summary?.answer.clicks?.find((click) => isSame(click.bounds, bounds));
    const people = row ? counted(row.metrics.uniqueUsers) : unknown(reason);
    return {
      bounds,
      clicks: row ? counted(row.metrics.count) : unknown(reason),
      people,
      clickRate: rate(people, viewers),
    };
  });
  return {
    richMenuId,
    from,
    to: summary?.to ?? to,
    fetchedAt: summary?.fetchedAt ?? null,
    impressions: metrics ? counted(metrics.count) : unknown(reason),
    viewers,
    areas,
    clicks: areas.every(({ clicks }) => clicks.known)
      ? known(areas.reduce((all, { clicks }) => all + (clicks.known ? clicks.value : 0), 0))
      : unknown(reason),
  };
}

/** The answer of just these days, else the one that comes closest from the same first day on. */
function summaryOf(
  newest: ReadonlyMap<string, Observation>,
  { richMenuId, from, to }: { richMenuId: string; from: string; to: string },
): ObservationOf<'richMenuSummary'> | null {
  const exact = newest.get(`richMenuSummary ${richMenuId} ${from} ${to}`);
  if (exact?.kind === 'richMenuSummary') return exact;
  let best: ObservationOf<'richMenuSummary'> | null = null;
  for (const one of newest.values()) {
    if (one.kind !== 'richMenuSummary' || one.richMenuId !== richMenuId) continue;
    if (one.from !== from || one.to > to) continue;
    if (!best || best.to < one.to) best = one;
  }
  return best;
}

const isSame = (a: Bounds, b: Bounds) =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

/** How much more of its viewers an area reached than another, in shares, with Newcombe's interval. */
export type Difference =
  | { readonly known: true; readonly value: number; readonly low: number; readonly high: number }
  | { readonly known: false };

/** `after` minus `before`. Before and after is no experiment: season and novelty are in it as well. */
export function differenceOf(before: Rate, after: Rate, alpha = 0.05): Difference {
  if (!before.known || !after.known) return { known: false };
  const xA = Math.round(before.value * before.of);
  const xB = Math.round(after.value * after.of);
  const { ciLow, ciHigh } = newcombe({ xA, nA: before.of, xB, nB: after.of }, alpha);
  return { known: true, value: after.value - before.value, low: ciLow, high: ciHigh };
}

export const richMenuDay = z.object({ day: z.string(), viewers: figure, clicks: figure });
export type RichMenuDay = z.infer<typeof richMenuDay>;

/** Viewers and taps per day, from the newest look at any period that holds the day. */
export function richMenuDays(
  observations: Iterable<Observation>,
  richMenuId: string,
  days: readonly string[],
): RichMenuDay[] {
  const looks = [...observations]
    .filter(
      (one): one is ObservationOf<'richMenuDaily'> =>
        one.kind === 'richMenuDaily' && one.richMenuId === richMenuId,
    )
    .sort((a, b) => (a.fetchedAt < b.fetchedAt ? 1 : -1));
  return days.map((day) => {
    const look = looks.find(({ from, to }) => from <= day && day <= to);
    if (!look) return { day, viewers: unknown('notFetched'), clicks: unknown('notFetched') };
    const seen = look.answer.impression?.metrics.find(({ date }) => date === day);
    const taps = look.answer.clicks?.map(
      ({ metrics }) => metrics.find(({ date }) => date === day)?.count ?? null,
    );
    return {
      day,
      viewers: seen ? counted(seen.uniqueUsers) : unknown('withheld'),
      clicks:
        taps && taps.length > 0 && taps.every((tap) => tap !== null)
          ? known(taps.reduce<number>((all, tap) => all + (tap ?? 0), 0))
          : unknown('withheld'),
    };
  });
}
