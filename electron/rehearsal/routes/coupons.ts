import { checkCoupon, checkCouponTime } from '#shared/line/coupon';
import { refusalFor } from '../line-wording';
import { refuseProperties } from '../refusal';
import { done, param, type Route } from './call';

const PAGE = { usual: 20, most: 100 };
const STATUSES = ['DRAFT', 'RUNNING', 'CLOSED'];

export const createCoupon: Route = (call) => {
  const value = call.json();
  const refusal = refusalFor(checkCoupon(value));
  if (refusal) throw refusal;
  const request = value as Record<string, unknown>;
  if (checkCouponTime(request, call.platform.clock.now()).length > 0)
    throw refuseProperties([{ message: 'must be in the future', property: 'endTimestamp' }]);
  return { status: 200, json: { couponId: call.platform.coupons.create(request) } };
};

export const closeCoupon: Route = (call) => {
  call.platform.coupons.close(param(call, 'couponId'));
  return done;
};

export const getCouponDetail: Route = (call) => ({
  status: 200,
  json: call.platform.coupons.shown(param(call, 'couponId')),
});

export const listCoupon: Route = ({ platform, query }) => {
  const limit = Number(query.get('limit') ?? PAGE.usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > PAGE.most)
    throw refuseProperties([{ message: `Must be between 1 and ${PAGE.most}`, property: 'limit' }]);
  // Repeated, or with commas as the official SDK writes them; empty is no filter.
  const statuses = query
    .getAll('status')
    .flatMap((text) => text.split(','))
    .filter((status) => status !== '');
  const wrong = statuses.find((status) => !STATUSES.includes(status));
  if (wrong !== undefined)
    throw refuseProperties([
      {
        message: `Must be one of the following values: [${STATUSES.join(', ')}]`,
        property: 'status',
      },
    ]);
  const { clock, followers } = platform;
  const start = query.get('start');
  const from = start === null ? 0 : followers.offsetOf(start, clock.now());
  if (from === null) throw refuseProperties([{ message: 'invalid token', property: 'start' }]);
  const found = platform.coupons.list(statuses);
  const end = from + limit;
  return {
    status: 200,
    json: {
      items: found.slice(from, end),
      ...(end < found.length ? { next: followers.token(end, clock.now()) } : {}),
    },
  };
};
