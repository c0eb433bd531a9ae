import { isJsonObject } from '#shared/line/fields';
import { DAY_MS, dayOf, startOfDay } from '../days';
import type { Followers } from '../followers';
import type { People } from '../people/people';
import { mix, roll, textNumber } from '../people/rolls';
import type { PlatformState, StoredRichMenu } from '../state';
import { Count } from './tally';

/** Under so many people who tapped, over the whole stretch asked for, LINE tells nothing. */
const FEWEST_PEOPLE = 20;
/** Of those who look at the menu on a day, so many tap it. */
const TAP_RATE = 0.32;

interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface MenuDay {
  date: string;
  seen: Count;
  taps: Count[];
}

export interface MenuFigures {
  days: MenuDay[];
  seen: Count;
  areas: { bounds: Bounds; taps: Count }[];
}

/** How a rich menu was looked at and tapped. Follows from the seed, the menu and the day alone. */
export class MenuFigureMaker {
  constructor(
    private readonly state: PlatformState,
    private readonly followers: Followers,
    private readonly people: () => People,
  ) {}

  /** Days from `from` to `to` that are over; null: too few people tapped it to tell. */
  figures(menu: StoredRichMenu, from: string, to: string, nowMs: number): MenuFigures | null {
    const areas = areasOf(menu);
    const count = () => new Count(this.people().count);
    const made: MenuFigures = {
      days: [],
      seen: count(),
      areas: areas.map(({ bounds }) => ({ bounds, taps: count() })),
    };
    const tapped = count();
    const today = dayOf(nowMs);
    for (let at = startOfDay(from) ?? 0; dayOf(at) <= to && dayOf(at) < today; at += DAY_MS) {
      const day = this.#day(menu, areas, at, (index, area) => {
        made.seen.hit(index);
        if (area === null) return;
        made.areas[area]?.taps.hit(index);
        tapped.hit(index);
      });
      if (day) made.days.push(day);
    }
    return tapped.people < FEWEST_PEOPLE ? null : made;
  }

  #day(
    menu: StoredRichMenu,
    areas: readonly { bounds: Bounds; weight: number }[],
    start: number,
    visit: (index: number, area: number | null) => void,
  ): MenuDay | null {
    const people = this.people();
    const noon = start + DAY_MS / 2;
    const isDefault = this.#defaultAt(noon) === menu.richMenuId;
    const { own, elsewhere } = this.#linked(menu.richMenuId);
    if (noon < menu.createdAt || (!isDefault && own.size === 0)) return null;
    const day: MenuDay = {
      date: dayOf(start),
      seen: new Count(null),
      taps: areas.map(() => new Count(null)),
    };
    const salt = mix(people.seed, textNumber(menu.richMenuId), Math.floor(start / DAY_MS));
    const look = (index: number) => {
      // Between two and fourteen of a hundred come by on a day.
      const rate = 0.02 + ((people.lively[index] ?? 0) / 15) * 0.12;
      if (roll(salt, index, 31) >= rate || !people.isFriendAt(index, noon)) return;
      day.seen.hit(index);
      const area = roll(salt, index, 32) < TAP_RATE ? choose(areas, roll(salt, index, 33)) : null;
      visit(index, area);
      if (area !== null) day.taps[area]?.hit(index);
    };
    if (isDefault) {
      for (let index = 0; index < people.count; index += 1) if (!elsewhere.has(index)) look(index);
    } else {
      own.forEach(look);
    }
    return day;
  }

  #defaultAt(atMs: number): string | null {
    let shown: string | null = null;
    for (const { at, richMenuId } of this.state.defaultHistory) if (at <= atMs) shown = richMenuId;
    return shown;
  }

  /** Who has this menu of their own now, and who has another one; since when is not kept. */
  #linked(richMenuId: string): { own: Set<number>; elsewhere: Set<number> } {
    const own = new Set<number>();
    const elsewhere = new Set<number>();
    for (const [userId, linked] of Object.entries(this.state.links)) {
      const index = this.followers.indexOf(userId);
      if (index !== null) (linked === richMenuId ? own : elsewhere).add(index);
    }
    return { own, elsewhere };
  }
}

/** Large areas are tapped more, and each has a draw of its own. */
function areasOf(menu: StoredRichMenu): { bounds: Bounds; weight: number }[] {
  const { areas } = menu.richMenu;
  if (!Array.isArray(areas)) return [];
  return areas.flatMap((area: unknown) => {
    if (!isJsonObject(area) || !isJsonObject(area.bounds)) return [];
    const bounds = area.bounds as unknown as Bounds;
    const draw = 0.4 + roll(textNumber(JSON.stringify(area)), 1, 1);
    return [{ bounds, weight: Math.sqrt(bounds.width * bounds.height) * draw }];
  });
}

function choose(areas: readonly { weight: number }[], uniform: number): number | null {
  const total = areas.reduce((sum, { weight }) => sum + weight, 0);
  let left = uniform * total;
  for (let at = 0; at < areas.length; at += 1) {
    left -= areas[at]?.weight ?? 0;
    if (left < 0) return at;
  }
  return null;
}
