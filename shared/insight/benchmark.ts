import { z } from 'zod';
import type { Rate } from './figure';
import type { SendFigures } from './sends';

/** Fewer sends than this say nothing about what is usual. */
const LEAST_SENDS = 5;

/** What is usual for this channel: the median over its own sends, not an average of other people's. */
const usualShare = z.object({ median: z.number(), sends: z.number() }).nullable();
export const benchmark = z.object({ openRate: usualShare, clickRate: usualShare });
export type Benchmark = z.infer<typeof benchmark>;

/** From the sends whose shares are known; null where there are fewer than five of them. */
export function benchmarkOf(rows: readonly SendFigures[]): Benchmark {
  return {
    openRate: usual(rows.map(({ openRate }) => openRate)),
    clickRate: usual(rows.map(({ clickRate }) => clickRate)),
  };
}

function usual(rates: readonly Rate[]): z.infer<typeof usualShare> {
  const shares = rates.flatMap((rate) => (rate.known ? [rate.value] : [])).sort((a, b) => a - b);
  if (shares.length < LEAST_SENDS) return null;
  const middle = shares.length / 2;
  const at = (index: number) => shares[index] ?? 0;
  const median =
    shares.length % 2 === 1 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
  return { median, sends: shares.length };
}

/**
 * How a share stands beside what is usual: `above` or `below` only when its whole interval lies on that side;
 * a difference that chance explains is `usual`.
 */
export function besideUsual(
  rate: Rate,
  median: { median: number } | null,
): 'above' | 'below' | 'usual' | null {
  if (!rate.known || median === null) return null;
  if (rate.low > median.median) return 'above';
  return rate.high < median.median ? 'below' : 'usual';
}
