import { couponZone } from '../line/coupon/zone';
import { type Wire, wireOf, wireText } from './messages-of';

/** What the reward says, in numbers; the words are the reader's. */
export type CouponReward =
  | { kind: 'fixed' | 'cashBackFixed'; amount: number | null }
  | { kind: 'percentage' | 'cashBackPercentage'; percentage: number | null }
  | { kind: 'explicit'; before: number | null; after: number | null }
  | { kind: 'free' | 'gift' | 'others' };

/** A coupon as a follower reads it. */
export interface CouponFace {
  title: string;
  description: string;
  reward: CouponReward;
  /** `TWD`, when LINE has said it; a draft does not know it. */
  currency: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  zone: string;
  picture: string;
  code: string;
  barcode: string;
  condition: string;
  usesOnce: boolean;
  /** Chance in per cent and how many can win (null: no limit); null for a coupon that is simply taken. */
  lottery: { chance: number | null; winners: number | null } | null;
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const instantOf = (value: unknown): Date | null =>
  typeof value === 'number' && Math.abs(value) < 8e12 ? new Date(value * 1_000) : null;

/** Reads LINE's coupon, finished or not; what is missing stays empty. */
export function couponFace(wire: Wire): CouponFace {
  const condition = wireOf(wire.acquisitionCondition);
  const winners = numberOf(condition.maxAcquireCount);
  const currency = wireText(wireOf(wireOf(wire.reward).priceInfo).currency);
  return {
    title: wireText(wire.title),
    description: wireText(wire.description),
    reward: rewardOf(wireOf(wire.reward)),
    currency: currency === '' ? null : currency,
    startsAt: instantOf(wire.startTimestamp),
    endsAt: instantOf(wire.endTimestamp),
    zone: couponZone(wire.timezone),
    picture: wireText(wire.imageUrl),
    code: wireText(wire.couponCode),
    barcode: wireText(wire.barcodeImageUrl),
    condition: wireText(wire.usageCondition),
    usesOnce: wire.maxUseCountPerTicket !== -1,
    lottery:
      condition.type === 'lottery'
        ? {
            chance: numberOf(condition.lotteryProbability),
            winners: winners === -1 ? null : winners,
          }
        : null,
  };
}

function rewardOf(reward: Wire): CouponReward {
  const price = wireOf(reward.priceInfo);
  const isBack = reward.type === 'cashBack';
  if (reward.type === 'free' || reward.type === 'gift') return { kind: reward.type };
  if (reward.type !== 'discount' && !isBack) return { kind: 'others' };
  switch (price.type) {
    case 'fixed':
      return { kind: isBack ? 'cashBackFixed' : 'fixed', amount: numberOf(price.fixedAmount) };
    case 'percentage':
      return {
        kind: isBack ? 'cashBackPercentage' : 'percentage',
        percentage: numberOf(price.percentage),
      };
    case 'explicit':
      return {
        kind: 'explicit',
        before: numberOf(price.originalPrice),
        after: numberOf(price.priceAfterDiscount),
      };
    default:
      return { kind: 'others' };
  }
}
