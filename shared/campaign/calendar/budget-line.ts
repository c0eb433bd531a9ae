import { lineMonthOf } from '../bill';
import { dayOf, instantOf } from './days';

/* The running bill of a month, as the step line at the foot of its weeks. */

export interface RunningSend {
  at: string;
  runningTotal: number;
}

export interface BudgetStep {
  /** Part of the week that has passed, 0 to 1. */
  x: number;
  total: number;
}

/** What the month has cost once an instant has passed. */
export function totalAt(sends: readonly RunningSend[], fee: number, instant: string): number {
  let total = fee;
  for (const send of sends)
    if (Date.parse(send.at) <= Date.parse(instant)) total = send.runningTotal;
  return total;
}

/**
 * The steps of one week, within one month of LINE. Days of another month have no line, so a week at the
 * turn of a month begins late or ends early; null: the week has no day of the month.
 */
export function weekLine(
  days: readonly string[],
  month: string,
  sends: readonly RunningSend[],
  fee: number,
  zone: string,
): { steps: BudgetStep[]; end: number } | null {
  const inside = days.filter((day) => day.slice(0, 7) === month);
  const first = inside[0];
  if (first === undefined) return null;
  const startX = days.indexOf(first) / days.length;
  const endX = (days.indexOf(first) + inside.length) / days.length;
  const startsAt = instantOf(first, 0, zone);
  const width = days.length * 86_400_000;
  const weekStartsAt = Date.parse(instantOf(days[0] ?? first, 0, zone));
  const steps: BudgetStep[] = [{ x: startX, total: totalAt(sends, fee, startsAt) }];
  for (const { at, runningTotal } of sends) {
    const x = (Date.parse(at) - weekStartsAt) / width;
    if (x > startX && x < endX) steps.push({ x, total: runningTotal });
  }
  const last = steps.at(-1)?.total ?? fee;
  steps.push({ x: endX, total: last });
  return { steps, end: last };
}

/** LINE's month `202609` of a calendar month `2026-09`. */
export const lineMonth = (month: string): string => month.replace('-', '');

/** True when a send's day lies in one month of the calendar and its bill in the next. */
export const isBilledNextMonth = (at: string, zone: string): boolean =>
  lineMonthOf(new Date(at)) !== lineMonth(dayOf(at, zone).slice(0, 7));
