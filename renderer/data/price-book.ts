import { PRICE_BOOKS, type PriceBook } from '#shared/pricing/price-book';
import { useQuery } from './query';

/** What messages cost in the market that the plan's settings name; undefined until they are read. */
export function usePriceBook(): PriceBook | undefined {
  const settings = useQuery('plan.settings', undefined).value;
  return PRICE_BOOKS.find(({ market }) => market === settings?.market);
}
