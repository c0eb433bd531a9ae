import { Temporal } from 'temporal-polyfill';

/* Days as `2026-09-14` on the clock of a zone: what a calendar shows, whatever the machine's own zone. */

const zoned = (instant: string | Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(
    typeof instant === 'string' ? new Date(instant).toISOString() : instant.toISOString(),
  ).toZonedDateTimeISO(zone);

/** The day that an instant lies in. */
export const dayOf = (instant: string | Date, zone: string): string =>
  zoned(instant, zone).toPlainDate().toString();

/** Minutes since the day began, on the clock. */
export function minuteOf(instant: string | Date, zone: string): number {
  const { hour, minute } = zoned(instant, zone);
  return hour * 60 + minute;
}

/** The instant at which a clock of the zone shows this day and minute. */
export const instantOf = (day: string, minute: number, zone: string): string =>
  new Date(
    Temporal.PlainDate.from(day)
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toZonedDateTime(zone).epochMilliseconds,
  ).toISOString();

export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString();

/** How many days later `to` is. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** Another month's first day; `2026-09-14` and 1 give `2026-10-01`. */
export const addMonths = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).with({ day: 1 }).add({ months }).toString();

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek % 7;

/** The Sunday of a day's week. */
export const weekStart = (day: string): string => addDays(day, -weekdayOf(day));

/** ISO week of the week's Thursday, as printed calendars in Taiwan and Japan number it. */
export const weekNumber = (sunday: string): number =>
  Temporal.PlainDate.from(addDays(sunday, 4)).weekOfYear ?? 0;

/** Sundays of all weeks that a month touches. */
export function weeksOfMonth(day: string): string[] {
  const first = addMonths(day, 0);
  const next = addMonths(day, 1);
  const weeks: string[] = [];
  for (let at = weekStart(first); at < next; at = addDays(at, 7)) weeks.push(at);
  return weeks;
}

/** The seven days from a Sunday on. */
export const daysOfWeek = (sunday: string): string[] =>
  Array.from({ length: 7 }, (_, index) => addDays(sunday, index));

/** `2026-09` */
export const monthOf = (day: string): string => day.slice(0, 7);
