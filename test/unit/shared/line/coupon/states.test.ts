import { describe, expect, it } from 'vitest';
import { checkCoupon } from '#shared/line/coupon';
import { blankCoupon } from '#shared/line/coupon/blank';
import { couponState } from '#shared/line/coupon/state';
import { COUPON_TIMEZONES } from '#shared/line/coupon/timezones';
import { couponZone } from '#shared/line/coupon/zone';
import { couponFace } from '#shared/preview/coupon';

const now = new Date('2026-09-10T03:20:00Z');
const at = (iso: string) => Math.floor(Date.parse(iso) / 1_000);

describe('a coupon', () => {
  it('begins with all that LINE asks for, on the full hour', () => {
    const wire = blankCoupon({ title: 'Tea', zone: 'Asia/Tokyo', now });
    expect(checkCoupon(wire)).toEqual([]);
    expect(wire).toMatchObject({
      startTimestamp: at('2026-09-10T04:00:00Z'),
      endTimestamp: at('2026-10-10T04:00:00Z'),
      timezone: 'ASIA_TOKYO',
    });
    expect(blankCoupon({ title: 'T', zone: 'Europe/Vaduz', now }).timezone).toBe('ASIA_TAIPEI');
  });
  it('knows the clock of every time zone that LINE lets it have', () => {
    const hours = (zone: string) =>
      new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
        .format(now)
        .replace(/^.*GMT/, '');
    const known = new Map(COUPON_TIMEZONES.map((name) => [name, couponZone(name)]));
    expect([...known].filter(([, zone]) => zone === 'UTC')).toEqual([]);
    expect(known.get('AMERICA_ST_JOHNS')).toBe('America/St_Johns');
    expect(hours(couponZone('ETC_GMT_MINUS_11'))).toBe('-11:00');
    expect(hours(couponZone('ETC_GMT_PLUS_12'))).toBe('+12:00');
    expect([couponZone('MOON_CRATER'), couponZone(7)]).toEqual(['UTC', 'UTC']);
  });
  it('is a draft until LINE has it, runs by its times, and stays closed', () => {
    const wire = {
      startTimestamp: at('2026-09-01T00:00:00Z'),
      endTimestamp: at('2026-09-30T00:00:00Z'),
    };
    const state = (change: object, couponId: string | null = 'c1', closed = false) =>
      couponState({ wire: { ...wire, ...change }, couponId, closed }, now.getTime());
    expect(state({}, null)).toBe('draft');
    expect(state({})).toBe('running');
    expect(state({ startTimestamp: at('2026-09-20T00:00:00Z') })).toBe('upcoming');
    expect(state({ endTimestamp: now.getTime() / 1_000 })).toBe('ended');
    expect(state({}, 'c1', true)).toBe('closed');
    expect(state({ status: 'CLOSED' })).toBe('closed');
  });
  it('is read for a follower, finished or not', () => {
    expect(couponFace({})).toMatchObject({
      title: '',
      reward: { kind: 'others' },
      startsAt: null,
      usesOnce: true,
      lottery: null,
    });
    expect(
      couponFace({
        reward: {
          type: 'cashBack',
          priceInfo: { type: 'fixed', fixedAmount: 50, currency: 'TWD' },
        },
        acquisitionCondition: { type: 'lottery', lotteryProbability: 20, maxAcquireCount: -1 },
        maxUseCountPerTicket: -1,
        endTimestamp: 9e15,
      }),
    ).toMatchObject({
      reward: { kind: 'cashBackFixed', amount: 50 },
      currency: 'TWD',
      lottery: { chance: 20, winners: null },
      usesOnce: false,
      endsAt: null,
    });
  });
});
