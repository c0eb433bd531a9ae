import { LIMITS } from '#shared/line/limits';
import { isCounted } from '../days';
import type { Platform } from '../platform';
import { refuseProperties } from '../refusal';
import type { SendRecord } from '../sending/send-record';
import { sentOn } from '../sending/sent-on';
import type { RehearsalAnswer, Route } from './call';
import { dateParameter } from './parameters';

/** Before this day LINE did not count sent messages. */
const COUNTED_FROM = '20180331';

function counted(
  platform: Platform,
  query: URLSearchParams,
  kind: SendRecord['kind'],
): RehearsalAnswer {
  const day = dateParameter(query);
  if (day < COUNTED_FROM) return { status: 200, json: { status: 'out_of_service' } };
  if (!isCounted(day, platform.clock.now())) return { status: 200, json: { status: 'unready' } };
  return { status: 200, json: { status: 'ready', success: sentOn(platform.book, kind, day) } };
}

export const getNumberOfSentReplyMessages: Route = ({ platform, query }) =>
  counted(platform, query, 'reply');
export const getNumberOfSentPushMessages: Route = ({ platform, query }) =>
  counted(platform, query, 'push');
export const getNumberOfSentMulticastMessages: Route = ({ platform, query }) =>
  counted(platform, query, 'multicast');
export const getNumberOfSentBroadcastMessages: Route = ({ platform, query }) =>
  counted(platform, query, 'broadcast');

export const getAggregationUnitUsage: Route = ({ platform }) => ({
  status: 200,
  json: {
    numOfCustomAggregationUnits: platform.book.unitsInMonth(platform.clock.now()).length,
  },
});

export const getAggregationUnitNameList: Route = ({ platform, query }) => {
  const most = LIMITS.sending.unitsPerPage;
  const limit = Number(query.get('limit') ?? most);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw refuseProperties([
      { message: `Must be less than or equal to ${most}`, property: 'limit' },
    ]);
  const { clock, followers } = platform;
  const start = query.get('start');
  const from = start === null ? 0 : followers.offsetOf(start, clock.now());
  if (from === null) throw refuseProperties([{ message: 'invalid token', property: 'start' }]);
  const names = platform.book.unitsInMonth(clock.now());
  const end = from + limit;
  return {
    status: 200,
    json: {
      customAggregationUnits: names.slice(from, end),
      ...(end < names.length ? { next: followers.token(end, clock.now()) } : {}),
    },
  };
};
