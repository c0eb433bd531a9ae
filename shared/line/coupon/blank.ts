import { COUPON_TIMEZONES } from './timezones';
import { couponTimezoneOf } from './zone';

const DAY_S = 86_400;
const DAYS = 30;

/** What a new coupon begins with: everything LINE asks for, valid from the next full hour on for 30 days. */
export function blankCoupon(wanted: {
  title: string;
  /** Where its days are counted, `Asia/Taipei`. */
  zone: string;
  now: Date;
}): Record<string, unknown> {
  const hour = Math.ceil(wanted.now.getTime() / 3_600_000) * 3_600;
  return {
    title: wanted.title,
    acquisitionCondition: { type: 'normal' },
    maxUseCountPerTicket: 1,
    startTimestamp: hour,
    endTimestamp: hour + DAYS * DAY_S,
    timezone: couponTimezoneOf(wanted.zone, COUPON_TIMEZONES) ?? 'ASIA_TAIPEI',
    visibility: 'UNLISTED',
    reward: { type: 'discount', priceInfo: { type: 'percentage', percentage: 10 } },
  };
}
