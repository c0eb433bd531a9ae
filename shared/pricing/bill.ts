/*
 * What messages cost on a plan that LINE sells, whatever the country. A price is kept in ten-thousandths of
 * the currency, because sums of 0.1034 in floating point drift and a bill must not.
 */

export interface PricePlan {
  monthlyFee: number;
  /** Messages that the fee includes. */
  freeMessages: number;
  /** Upper ends of the tiers and their price; empty where no further message can be bought. */
  tiers: readonly (readonly [to: number | null, tenThousandths: number])[];
}

export interface TierCost {
  /** First and last message of the month at this price; null: no end. */
  from: number;
  to: number | null;
  unitPrice: number;
  count: number;
  amount: number;
}

export interface PlanCost {
  messages: number;
  freeMessages: number;
  monthlyFee: number;
  addOn: number;
  total: number;
  /** How many of `messages` can still go out this month. */
  sendable: number;
  tiers: TierCost[];
}

/** Parts of a unit of the currency that prices are kept in. */
export const SCALE = 10_000;

/**
 * The bill of a month in which `used` messages have gone out and `messages` more are to go. A plan
 * without extra messages stops at its included number, and so does its bill. Amounts are exact; how
 * LINE rounds a fraction is not published.
 */
export function planCost(plan: PricePlan, messages: number, used = 0): PlanCost {
  const { monthlyFee, freeMessages, tiers } = plan;
  const sendable = sendableOf(plan, messages, used);
  const volume = used + sendable;
  const costs: TierCost[] = [];
  let sum = 0;
  let before = freeMessages;
  for (const [to, price] of tiers) {
    const count = Math.max(0, Math.min(volume, to ?? Number.POSITIVE_INFINITY) - before);
    if (count === 0) break;
    costs.push({
      from: before + 1,
      to,
      unitPrice: price / SCALE,
      count,
      amount: (count * price) / SCALE,
    });
    sum += count * price;
    before = to ?? volume;
  }
  return {
    messages,
    freeMessages,
    monthlyFee,
    addOn: sum / SCALE,
    total: (monthlyFee * SCALE + sum) / SCALE,
    sendable,
    tiers: costs,
  };
}

/** What a send adds to the month's bill when `used` messages have gone out before it. */
export function marginalCost(
  plan: PricePlan,
  messages: number,
  used: number,
): { amount: number; sendable: number } {
  const whole = planCost(plan, messages, used);
  const before = planCost(plan, 0, used);
  // in whole ten-thousandths, or the difference of two sums would show 0.1999999
  const amount = (Math.round(whole.addOn * SCALE) - Math.round(before.addOn * SCALE)) / SCALE;
  return { amount, sendable: whole.sendable };
}

/** Every step of a plan's price, the included one first. */
export function priceSteps(
  plan: PricePlan,
): { from: number; to: number | null; unitPrice: number }[] {
  let before = plan.freeMessages;
  return [
    { from: 1, to: plan.freeMessages, unitPrice: 0 },
    ...plan.tiers.map(([to, price]) => {
      const step = { from: before + 1, to, unitPrice: price / SCALE };
      before = to ?? before;
      return step;
    }),
  ];
}

/** When the next message costs another price than the last one: after so many more, at so much each. */
export function nextStep(
  plan: PricePlan,
  volume: number,
): { after: number; unitPrice: number | null } | null {
  const steps = priceSteps(plan);
  const at = steps.findIndex(({ to }) => to === null || volume < to);
  const here = steps[at];
  if (!here || here.to === null) return null;
  // without a further step nothing more can be bought there
  return { after: here.to - volume, unitPrice: steps[at + 1]?.unitPrice ?? null };
}

/** With a tax of so many hundredths, rounded to whole units of the currency as invoices are. */
export const withTax = (amount: number, percent: number): number =>
  Math.round((Math.round(amount * SCALE) * (100 + percent)) / (SCALE * 100));

/**
 * What a month costs whose `volume` messages are out, in ten-thousandths: `planCost` without its tiers, for
 * those who ask after every one of a thousand sends.
 */
export function totalAfter(plan: PricePlan, volume: number): number {
  let sum = plan.monthlyFee * SCALE;
  let before = plan.freeMessages;
  for (const [to, price] of plan.tiers) {
    const end = Math.min(volume, to ?? volume);
    if (end <= before) break;
    sum += (end - before) * price;
    before = end;
  }
  return sum;
}

/** How many of `messages` still fit into a month of which `used` are out. */
export const sendableOf = (plan: PricePlan, messages: number, used: number): number =>
  plan.tiers.length > 0 ? messages : Math.min(messages, Math.max(0, plan.freeMessages - used));
