// `node build/scripts/holidays.mjs`: writes the public holidays of Taiwan and Japan that the calendar shows.
//
// Days come from date-holidays (data CC BY 3.0). The application carries only these two countries and these years,
// and never the library. What Taiwan's act of 2025 on holidays added, and its days in lieu, stand here until the
// library knows them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Holidays from 'date-holidays';
import { root } from './paths.mjs';

export const FIRST_YEAR = 2024;
export const LAST_YEAR = 2036;
const FILE = join(root, 'shared', 'campaign', 'calendar', 'holiday-days.ts');

const DAY_MS = 86_400_000;
const plus = (day, days) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const weekday = (day) => new Date(`${day}T00:00:00Z`).getUTCDay();
const of = (country, year) =>
  new Holidays(country, { types: ['public'] })
    .getHolidays(year, 'en')
    .map(({ date, name, substitute }) => ({
      day: date.slice(0, 10),
      name,
      isSubstitute: substitute === true,
    }));

const TAIWAN = {
  'Founding of the Republic of China': 'founding',
  "Chinese New Year's Eve": 'newYearsEve',
  'Chinese New Year': 'lunarNewYear',
  'The second day of the Chinese New Year': 'lunarNewYear',
  'The third day of the Chinese New Year': 'lunarNewYear',
  'Peace Memorial Day': 'peaceMemorial',
  "Children's Day": 'childrenTw',
  'Tomb Sweeping Day': 'tombSweeping',
  'Dragon Boat Festival': 'dragonBoat',
  'Mid-Autumn Festival': 'midAutumn',
  'National Day / Double Tenth Day': 'nationalDay',
};
const SPRING = ['littleNewYearsEve', 'newYearsEve', 'lunarNewYear'];

/** A single day on Saturday is made up for on the Friday before, on Sunday on the Monday after; spring days follow. */
export function taiwan(year) {
  const days = of('TW', year).flatMap(({ day, name, isSubstitute }) =>
    TAIWAN[name] && !isSubstitute ? [{ day, name: TAIWAN[name] }] : [],
  );
  const eve = days.find(({ name }) => name === 'newYearsEve');
  if (year >= 2025) {
    days.push(
      { day: `${year}-09-28`, name: 'teachers' },
      { day: `${year}-10-25`, name: 'retrocession' },
      { day: `${year}-12-25`, name: 'constitutionTw' },
    );
  }
  if (year >= 2026) {
    days.push({ day: `${year}-05-01`, name: 'labour' });
    if (eve) days.push({ day: plus(eve.day, -1), name: 'littleNewYearsEve' });
  }
  days.sort((a, b) => (a.day < b.day ? -1 : 1));
  const taken = new Set(days.map(({ day }) => day));
  const isFree = (day) => weekday(day) % 6 === 0 || taken.has(day);
  const lieu = [];
  const give = (from, step, name) => {
    let day = from;
    while (isFree(day)) day = plus(day, step);
    taken.add(day);
    lieu.push({ day, name, isSubstitute: true });
  };
  // both on one day: the children's day moves
  const spring = days.filter(({ name }) => SPRING.includes(name));
  const last = spring.at(-1);
  for (const { day } of spring)
    if (weekday(day) % 6 === 0 && last) give(last.day, 1, 'lunarNewYear');
  const children = days.find(({ name }) => name === 'childrenTw');
  const tombs = days.find(({ name }) => name === 'tombSweeping');
  if (children && tombs && children.day === tombs.day)
    give(children.day, weekday(children.day) === 4 ? 1 : -1, 'childrenTw');
  else
    for (const one of [children, tombs])
      if (one && weekday(one.day) % 6 === 0)
        give(one.day, weekday(one.day) === 6 ? -1 : 1, one.name);
  for (const { day, name } of days) {
    if (SPRING.includes(name) || name === 'childrenTw' || name === 'tombSweeping') continue;
    if (weekday(day) === 6) give(day, -1, name);
    else if (weekday(day) === 0) give(day, 1, name);
  }
  return [...days, ...lieu].sort((a, b) => (a.day < b.day ? -1 : 1));
}

const JAPAN = {
  "New Year's Day": 'newYear',
  'Coming of Age Day': 'comingOfAge',
  'Foundation Day': 'foundation',
  "Emperor's Birthday": 'emperor',
  'Spring Equinox Day': 'springEquinox',
  'Showa Day': 'showa',
  'Constitution Day': 'constitutionJp',
  'Greenery Day': 'greenery',
  "Children's Day": 'childrenJp',
  'Marine Day': 'marine',
  'Mountain Day': 'mountain',
  'Respect-for-the-Aged Day': 'aged',
  "Citizens' Holiday": 'citizens',
  'Autumnal Equinox Day': 'autumnEquinox',
  'Sports Day': 'sports',
  'Culture Day': 'culture',
  'Labor Thanksgiving Day': 'thanksgiving',
};

export function japan(year) {
  return of('JP', year).map(({ day, name, isSubstitute }) => {
    const key = JAPAN[name.replace(/ \(substitute day\)$/, '')];
    if (!key) throw new Error(`no name for ${name}`);
    return isSubstitute ? { day, name: key, isSubstitute: true } : { day, name: key };
  });
}

/** The file as it should be. */
export function holidayFile() {
  const lines = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    for (const { country, days } of [
      { country: 'TW', days: taiwan(year) },
      { country: 'JP', days: japan(year) },
    ]) {
      const text = days
        .map(({ day, name, isSubstitute }) => `${day.slice(5)}=${name}${isSubstitute ? '*' : ''}`)
        .join(' ');
      lines.push(`  '${country}${year}':\n    '${text}',`);
    }
  }
  return `/*
 * Public holidays of Taiwan and Japan, written by \`node build/scripts/holidays.mjs\` out of date-holidays
 * (https://github.com/commenthol/date-holidays, data CC BY 3.0). A star marks a day in lieu.
 */

export const HOLIDAY_DAYS: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(FILE, holidayFile());
