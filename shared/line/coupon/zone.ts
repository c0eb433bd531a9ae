import type { COUPON_TIMEZONES } from './timezones';

type CouponTimezone = (typeof COUPON_TIMEZONES)[number];

/** Names that are not simply the zone's own in capitals. LINE's `MINUS_2` is a clock two hours behind UTC. */
const UNUSUAL: Partial<Record<CouponTimezone, string>> = {
  AMERICA_ST_JOHNS: 'America/St_Johns',
  ETC_GMT_MINUS_2: 'Etc/GMT+2',
  ETC_GMT_MINUS_11: 'Etc/GMT+11',
  ETC_GMT_MINUS_12: 'Etc/GMT+12',
  ETC_GMT_PLUS_12: 'Etc/GMT-12',
};

/** `ASIA_TAIPEI` → `Asia/Taipei`: the clock on which a coupon's days begin and end. UTC for a name LINE has not. */
export function couponZone(timezone: unknown): string {
  if (typeof timezone !== 'string') return 'UTC';
  const known = UNUSUAL[timezone as CouponTimezone];
  if (known !== undefined) return known;
  const [area, ...place] = timezone.split('_');
  if (area === undefined || place.length === 0) return 'UTC';
  const capital = (word: string) => word.slice(0, 1) + word.slice(1).toLowerCase();
  const zone = `${capital(area)}/${place
    .map((word) => (word === 'OF' ? 'of' : capital(word)))
    .join('_')}`;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** The name by which LINE knows a zone; null for one that coupons cannot have. */
export const couponTimezoneOf = (
  zone: string,
  timezones: readonly CouponTimezone[],
): CouponTimezone | null => timezones.find((name) => couponZone(name) === zone) ?? null;
