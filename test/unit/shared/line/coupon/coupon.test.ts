import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCoupon } from '#shared/line/coupon';

const coupon = (over: Record<string, unknown> = {}) => ({
  title: '一杯九折',
  startTimestamp: 1_751_619_750,
  endTimestamp: 1_751_619_751,
  visibility: 'PUBLIC',
  maxUseCountPerTicket: 1,
  timezone: 'ASIA_TAIPEI',
  reward: { type: 'discount', priceInfo: { type: 'percentage', percentage: 10 } },
  acquisitionCondition: { type: 'normal' },
  ...over,
});
const codes = (over: Record<string, unknown>) =>
  checkCoupon(coupon(over)).map(({ code, path }) => `${code} ${path.join('.')}`);
const price = (priceInfo: unknown, type = 'discount') => ({ reward: { type, priceInfo } });

describe('a coupon', () => {
  test.each([
    {},
    { title: 'x'.repeat(60), description: 'x'.repeat(1000), couponCode: 'x'.repeat(16) },
    { usageCondition: 'x'.repeat(100), imageUrl: 'https://example.com/a.png' },
    { maxUseCountPerTicket: -1 },
    { acquisitionCondition: { type: 'lottery', lotteryProbability: 99, maxAcquireCount: -1 } },
    price({ type: 'fixed', fixedAmount: 1 }, 'cashBack'),
    price({ type: 'explicit', originalPrice: 100, priceAfterDiscount: 80 }),
    { reward: { type: 'gift' } },
  ])('takes %j', (over) => expect(codes(over)).toEqual([]));

  test.each([
    [{ title: 'x'.repeat(61) }, ['text.tooLong title']],
    [{ title: undefined }, ['json.required title']],
    [{ description: 'x'.repeat(1001) }, ['text.tooLong description']],
    [{ couponCode: 'x'.repeat(17) }, ['text.tooLong couponCode']],
    [{ usageCondition: 'x'.repeat(101) }, ['text.tooLong usageCondition']],
    [{ imageUrl: 'http://example.com/a.png' }, ['url.notHttps imageUrl']],
    [{ endTimestamp: 1_751_619_750 }, ['coupon.endsBeforeStart endTimestamp']],
    [{ maxUseCountPerTicket: 2 }, ['number.outside maxUseCountPerTicket']],
    [{ timezone: 'TAIPEI' }, ['json.notOneOf timezone']],
    [{ visibility: 'PRIVATE' }, ['json.notOneOf visibility']],
    [
      { acquisitionCondition: { type: 'lottery', lotteryProbability: 100, maxAcquireCount: 0 } },
      [
        'number.outside acquisitionCondition.lotteryProbability',
        'number.outside acquisitionCondition.maxAcquireCount',
      ],
    ],
    [
      price({ type: 'percentage', percentage: 100 }),
      ['number.outside reward.priceInfo.percentage'],
    ],
    [price({ type: 'explicit' }, 'cashBack'), ['json.notOneOf reward.priceInfo.type']],
    [
      price({ type: 'fixed', fixedAmount: 1, percentage: 5 }),
      ['coupon.notHere reward.priceInfo.percentage'],
    ],
    [price({ type: 'fixed', fixedAmount: 1 }, 'gift'), ['coupon.notHere reward.priceInfo']],
    [
      price({ type: 'explicit', originalPrice: 80, priceAfterDiscount: 80 }),
      ['coupon.noDiscount reward.priceInfo.priceAfterDiscount'],
    ],
    [{ reward: undefined }, ['json.required reward']],
  ])('refuses %j', (over, expected) => expect(codes(over)).toEqual(expected));

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (value) => void codes({ reward: value, acquisitionCondition: value }),
      ),
      { seed: 7 },
    );
  });
});
