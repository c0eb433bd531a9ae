import { checkCampaign } from '#shared/campaign/check/check-campaign';
import type { CheckContext } from '#shared/campaign/check/context';
import type { Campaign } from '#shared/domain/campaign/schema';
import { PRICE_BOOKS } from '#shared/pricing/price-book';

/** What the check of the campaign says a message of this broadcast costs on average. */
export function pricePerPerson(campaign: Campaign, id: string, context: CheckContext) {
  const { plan } = context;
  const book = PRICE_BOOKS.find(({ plans }) => plans.some((one) => one === plan));
  const bookPlan = book?.plans.find((one) => one === plan);
  const sends = checkCampaign(campaign, context).months?.flatMap((month) => month.sends) ?? [];
  const send = sends.find(({ key }) => key === id);
  if (!book || !bookPlan || !send || send.amount === null || !send.people) return null;
  return {
    plan: bookPlan.id,
    currency: book.currency,
    perPerson: send.amount / send.people,
  };
}
