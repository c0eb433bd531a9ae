import { DAY_MS, isCounted, startOfDay } from '../days';
import { demographics, friendCounts } from '../insight/friends';
import { clicks, messages, overview } from '../insight/masking';
import type { MenuFigures } from '../insight/menus';
import { Refusal, refusals, refuseProperties } from '../refusal';
import { SEND_KINDS } from '../sending/send-record';
import { sentOn } from '../sending/sent-on';
import { param, type RehearsalCall, type Route } from './call';
import { dateParameter } from './parameters';

/** Before these days LINE had no figures of the kind. */
const DELIVERIES_FROM = '20170301';
const FOLLOWERS_FROM = '20161101';
const UNIT_DAYS = 30;
const MENU_YEARS = 3;
const MENU_DAYS = { summary: 396, daily: 99 } as const;

export const getNumberOfMessageDeliveries: Route = ({ platform, query }) => {
  const day = dateParameter(query);
  if (day < DELIVERIES_FROM) return { status: 200, json: { status: 'out_of_service' } };
  if (!isCounted(day, platform.clock.now())) return { status: 200, json: { status: 'unready' } };
  const counts = SEND_KINDS.map((kind) => [
    `api${kind[0]?.toUpperCase()}${kind.slice(1)}`,
    sentOn(platform.book, kind, day),
  ]);
  // A kind that was not sent is not mentioned.
  const present = Object.fromEntries(counts.filter(([, count]) => count !== 0));
  return { status: 200, json: { status: 'ready', ...present } };
};

export const getNumberOfFollowers: Route = ({ platform, query }) => {
  const day = dateParameter(query);
  // LINE's specification knows no null here: figures that are not there are left out.
  if (day < FOLLOWERS_FROM) return { status: 200, json: { status: 'out_of_service' } };
  if (!isCounted(day, platform.clock.now())) return { status: 200, json: { status: 'unready' } };
  const end = (startOfDay(day) ?? 0) + DAY_MS;
  return { status: 200, json: { status: 'ready', ...friendCounts(platform.crowd.people, end) } };
};

export const getFriendsDemographics: Route = ({ platform }) => ({
  status: 200,
  json: demographics(platform.crowd.people, platform.clock.now()),
});

export const getMessageEvent: Route = ({ platform, query }) => {
  const requestId = query.get('requestId');
  if (!requestId) throw refuseProperties([{ message: 'must be specified', property: 'requestId' }]);
  const record = platform.book.byId(requestId);
  const isTold = record?.kind === 'broadcast' || record?.kind === 'narrowcast';
  if (!record || !isTold) throw refusals.notFound();
  const phase = record.narrowcast?.phase ?? 'succeeded';
  const isOut = phase === 'succeeded' || phase === 'failed';
  const counted = platform.truth.count([record], { from: 0, until: platform.clock.now() });
  return {
    status: 200,
    json: {
      overview: {
        requestId,
        timestamp: Math.floor(record.acceptedAt / 1_000),
        ...(isOut ? { delivered: record.delivered } : {}),
        ...overview(counted),
      },
      messages: messages(counted, false),
      clicks: clicks(counted),
    },
  };
};

/** A stretch of whole days, `from` and `to` included. */
function stretchOf(query: URLSearchParams, mostDays: number, tooLong: () => Refusal) {
  const [from, to] = [dateParameter(query, 'from'), dateParameter(query, 'to')];
  const start = startOfDay(from) ?? 0;
  const end = (startOfDay(to) ?? 0) + DAY_MS;
  if (end <= start)
    throw refuseProperties([{ message: 'to must not be before from', property: 'to' }]);
  if (end - start > (mostDays + 1) * DAY_MS) throw tooLong();
  return { from, to, start, end };
}

export const getStatisticsPerUnit: Route = ({ platform, query }) => {
  const unit = query.get('customAggregationUnit');
  if (!unit || !/^\w{1,30}$/.test(unit))
    throw refuseProperties([
      { message: unit ? 'invalid value' : 'must be specified', property: 'customAggregationUnit' },
    ]);
  const { start, end } = stretchOf(query, UNIT_DAYS, () =>
    refuseProperties([{ message: `Must be within ${UNIT_DAYS} days`, property: 'to' }]),
  );
  const records = platform.book.records.filter((record) => record.unit === unit);
  const until = Math.min(end, platform.clock.now());
  const counted = platform.truth.count(records, { from: start, until });
  return {
    status: 200,
    json: {
      overview: overview(counted),
      messages: messages(counted, true),
      clicks: clicks(counted),
    },
  };
};

function menuFigures(call: RehearsalCall, kind: keyof typeof MENU_DAYS): MenuFigures | null {
  const { platform, query } = call;
  const menu = platform.richMenu(param(call, 'richMenuId'));
  const most = MENU_DAYS[kind];
  const { from, to, start } = stretchOf(
    query,
    most,
    () => new Refusal(400, `Date range exceeds. Max range is ${most} days.`),
  );
  const now = platform.clock.now();
  if (start < now - MENU_YEARS * 366 * DAY_MS)
    throw refuseProperties([
      { message: `from must be within ${MENU_YEARS} years`, property: 'from' },
    ]);
  return platform.menuFigures.figures(menu, from, to, now);
}

export const getRichMenuInsightSummary: Route = (call) => {
  const richMenuId = param(call, 'richMenuId');
  const figures = menuFigures(call, 'summary');
  if (!figures) return { status: 200, json: { richMenuId } };
  const metrics = ({ total, people }: { total: number; people: number }) => ({
    count: total,
    uniqueUsers: people,
  });
  return {
    status: 200,
    json: {
      richMenuId,
      ...daysOf(figures),
      impression: { metrics: metrics(figures.seen) },
      clicks: figures.areas.map(({ bounds, taps }) => ({ bounds, metrics: metrics(taps) })),
    },
  };
};

export const getRichMenuInsightDaily: Route = (call) => {
  const richMenuId = param(call, 'richMenuId');
  const figures = menuFigures(call, 'daily');
  if (!figures) return { status: 200, json: { richMenuId } };
  const metrics = (of: (day: MenuFigures['days'][number]) => { total: number; people: number }) =>
    figures.days.map((day) => ({
      date: day.date,
      count: of(day).total,
      uniqueUsers: of(day).people,
    }));
  const none = { total: 0, people: 0 };
  return {
    status: 200,
    json: {
      richMenuId,
      ...daysOf(figures),
      impression: { metrics: metrics((day) => day.seen) },
      clicks: figures.areas.map(({ bounds }, area) => ({
        bounds,
        metrics: metrics((day) => day.taps[area] ?? none),
      })),
    },
  };
};

const daysOf = ({ days }: MenuFigures) => ({
  metricsFrom: days[0]?.date ?? null,
  metricsTo: days[days.length - 1]?.date ?? null,
});
