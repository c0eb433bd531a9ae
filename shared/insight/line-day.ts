/*
 * LINE counts in days of UTC+9, wherever the account is: in Taipei (UTC+8) a day of LINE begins at 23:00 of
 * the day before.
 */

const OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** LINE stops counting a send after 1,209,600 seconds. */
export const FREEZE_MS = 14 * DAY_MS;

/** The day of LINE that an instant falls on, as `yyyyMMdd`. */
export const lineDayOf = (instant: Date | number): string =>
  new Date(Number(instant) + OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');

/** The instant at which a day of LINE begins. */
export const startOfLineDay = (day: string): number =>
  Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T00:00:00Z`) - OFFSET_MS;

/** So many days later, or earlier when negative. */
export const addLineDays = (day: string, days: number): string =>
  lineDayOf(startOfLineDay(day) + days * DAY_MS);

/** Every day from the first to the last, both included; empty when they are the wrong way round. */
export function lineDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = startOfLineDay(from); at <= startOfLineDay(to); at += DAY_MS) {
    days.push(lineDayOf(at));
  }
  return days;
}
