import { parseCsv, unguarded } from '../../table/csv';
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

export interface ReadSheet {
  campaigns: SheetCampaign[];
  problems: SheetProblem[];
  rows: number;
}

const MOST_ROWS = 5_000;

/**
 * Reads a sheet. Rows of the same campaign's name become one campaign. What cannot be understood is named by
 * its line and left out; the rest is good.
 */
export function readSheet(text: string, zone: string): ReadSheet {
  const { rows, openQuote } = parseCsv(text.replace(/^\uFEFF/, ''));
  const problems: SheetProblem[] =
    openQuote === null ? [] : [{ line: openQuote, code: 'openQuote', value: '' }];
  return readRows(rows, zone, problems);
}

/** The same of a spreadsheet's cells, which know numbers, days and times. */
export const readCells = (cells: readonly (readonly unknown[])[], zone: string): ReadSheet =>
  readRows(
    cells.map((row, index) => ({ line: index + 1, cells: row.map(textOfCell) })),
    zone,
    [],
  );

/** Days are kept at midnight UTC, times as a part of the day that spreadsheets begin to count from. */
function textOfCell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const iso = Number.isNaN(cell.getTime()) ? '' : cell.toISOString();
    return iso < '1901' ? iso.slice(11, 16) : iso.slice(0, 10);
  }
  if (typeof cell === 'number' && cell > 0 && cell < 1) {
    const minutes = Math.round(cell * 1_440);
    return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  }
  return String(cell);
}

function readRows(
  rows: readonly { line: number; cells: readonly string[] }[],
  zone: string,
  problems: SheetProblem[],
): ReadSheet {
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
