import type { Problem, ProblemPath } from '../../errors/app-error';
import { Fields, isJsonObject } from '../fields';
import { guarded } from '../guard';
import { LIMITS } from '../limits';
import { error, warning } from '../problem';
import { COUPON_TIMEZONES } from './timezones';

const L = LIMITS.coupon;
/** Members that LINE adds to a coupon it answers with. */
const ANSWERED = ['couponId', 'status', 'createdTimestamp', 'maxTicketPerUser'];

/** What a request that makes a coupon may hold. */
export const COUPON_FIELDS = [
  'title',
  'description',
  'acquisitionCondition',
  'maxUseCountPerTicket',
  'startTimestamp',
  'endTimestamp',
  'timezone',
  'visibility',
  'reward',
  'imageUrl',
  'couponCode',
  'barcodeImageUrl',
  'usageCondition',
] as const;

/** A request that makes a coupon, or a coupon as LINE answers it. Never throws. */
export const checkCoupon = guarded(couponProblems);

/**
 * What is wrong with a coupon only because of the time: LINE makes none that has ended already. A warning,
 * because a definition that was right when it was written stays one; `now` in ms since 1970.
 */
export function checkCouponTime(value: unknown, now: number, path: ProblemPath = []): Problem[] {
  if (!isJsonObject(value) || value.couponId !== undefined) return [];
  const { endTimestamp } = value;
  return typeof endTimestamp === 'number' && endTimestamp * 1_000 <= now
    ? [warning('coupon.endsInThePast', [...path, 'endTimestamp'])]
    : [];
}

function couponProblems(value: unknown, path: ProblemPath): Problem[] {
  const found: Problem[] = [];
  const coupon = Fields.of(value, path, found);
  if (!coupon) return found;
  for (const name of ANSWERED) {
    if (coupon.has(name))
      found.push(
        warning('richMenu.responseOnlyField', coupon.at(name), { details: { field: name } }),
      );
  }
  coupon.knows(...ANSWERED, ...COUPON_FIELDS);
  coupon.text('title', { max: L.title });
  coupon.text('description', { min: 0, max: L.description, optional: true });
  coupon.text('couponCode', { min: 0, max: L.couponCode, optional: true });
  coupon.text('usageCondition', { min: 0, max: L.usageCondition, optional: true });
  for (const name of ['imageUrl', 'barcodeImageUrl'])
    coupon.https(name, { optional: true, medium: 'picture' });
  coupon.number('maxUseCountPerTicket', { min: 1, max: 1, also: [-1] });
  coupon.oneOf('timezone', COUPON_TIMEZONES);
  coupon.oneOf('visibility', [
    'PUBLIC',
    'UNLISTED',
    ...(coupon.has('couponId') ? ['PRIVATE'] : []),
  ]);
  const start = coupon.number('startTimestamp', { min: 0, isLong: true });
  const end = coupon.number('endTimestamp', { min: 0, isLong: true });
  if (start !== undefined && end !== undefined && end <= start)
    found.push(error('coupon.endsBeforeStart', coupon.at('endTimestamp')));
  checkAcquisition(coupon);
  checkReward(coupon, found);
  return found;
}

function checkAcquisition(coupon: Fields): void {
  const condition = coupon.object('acquisitionCondition');
  const kinds = ['normal', 'lottery', ...(coupon.has('couponId') ? ['referral'] : [])];
  const type = condition?.oneOf('type', kinds);
  if (!condition || type === undefined) return;
  if (type === 'lottery') {
    condition.knows('type', 'lotteryProbability', 'maxAcquireCount');
    condition.number('lotteryProbability', { min: 1, max: 99 });
    condition.number('maxAcquireCount', { min: 1, max: L.maxAcquireCount, also: [-1] });
  } else {
    condition.knows('type');
  }
}

/** Which price a reward carries. LINE answers `Must not be specified` to any other. */
const PRICES: Readonly<Record<string, readonly string[]>> = {
  discount: ['fixed', 'percentage', 'explicit'],
  cashBack: ['fixed', 'percentage'],
  free: [],
  gift: [],
  others: [],
};
const PRICE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  fixed: ['fixedAmount'],
  percentage: ['percentage'],
  explicit: ['originalPrice', 'priceAfterDiscount'],
};

function checkReward(coupon: Fields, found: Problem[]): void {
  const reward = coupon.object('reward');
  const type = reward?.oneOf('type', Object.keys(PRICES));
  if (!reward || type === undefined) return;
  reward.knows('type', 'priceInfo');
  const kinds = PRICES[type] ?? [];
  if (kinds.length === 0) {
    reward.forbid('priceInfo', 'coupon.notHere');
    return;
  }
  const price = reward.object('priceInfo');
  const kind = price?.oneOf('type', kinds);
  if (!price || kind === undefined) return;
  const own = PRICE_FIELDS[kind] ?? [];
  for (const name of own)
    price.number(name, name === 'percentage' ? { min: 1, max: 99 } : { min: 1, isLong: true });
  for (const name of Object.values(PRICE_FIELDS).flat())
    if (!own.includes(name)) price.forbid(name, 'coupon.notHere');
  price.knows('type', 'currency', ...Object.values(PRICE_FIELDS).flat());
  if (kind !== 'explicit') return;
  const { originalPrice, priceAfterDiscount } = price.value;
  if (
    typeof originalPrice === 'number' &&
    typeof priceAfterDiscount === 'number' &&
    priceAfterDiscount >= originalPrice
  )
    found.push(warning('coupon.noDiscount', price.at('priceAfterDiscount')));
}
