/*
 * LINE counts in days of UTC+9, wherever the account is: in Taipei (UTC+8) a day of LINE begins at 23:00 of
 * the day before.
 */

const OFFSET_MS = 9 * 3_600_000;
const DAY_MS = 86_400_000;

/** LINE stops counting a send after 1,209,600 seconds. */
export const FREEZE_MS = 14 * DAY_MS;

/** Names of days by their number since 1970: reports of years ask for the same thousand again and again. */
const names = new Map<number, string>();
/** Sixty years; a file with dates out of all bounds must not fill the memory. */
const KEPT_NAMES = 22_000;

/** The day of LINE that an instant falls on, as `yyyyMMdd`. */
export const lineDayOf = (instant: Date | number): string =>
  nameOf(Math.floor((Number(instant) + OFFSET_MS) / DAY_MS));

function nameOf(number: number): string {
  const known = names.get(number);
  if (known !== undefined) return known;
  const at = new Date(number * DAY_MS);
  const name = String(
    at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate(),
  );
  if (names.size < KEPT_NAMES) names.set(number, name);
  return name;
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
  const last = startOfLineDay(to);
  for (let at = startOfLineDay(from); at <= last; at += DAY_MS) days.push(lineDayOf(at));
  return days;
}
