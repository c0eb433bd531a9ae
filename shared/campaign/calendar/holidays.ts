import { HOLIDAY_DAYS } from './holiday-days';

export const HOLIDAY_COUNTRIES = ['TW', 'JP'] as const;
export type HolidayCountry = (typeof HOLIDAY_COUNTRIES)[number];

export interface Holiday {
  country: HolidayCountry;
  /** A key of the catalog `holidays`. */
  name: string;
  /** A day off in lieu of one that fell on a day that is free anyway. */
  isSubstitute: boolean;
}

const years = new Map<string, ReadonlyMap<string, readonly Holiday[]>>();

/** Public holidays of a day (`2026-09-25`), Taiwan's first; none for years that nobody has listed yet. */
export function holidaysOn(day: string): Holiday[] {
  const year = day.slice(0, 4);
  return HOLIDAY_COUNTRIES.flatMap((country) => [
    ...(daysOf(country, year).get(day.slice(5)) ?? []),
  ]);
}

function daysOf(country: HolidayCountry, year: string): ReadonlyMap<string, readonly Holiday[]> {
  const key = `${country}${year}`;
  const known = years.get(key);
  if (known) return known;
  const days = new Map<string, Holiday[]>();
  for (const entry of (HOLIDAY_DAYS[key] ?? '').split(' ').filter(Boolean)) {
    const [day = '', name = ''] = entry.split('=');
    const holiday = {
      country,
      name: name.replace('*', ''),
      isSubstitute: name.endsWith('*'),
    };
    days.set(day, [...(days.get(day) ?? []), holiday]);
  }
  years.set(key, days);
  return days;
}
