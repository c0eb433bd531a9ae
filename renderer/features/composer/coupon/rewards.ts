import type { Wire } from '#shared/preview/messages-of';

export const REWARDS = ['discount', 'free', 'gift', 'cashBack', 'others'] as const;
export const ACQUISITIONS = ['normal', 'lottery'] as const;
/** Which prices a reward may name. */
export const PRICES: Readonly<Record<string, readonly string[]>> = {
  discount: ['percentage', 'fixed', 'explicit'],
  cashBack: ['percentage', 'fixed'],
};

/** The reward of another kind: LINE refuses a price where the kind has none, so what does not fit goes. */
export function rewardOf(type: string, before: Wire): Wire {
  const kinds = PRICES[type];
  if (kinds === undefined) return { type };
  const price = before.priceInfo as Wire | undefined;
  const fits = price !== undefined && kinds.includes(String(price.type));
  return { type, priceInfo: fits ? price : priceOf('percentage', {}) };
}

/** The price of another kind, with its own numbers alone. */
export function priceOf(type: string, before: Wire): Wire {
  const number = (name: string, fallback: number) =>
    typeof before[name] === 'number' ? before[name] : fallback;
  switch (type) {
    case 'fixed':
      return { type, fixedAmount: number('fixedAmount', 100) };
    case 'explicit':
      return {
        type,
        originalPrice: number('originalPrice', 200),
        priceAfterDiscount: number('priceAfterDiscount', 150),
      };
    default:
      return { type: 'percentage', percentage: number('percentage', 10) };
  }
}

/** How followers come by it: everybody, or by a draw. */
export function acquisitionOf(type: string, before: Wire): Wire {
  if (type !== 'lottery') return { type };
  const { lotteryProbability, maxAcquireCount } = before;
  return {
    type,
    lotteryProbability: typeof lotteryProbability === 'number' ? lotteryProbability : 50,
    maxAcquireCount: typeof maxAcquireCount === 'number' ? maxAcquireCount : -1,
  };
}
