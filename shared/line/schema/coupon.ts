import { z } from 'zod';
import { COUPON_TIMEZONES } from '../coupon/timezones';

/* Coupons: Messaging API reference, "Coupon". */

const fixed = z.looseObject({ type: z.literal('fixed'), fixedAmount: z.number() });
const percentage = z.looseObject({ type: z.literal('percentage'), percentage: z.number() });
const explicit = z.looseObject({
  type: z.literal('explicit'),
  originalPrice: z.number(),
  priceAfterDiscount: z.number(),
});

export const couponReward = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('discount'),
    priceInfo: z.discriminatedUnion('type', [fixed, percentage, explicit]),
  }),
  z.looseObject({
    type: z.literal('cashBack'),
    priceInfo: z.discriminatedUnion('type', [fixed, percentage]),
  }),
  z.looseObject({ type: z.literal('free') }),
  z.looseObject({ type: z.literal('gift') }),
  z.looseObject({ type: z.literal('others') }),
]);
export const acquisitionCondition = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('normal') }),
  z.looseObject({
    type: z.literal('lottery'),
    lotteryProbability: z.number(),
    maxAcquireCount: z.number(),
  }),
]);

export const couponRequest = z.looseObject({
  title: z.string(),
  description: z.string().optional(),
  acquisitionCondition,
  /** 1, or -1 for as often as one likes. */
  maxUseCountPerTicket: z.union([z.literal(1), z.literal(-1)]),
  /** UNIX seconds. */
  startTimestamp: z.number(),
  endTimestamp: z.number(),
  timezone: z.enum(COUPON_TIMEZONES),
  visibility: z.enum(['PUBLIC', 'UNLISTED']),
  reward: couponReward,
  imageUrl: z.string().optional(),
  couponCode: z.string().optional(),
  barcodeImageUrl: z.string().optional(),
  usageCondition: z.string().optional(),
});
export type CouponRequest = z.infer<typeof couponRequest>;
export type CouponReward = z.infer<typeof couponReward>;
export type AcquisitionCondition = z.infer<typeof acquisitionCondition>;
