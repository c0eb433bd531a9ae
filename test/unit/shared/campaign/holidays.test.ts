import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOLIDAY_DAYS } from '#shared/campaign/calendar/holiday-days';
import { holidaysOn } from '#shared/campaign/calendar/holidays';
import { FIRST_YEAR, japan, LAST_YEAR, taiwan } from '../../../../build/scripts/holidays.mjs';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

/** Days on which an office of Taiwan's government is closed in 2026, as its calendar of that year says. */
const OFFICIAL_2026 = [
  '2026-01-01',
  '2026-02-16',
  '2026-02-17',
  '2026-02-18',
  '2026-02-19',
  '2026-02-20',
  '2026-02-27',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-06-19',
  '2026-09-25',
  '2026-09-28',
  '2026-10-09',
  '2026-10-26',
  '2026-12-25',
];
const isWeekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;

describe('public holidays', () => {
  it('are the days that the library and the rules give, for every year that is kept', () => {
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
      for (const [country, days] of [
        ['TW', taiwan(year)],
        ['JP', japan(year)],
      ] as const) {
        const kept = (HOLIDAY_DAYS[`${country}${year}`] ?? '').split(' ');
        expect(kept).toEqual(
          days.map(
            (one: { day: string; name: string; isSubstitute?: boolean }) =>
              `${one.day.slice(5)}=${one.name}${one.isSubstitute ? '*' : ''}`,
          ),
        );
      }
    }
  });

  it('closes Taiwan’s offices on the working days of 2026 on which they are closed', () => {
    const found: string[] = [];
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      if (isWeekday(day) && holidaysOn(day).some(({ country }) => country === 'TW'))
        found.push(day);
    }
    expect(found).toEqual(OFFICIAL_2026);
  });

  it('knows two countries on one day, and nothing of a year nobody has listed', () => {
    expect(holidaysOn('2026-01-01').map(({ country }) => country)).toEqual(['TW', 'JP']);
    expect(holidaysOn('2026-05-06')).toEqual([
      { country: 'JP', name: 'constitutionJp', isSubstitute: true },
    ]);
    expect(holidaysOn('2099-01-01')).toEqual([]);
  });

  it('has a name in every language', () => {
    const names = new Set(
      Object.values(HOLIDAY_DAYS).flatMap((days) =>
        days.split(' ').map((entry) => (entry.split('=')[1] ?? '').replace('*', '')),
      ),
    );
    for (const locale of ['zh-TW', 'en', 'ja']) {
      const catalog = JSON.parse(
        readFileSync(join(ROOT, 'shared', 'i18n', locale, 'holidays.json'), 'utf8'),
      ) as { name: Record<string, string> };
      expect(Object.keys(catalog.name).sort()).toEqual([...names].sort());
    }
  });
});
