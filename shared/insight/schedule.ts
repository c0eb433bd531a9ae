import { byDay } from './by-day';
import { daysToFetch } from './friends';
import { addLineDays, FREEZE_MS, lineDayOf } from './line-day';
import type { Observation } from './observation';
import type { MeasuredSend } from './sends';

/** One question to LINE that is worth its place in the hour: 60 of each kind are granted. */
export type Question =
  | { kind: 'delivery' | 'followers'; day: string }
  | { kind: 'demographic' | 'quota' }
  | { kind: 'request'; requestId: string }
  | { kind: 'unit'; unit: string; from: string; to: string }
  | { kind: 'richMenuSummary' | 'richMenuDaily'; richMenuId: string; from: string; to: string };

export interface MeasuredMenu {
  richMenuId: string;
  /** What people call it, where that is known. */
  name?: string;
  /** Days of LINE in which it was shown, as far as known. */
  from: string;
  to: string | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** LINE answers figures of a day about a day later. */
const LATEST = -1;
/** How far back missing days are filled; older ones are asked for by hand. */
const LOOK_BACK_DAYS = 60;

/** A fresh send moves by the hour, an old one by the day: when its figures are old enough to ask again. */
function patienceMs(ageMs: number): number {
  if (ageMs < 6 * HOUR) return 30 * 60_000;
  if (ageMs < 2 * DAY) return 3 * HOUR;
  return DAY;
}

/**
 * What to ask LINE now, most perishable first: sends near their end of counting, then fresh sends, then days
 * that are missing, then menus. `now` in ms since 1970.
 */
export function questionsNow(facts: {
  newest: ReadonlyMap<string, Observation>;
  sends: readonly MeasuredSend[];
  menus: readonly MeasuredMenu[];
  now: number;
}): Question[] {
  const { newest, sends, menus, now } = facts;
  const looks = byDay(newest);
  const yesterday = addLineDays(lineDayOf(now), LATEST);
  const first = addLineDays(yesterday, -LOOK_BACK_DAYS);
  const due = sends
    .filter(({ measurement }) => measurement.by !== 'nothing')
    .filter((send) => isDue(send, newest, now))
    .sort((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt))
    .map((send) => questionOf(send, now));
  const once = due.filter(
    (question, at) =>
      question.kind !== 'unit' ||
      due.findIndex((other) => other.kind === 'unit' && other.unit === question.unit) === at,
  );
  return [
    ...once,
    ...(['followers', 'delivery'] as const).flatMap((kind) =>
      daysToFetch(looks[kind], first, yesterday)
        .reverse()
        .map((day): Question => ({ kind, day })),
    ),
    ...menus.flatMap((menu): Question[] => menuQuestions(menu, newest, yesterday)),
    ...(isOld(newest.get('demographic'), now, DAY) ? [{ kind: 'demographic' } as const] : []),
    { kind: 'quota' },
  ];
}

function isDue(send: MeasuredSend, newest: ReadonlyMap<string, Observation>, now: number): boolean {
  const sentAt = Date.parse(send.sentAt);
  const end = sentAt + FREEZE_MS;
  const { measurement } = send;
  const seen = [...looksAt(measurement, newest)].at(-1);
  if (!seen) return now >= sentAt;
  const seenAt = Date.parse(seen.fetchedAt);
  if (now >= end) return seenAt < end;
  return now - seenAt >= patienceMs(now - sentAt);
}

function* looksAt(
  measurement: MeasuredSend['measurement'],
  newest: ReadonlyMap<string, Observation>,
): Iterable<Observation> {
  if (measurement.by === 'requestId') {
    const seen = newest.get(`request ${measurement.requestId}`);
    if (seen) yield seen;
  }
  if (measurement.by === 'aggregationUnit') {
    for (const seen of newest.values()) {
      if (seen.kind === 'unit' && seen.unit === measurement.unit) yield seen;
    }
  }
}

function questionOf({ measurement, sentAt }: MeasuredSend, now: number): Question {
  if (measurement.by === 'aggregationUnit') {
    const from = lineDayOf(Date.parse(sentAt));
    // LINE takes at most 30 days; figures stop after 14 anyway
    const to = lineDayOf(Math.min(now, Date.parse(sentAt) + FREEZE_MS));
    return { kind: 'unit', unit: measurement.unit, from, to };
  }
  return {
    kind: 'request',
    requestId: measurement.by === 'requestId' ? measurement.requestId : '',
  };
}

/** Summary up to 396 days, daily figures up to 99, both ending yesterday or when the menu was taken down. */
function menuQuestions(
  menu: MeasuredMenu,
  newest: ReadonlyMap<string, Observation>,
  yesterday: string,
): Question[] {
  const to = menu.to !== null && menu.to < yesterday ? menu.to : yesterday;
  if (menu.from > to) return [];
  const earliest = (days: number) => {
    const limit = addLineDays(to, -days);
    return menu.from > limit ? menu.from : limit;
  };
  const ask = (kind: 'richMenuSummary' | 'richMenuDaily', days: number): Question[] => {
    const from = earliest(days);
    const seen = newest.has(`${kind} ${menu.richMenuId} ${from} ${to}`);
    return seen ? [] : [{ kind, richMenuId: menu.richMenuId, from, to }];
  };
  return [...ask('richMenuSummary', 395), ...ask('richMenuDaily', 98)];
}

const isOld = (seen: Observation | undefined, now: number, ms: number) =>
  !seen || now - Date.parse(seen.fetchedAt) >= ms;

/** Sends whose counting ends soon and that nobody has looked at lately; asked about before it is too late. */
export function endingSoon(
  sends: readonly MeasuredSend[],
  newest: ReadonlyMap<string, Observation>,
  now: number,
  withinMs = 2 * DAY,
): MeasuredSend[] {
  return sends.filter((send) => {
    if (send.measurement.by === 'nothing') return false;
    const end = Date.parse(send.sentAt) + FREEZE_MS;
    return now < end && end - now <= withinMs && isDue(send, newest, now);
  });
}
