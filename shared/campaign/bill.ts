import { lineDayOf } from '../insight/line-day';
import {
  type PlanCost,
  type PricePlan,
  planCost,
  SCALE,
  sendableOf,
  totalAfter,
} from '../pricing/bill';

/* What a plan of sends costs, month by month. LINE's month turns at GMT+9: 23:00 in Taipei. */

export interface PlannedSend {
  key: string;
  at: Date;
  /** People; null: not known, so it cannot be priced. */
  people: number | null;
}

export interface BilledSend extends PlannedSend {
  /** What this send adds; null when its people are not known. */
  amount: number | null;
  /** Bill of its month once it is out, fee included. */
  runningTotal: number;
  /** Messages of its month once it is out. */
  runningVolume: number;
  /** People who no longer fit into a plan that sells no more. */
  short: number;
}

export interface BilledMonth {
  /** `yyyyMM` of LINE. */
  month: string;
  sends: BilledSend[];
  volume: number;
  cost: PlanCost;
  /** True when a send of the month has no number of people. */
  isPartial: boolean;
}

/** The month of LINE that an instant is billed in. */
export const lineMonthOf = (at: Date): string => lineDayOf(at).slice(0, 6);

/**
 * Bills sends in the order of their times. `used` says how many messages of a month have gone out already
 * (from LINE's quota, or typed); months it does not name begin at 0.
 */
export function billSends(
  sends: readonly PlannedSend[],
  plan: PricePlan,
  used: Readonly<Record<string, number>> = {},
): BilledMonth[] {
  const months = new Map<string, BilledMonth>();
  for (const send of [...sends].sort((a, b) => a.at.getTime() - b.at.getTime())) {
    const name = lineMonthOf(send.at);
    const month = months.get(name) ?? newMonth(name, plan, used[name] ?? 0);
    months.set(name, month);
    const before = totalAfter(plan, month.volume);
    const sendable = sendableOf(plan, send.people ?? 0, month.volume);
    month.volume += sendable;
    const after = totalAfter(plan, month.volume);
    month.isPartial ||= send.people === null;
    const { key, at, people } = send;
    month.sends.push({
      key,
      at,
      people,
      amount: send.people === null ? null : (after - before) / SCALE,
      runningTotal: after / SCALE,
      runningVolume: month.volume,
      short: (send.people ?? 0) - sendable,
    });
  }
  for (const month of months.values()) month.cost = planCost(plan, 0, month.volume);
  return [...months.values()];
}

const newMonth = (month: string, plan: PricePlan, volume: number): BilledMonth => ({
  month,
  sends: [],
  volume,
  cost: planCost(plan, 0, volume),
  isPartial: false,
});
