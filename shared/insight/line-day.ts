/*
 * LINE counts in days of UTC+9, wherever the account is: in Taipei (UTC+8) a day of LINE begins at 23:00 of
 * the day before.
 */

const OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** LINE stops counting a send after 1,209,600 seconds. */
export const FREEZE_MS = 14 * DAY_MS;

/** The day of LINE that an instant falls on, as `yyyyMMdd`. */
export function lineDayOf(instant: Date | number): string {
  const at = new Date(Number(instant) + OFFSET_MS);
  // as a number: reports ask for thousands of days, and ISO strings cost ten times as much
  return String(at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate());
}

/** The instant at which a day of LINE begins. */
export const startOfLineDay = (day: string): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(4, 6)) - 1, Number(day.slice(6, 8))) -
  OFFSET_MS;

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
