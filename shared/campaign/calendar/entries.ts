import type { Broadcast, Campaign, MenuPeriod } from '../../domain/campaign/schema';
import type { DocumentId } from '../../domain/ids';
import type { Problem } from '../../errors/app-error';
import { dayOf, minuteOf } from './days';
import { drawnPeriods, type OwnPeriod } from './own-periods';

/* What stands on the days of a calendar: sends as entries, menus as bars. */

export interface CalendarEntry {
  /** Of the broadcast. */
  key: string;
  campaignId: DocumentId;
  campaignName: string;
  colour: Campaign['colour'];
  owner: string;
  label: string;
  broadcast: Broadcast;
  /** Where the broadcast stands in its campaign: problems name it by this. */
  index: number;
  at: string;
  day: string;
  minute: number;
  people: number | null;
  problems: readonly Problem[];
  look: 'queued' | 'sent' | 'failed' | 'cancelled' | 'error' | 'warning' | 'test' | 'planned';
  isMovable: boolean;
}

export interface CampaignFindings {
  id: DocumentId;
  problems: readonly Problem[];
  people: Readonly<Record<string, number | null>>;
}

/** How a send stands in the outbox, by broadcast: from then on its time is the outbox's. */
export type Standing = ReadonlyMap<string, 'queued' | 'sent' | 'failed'>;

/** Sends with a time, in its order. Those without one wait beside the calendar. */
export function entriesOf(
  campaigns: readonly Campaign[],
  findings: readonly CampaignFindings[],
  zone: string,
  standing: Standing = new Map(),
): CalendarEntry[] {
  const found = new Map(findings.map((finding) => [finding.id, finding]));
  return campaigns
    .flatMap((campaign) =>
      campaign.broadcasts.flatMap((broadcast, index): CalendarEntry[] => {
        if (broadcast.at === null || Number.isNaN(Date.parse(broadcast.at))) return [];
        const finding = found.get(campaign.id);
        const problems = (finding?.problems ?? []).filter(
          ({ path }) => path?.[0] === 'broadcasts' && path[1] === index,
        );
        return [
          {
            key: broadcast.id,
            campaignId: campaign.id,
            campaignName: campaign.name,
            colour: campaign.colour,
            owner: campaign.owner,
            label: campaign.label,
            broadcast,
            index,
            at: broadcast.at,
            day: dayOf(broadcast.at, zone),
            minute: minuteOf(broadcast.at, zone),
            people: finding?.people[broadcast.id] ?? null,
            problems,
            look: lookOf(standing.get(broadcast.id) ?? broadcast.state, broadcast, problems),
            isMovable: isMovable(broadcast) && !standing.has(broadcast.id),
          },
        ];
      }),
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.key < b.key ? -1 : 1));
}

/** What left, or waits in the outbox with its own clock, is not moved by a drag. */
export const isMovable = ({ state }: Broadcast): boolean =>
  state === 'draft' || state === 'planned' || state === 'failed';

function lookOf(
  state: Broadcast['state'],
  { experiment }: Broadcast,
  problems: readonly Problem[],
): CalendarEntry['look'] {
  if (state === 'queued' || state === 'sent' || state === 'failed' || state === 'cancelled')
    return state;
  if (problems.some(({ severity }) => severity === 'error')) return 'error';
  if (problems.some(({ severity }) => severity === 'warning')) return 'warning';
  return experiment ? 'test' : 'planned';
}

export interface EntryFilter {
  text: string;
  owner: string | null;
  label: string | null;
  state: 'all' | 'open' | 'sent' | 'problems';
}
export const NO_FILTER: EntryFilter = { text: '', owner: null, label: null, state: 'all' };

const folded = (text: string): string => text.normalize('NFKC').toLocaleLowerCase();

/** Entries that a filter lets through. Every word must be found, in whatever place. */
export function filterEntries(
  entries: readonly CalendarEntry[],
  { text, owner, label, state }: EntryFilter,
): CalendarEntry[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (owner !== null && entry.owner !== owner) return false;
    if (label !== null && entry.label !== label) return false;
    if (state === 'sent' && entry.look !== 'sent') return false;
    if (state === 'open' && !entry.isMovable) return false;
    if (state === 'problems' && entry.look !== 'error' && entry.look !== 'warning') return false;
    const inside = folded(
      `${entry.broadcast.name} ${entry.campaignName} ${entry.owner} ${entry.label}`,
    );
    return words.every((word) => inside.includes(word));
  });
}

const TOO_CLOSE_MS = 2 * 3_600_000;

/** Pairs of open sends within two hours of each other: the same people may get both at once. */
export function tooClose(entries: readonly CalendarEntry[]): [CalendarEntry, CalendarEntry][] {
  const open = entries.filter(({ look }) => look !== 'cancelled' && look !== 'failed');
  return open.flatMap((entry, index) => {
    const next = open[index + 1];
    if (!next || Date.parse(next.at) - Date.parse(entry.at) >= TOO_CLOSE_MS) return [];
    return entry.look === 'sent' && next.look === 'sent'
      ? []
      : [[entry, next] as [CalendarEntry, CalendarEntry]];
  });
}

/** `quiet` is half open and may run over midnight: 21:00 to 08:00. Minutes of the day. */
export interface QuietHours {
  from: number;
  to: number;
}

export const isQuiet = (minute: number, { from, to }: QuietHours): boolean =>
  from <= to ? from <= minute && minute < to : minute >= from || minute < to;

export interface MenuBar {
  key: string;
  /** Null: the period is the menu's own, of no campaign. */
  campaignId: DocumentId | null;
  documentId: DocumentId;
  level: Campaign['menus'][number]['level'];
  /** First and last day that it is seen on. */
  fromDay: string;
  toDay: string | null;
}

/** Menus as stretches of days. One that ends as a day begins is not seen on it. */
export function menuBars(
  campaigns: readonly Campaign[],
  zone: string,
  own: readonly OwnPeriod[] = [],
): MenuBar[] {
  const bar = (menu: MenuPeriod, key: string, campaignId: DocumentId | null): MenuBar => ({
    key,
    campaignId,
    documentId: menu.documentId,
    level: menu.level,
    fromDay: dayOf(menu.from, zone),
    toDay: menu.to === null ? null : dayOf(new Date(Date.parse(menu.to) - 1), zone),
  });
  return [
    ...campaigns.flatMap(({ id, menus }) =>
      menus.map((menu, index) => bar(menu, `${id}:${index}`, id)),
    ),
    ...drawnPeriods(own, campaigns).map((menu) => bar(menu, menu.documentId, null)),
  ];
}

/**
 * Campaigns that have a send in this state among the entries, for lists of campaigns beside the calendar. Null: the
 * filter asks for no state.
 */
export function campaignsWith(
  entries: readonly CalendarEntry[],
  state: EntryFilter['state'],
): DocumentId[] | null {
  if (state === 'all') return null;
  const found = filterEntries(entries, { ...NO_FILTER, state });
  return [...new Set(found.map(({ campaignId }) => campaignId))];
}
