import { lineDays } from '#shared/insight/line-day';

/** Ranges that people ask for; all of them end with the last day that LINE can have counted. */
export type RangeChoice = 'yesterday' | '7' | '30' | '90' | 'custom';
export const RANGES: readonly RangeChoice[] = ['yesterday', '7', '30', '90', 'custom'];

/** Days of LINE, both ends included. */
export interface Range {
  from: string;
  to: string;
}

/** The main process counts back from yesterday by the channel's clock. */
export const LAST: Readonly<Record<Exclude<RangeChoice, 'custom'>, number>> = {
  yesterday: 1,
  '7': 7,
  '30': 30,
  '90': 90,
};

/** `2026-09-10` of a date field to a day of LINE, and back. */
export const dayOfField = (value: string): string => value.replaceAll('-', '');
export const fieldOfDay = (day: string): string =>
  `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}`;

/** Longer ranges would draw more points than the chart has pixels. */
const LONGEST_DAYS = 1_100;
export const isUsable = ({ from, to }: Range): boolean =>
  /^\d{8}$/.test(from) &&
  /^\d{8}$/.test(to) &&
  from <= to &&
  lineDays(from, to).length <= LONGEST_DAYS;

/** What the head shows for stored days. */
export function choiceOf(days: { last: number } | Range): {
  choice: RangeChoice;
  custom: Range | null;
} {
  if (!('last' in days)) return { choice: 'custom', custom: days };
  const found = Object.entries(LAST).find(([, last]) => last === days.last)?.[0];
  return { choice: (found as RangeChoice | undefined) ?? '30', custom: null };
}
