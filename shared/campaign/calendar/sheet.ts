import { parseCsv } from '../../table/parse-csv';
import { instantOf, minuteOf } from './days';
import type { CalendarEntry } from './entries';

/* A plan as a sheet that people fill in elsewhere: one row a send. */

export const SHEET_COLUMNS = [
  'campaign',
  'send',
  'day',
  'time',
  'text',
  'people',
  'owner',
  'label',
] as const;
type Column = (typeof SHEET_COLUMNS)[number];

/** Rows of a month, the first of them the names of the columns. */
export function sheetOf(entries: readonly CalendarEntry[], zone: string): (string | number)[][] {
  return [
    [...SHEET_COLUMNS],
    ...entries.map((entry) => {
      const minute = minuteOf(entry.at, zone);
      const two = (value: number) => String(value).padStart(2, '0');
      const part = entry.broadcast.messages.find(
        (message) => message.source === 'wire' && message.wire.type === 'text',
      );
      return [
        entry.campaignName,
        entry.broadcast.name,
        entry.day,
        `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
        part?.source === 'wire' ? String(part.wire.text ?? '') : '',
        entry.broadcast.expected ?? '',
        entry.owner,
        entry.label,
      ];
    }),
  ];
}

export interface SheetSend {
  name: string;
  at: string | null;
  text: string;
  people: number | null;
}
export interface SheetCampaign {
  name: string;
  owner: string;
  label: string;
  sends: SheetSend[];
}
export interface SheetProblem {
  /** Of the file, the first is 1. */
  line: number;
  code: 'noColumn' | 'noCampaign' | 'badDay' | 'badTime' | 'badPeople' | 'openQuote';
  value: string;
}

const MOST_ROWS = 5_000;

/**
 * Reads a sheet. Rows of the same campaign's name become one campaign. What cannot be understood is named by
 * its line and left out; the rest is good.
 */
export function readSheet(
  text: string,
  zone: string,
): { campaigns: SheetCampaign[]; problems: SheetProblem[]; rows: number } {
  const problems: SheetProblem[] = [];
  const { rows, openQuote } = parseCsv(text.replace(/^\uFEFF/, ''));
  if (openQuote !== null) problems.push({ line: openQuote, code: 'openQuote', value: '' });
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const place = new Map<Column, number>();
  for (const column of SHEET_COLUMNS) {
    const at = header.indexOf(column);
    if (at >= 0) place.set(column, at);
  }
  for (const column of ['campaign', 'day'] as const)
    if (!place.has(column)) problems.push({ line: 1, code: 'noColumn', value: column });
  if (!place.has('campaign') || !place.has('day')) return { campaigns: [], problems, rows: 0 };
  const campaigns = new Map<string, SheetCampaign>();
  const body = rows.slice(1, MOST_ROWS + 1);
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const read = (column: Column) => unguarded((cells[place.get(column) ?? -1] ?? '').trim());
    const name = read('campaign');
    if (name === '') {
      problems.push({ line, code: 'noCampaign', value: '' });
      continue;
    }
    const at = instantIn(read('day'), read('time'), zone);
    if (typeof at === 'object' && at !== null) {
      problems.push({ line, ...at });
      continue;
    }
    const people = read('people').replaceAll(',', '');
    if (people !== '' && !/^\d{1,9}$/.test(people)) {
      problems.push({ line, code: 'badPeople', value: people });
      continue;
    }
    const campaign = campaigns.get(name) ?? {
      name: name.slice(0, 100),
      owner: read('owner').slice(0, 100),
      label: read('label').slice(0, 100),
      sends: [],
    };
    campaigns.set(name, campaign);
    campaign.sends.push({
      name: read('send').slice(0, 100),
      at,
      text: read('text'),
      people: people === '' ? null : Number(people),
    });
  }
  return { campaigns: [...campaigns.values()], problems, rows: body.length };
}

/** The apostrophe that keeps a spreadsheet from taking a text for a formula is not part of the text. */
const unguarded = (text: string): string => (/^'[=+\-@]/.test(text) ? text.slice(1) : text);

function instantIn(
  day: string,
  time: string,
  zone: string,
): string | null | { code: 'badDay' | 'badTime'; value: string } {
  if (day === '') return null;
  const [, year = '', month = '', date = ''] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(day) ?? [];
  const plain = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const isReal =
    year !== '' &&
    !Number.isNaN(Date.parse(`${plain}T00:00:00Z`)) &&
    new Date(`${plain}T00:00:00Z`).toISOString().startsWith(plain);
  if (!isReal) return { code: 'badDay', value: day };
  const [, hour, minute] =
    /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time === '' ? '11:00' : time) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59)
    return { code: 'badTime', value: time };
  return instantOf(plain, Number(hour) * 60 + Number(minute), zone);
}

/** Rows as CSV text. What a spreadsheet would take for a formula gets an apostrophe. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows
    .map((row) =>
      row
        .map((value) => {
          const text = String(value);
          const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
          return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
        })
        .join(','),
    )
    .join('\r\n')}\r\n`;
