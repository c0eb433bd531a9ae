import type { CouponFace } from '#shared/preview/coupon';
import { useFormat, useT } from '../../i18n';
import { toZoned } from '../../i18n/zoned-time';

/** A coupon's facts as sentences, in the words of whoever looks at it. */
export function useCouponWords(face: CouponFace) {
  const t = useT('messageView');
  const format = useFormat();
  const money = (amount: number | null): string => {
    if (amount === null) return '?';
    return t('couponPage.money', {
      amount: format.number(amount),
      currency: face.currency ?? CURRENCY[face.zone] ?? '',
    }).trim();
  };
  const day = (instant: Date | null): string =>
    instant === null ? '?' : toZoned(instant.toISOString(), face.zone).replace('T', ' ');
  const { reward, lottery } = face;
  const share = (value: number | null) => (value === null ? '?' : format.percent(value / 100));
  const said = (): string => {
    switch (reward.kind) {
      case 'fixed':
      case 'cashBackFixed':
        return t(`couponPage.reward.${reward.kind}`, { amount: money(reward.amount) });
      case 'percentage':
      case 'cashBackPercentage':
        return t(`couponPage.reward.${reward.kind}`, { share: share(reward.percentage) });
      case 'explicit':
        return t('couponPage.reward.explicit', {
          before: money(reward.before),
          after: money(reward.after),
        });
      default:
        return t(`couponPage.reward.${reward.kind}`);
    }
  };
  return {
    title: face.title === '' ? t('couponPage.noTitle') : face.title,
    reward: said(),
    period: t('couponPage.period', { from: day(face.startsAt), to: day(face.endsAt) }),
    until: t('couponPage.until', { day: day(face.endsAt) }),
    uses: t(face.usesOnce ? 'couponPage.once' : 'couponPage.often'),
    lottery:
      lottery === null
        ? null
        : lottery.winners === null
          ? t('couponPage.chance', { share: share(lottery.chance) })
          : t('couponPage.chanceOf', {
              share: share(lottery.chance),
              winners: format.number(lottery.winners),
            }),
  };
}

/** LINE takes the account's currency and says it only of coupons that are made. */
const CURRENCY: Readonly<Record<string, string>> = {
  'Asia/Taipei': 'NT$',
  'Asia/Tokyo': '¥',
  'Asia/Bangkok': '฿',
};
