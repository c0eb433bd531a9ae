import { isJsonObject } from '../fields';

/**
 * Where a coupon stands. `draft`: LINE does not have it. LINE itself says `RUNNING` also of one that has not begun;
 * whether it runs is told by its times. `closed`: ended before its time, and for good.
 */
export type CouponState = 'draft' | 'upcoming' | 'running' | 'ended' | 'closed';

/** The state of a coupon as far as the workspace knows it; `now` in ms since 1970. */
export function couponState(
  coupon: { wire: unknown; couponId: string | null; closed: boolean },
  now: number,
): CouponState {
  if (coupon.couponId === null) return 'draft';
  const wire = isJsonObject(coupon.wire) ? coupon.wire : {};
  const { startTimestamp, endTimestamp } = wire;
  if (typeof endTimestamp === 'number' && endTimestamp * 1_000 <= now) return 'ended';
  if (coupon.closed || wire.status === 'CLOSED') return 'closed';
  if (typeof startTimestamp === 'number' && startTimestamp * 1_000 > now) return 'upcoming';
  return 'running';
}
