import { type Figure, type Rate, rate, sum, unknown } from './figure';
import type { FriendsDay } from './friends';
import type { InsightReport } from './report';
import type { SendFigures } from './sends';

/** A figure of the range, and the same one of as many days before it. */
interface Compared<T> {
  now: T;
  before: T;
}

export interface Summary {
  reach: Compared<Figure>;
  added: Compared<Figure>;
  sent: Compared<Figure>;
  openRate: Compared<Rate>;
  clickRate: Compared<Rate>;
  /** Sends that are in the shares: the others would bend them. */
  measured: number;
}

/** The figures at the head of a report, each beside the days before. */
export function summaryOf(report: InsightReport): Summary {
  const { before } = report;
  const share = (pick: (row: SendFigures) => Figure): Compared<Rate> => ({
    now: shareOf(report.sends, pick).rate,
    before: shareOf(before.sends, pick).rate,
  });
  return {
    reach: { now: lastReach(report.friends), before: before.reach },
    added: { now: sum(report.friends.map((day) => day.added)), before: before.added },
    sent: { now: report.sent, before: before.sent },
    openRate: share((row) => row.uniqueOpens),
    clickRate: share((row) => row.uniqueClicks),
    measured: shareOf(report.sends, (row) => row.uniqueOpens).sends,
  };
}

/** Over the sends of which both figures are known. */
function shareOf(
  rows: readonly SendFigures[],
  pick: (row: SendFigures) => Figure,
): { rate: Rate; sends: number } {
  const whole = rows.filter((row) => row.delivered.known && pick(row).known);
  const total = (of: (row: SendFigures) => Figure): Figure =>
    whole.length === 0 ? unknown('notFetched') : sum(whole.map(of));
  return {
    rate: rate(
      total(pick),
      total((row) => row.delivered),
    ),
    sends: whole.length,
  };
}

/** The newest day that is known; a range whose last day LINE has not counted still has a figure. */
function lastReach(days: readonly FriendsDay[]): Figure {
  const last = days.findLast(({ targetedReaches }) => targetedReaches.known) ?? days.at(-1);
  return last?.targetedReaches ?? unknown('notFetched');
}
