import type { Campaign, MenuPeriod } from '../../domain/campaign/schema';
import { drawnPeriods, type OwnPeriod } from './own-periods';

/*
 * Which rich menu people have in front of them, and when. LINE shows the strongest: one linked to a person, then
 * the API's default, then the Manager's default; of two of the same strength the one that came last.
 */

export interface SeenStretch {
  /** Instants. */
  from: string;
  to: string;
  /** Null: no planned menu; what the account shows otherwise stays. Without a campaign: the menu's own period. */
  period: (MenuPeriod & { campaign: Pick<Campaign, 'id' | 'name'> | null }) | null;
}

export interface SeenBy {
  /** Whom a menu is linked to one by one; null: everybody else. */
  audience: string | null;
  stretches: SeenStretch[];
}

const STRENGTH: Readonly<Record<MenuPeriod['level'], number>> = {
  perUser: 3,
  apiDefault: 2,
  managerDefault: 1,
};

type Placed = NonNullable<SeenStretch['period']>;

/** What each group of people sees between two instants, without gaps. */
export function whoSeesWhat(
  campaigns: readonly Pick<Campaign, 'id' | 'name' | 'menus'>[],
  from: string,
  to: string,
  own: readonly OwnPeriod[] = [],
): SeenBy[] {
  const all = [
    ...campaigns.flatMap(({ id, name, menus }) =>
      menus.map((menu): Placed => ({ ...menu, campaign: { id, name } })),
    ),
    ...drawnPeriods(own, campaigns).map((menu): Placed => ({ ...menu, campaign: null })),
  ];
  const audiences = [
    ...new Set(all.flatMap(({ level, audience }) => (level === 'perUser' ? [audience ?? ''] : []))),
  ].sort();
  return [null, ...audiences].map((audience) => ({
    audience,
    stretches: stretchesOf(
      all.filter((period) => period.level !== 'perUser' || (period.audience ?? '') === audience),
      Date.parse(from),
      Date.parse(to),
    ),
  }));
}

function stretchesOf(periods: readonly Placed[], from: number, to: number): SeenStretch[] {
  const startOf = (period: Placed) => Date.parse(period.from);
  const endOf = (period: Placed) =>
    period.to === null ? Number.POSITIVE_INFINITY : Date.parse(period.to);
  const edges = [
    ...new Set(
      [from, to, ...periods.flatMap((period) => [startOf(period), endOf(period)])].filter(
        (at) => at >= from && at <= to,
      ),
    ),
  ].sort((a, b) => a - b);
  const found: SeenStretch[] = [];
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const [start, end] = [edges[index] as number, edges[index + 1] as number];
    const shown =
      periods
        .filter((period) => startOf(period) <= start && endOf(period) > start)
        .sort((a, b) => STRENGTH[b.level] - STRENGTH[a.level] || startOf(b) - startOf(a))[0] ??
      null;
    const last = found.at(-1);
    // a weaker one that ends behind a stronger one changes nothing that anybody sees
    if (last && last.period === shown) last.to = new Date(end).toISOString();
    else
      found.push({
        from: new Date(start).toISOString(),
        to: new Date(end).toISOString(),
        period: shown,
      });
  }
  return found;
}
