import { parseCsv, unguarded } from '../../table/csv';
import type { Figure } from '../figure';
import { readDay, readFigure } from './cells';
import { MANAGER_COLUMNS } from './columns';
import { missingColumns } from './head';
import type { ColumnMapping, ManagerTable } from './tables';

/** A file of the manager's as text: its head and what lies below it. */
export interface ManagerSheet {
  head: string[];
  /** Where the head stands; files may begin with a title. */
  headLine: number;
  body: { line: number; cells: string[] }[];
  /** Lines beyond the limit, which are not read. */
  leftOut: number;
  /** Line of a quote that never ends; null when there is none. */
  openQuote: number | null;
}

export const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;

/** Splits a file into head and rows. The separator is what the first lines have most of. */
export function openSheet(text: string): ManagerSheet {
  const bare = text.replace(/^\uFEFF/, '');
  const top = bare.slice(0, 4_000);
  const separator = (['\t', ';', ','] as const)
    .map((mark) => ({ mark, count: top.split(mark).length }))
    .sort((a, b) => b.count - a.count)[0]?.mark;
  const { rows, openQuote } = parseCsv(bare, separator ?? ',');
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  // titles above the head fill one cell of many
  const widest = Math.max(0, ...filled.slice(0, 20).map(({ cells }) => width(cells)));
  const at = filled.findIndex(({ cells }) => width(cells) >= Math.max(1, widest - 1));
  const head = (filled[at]?.cells ?? [])
    .slice(0, MOST_COLUMNS)
    .map((cell) => clean(cell).slice(0, 300));
  const body = at < 0 ? [] : filled.slice(at + 1);
  return {
    head,
    headLine: filled[at]?.line ?? 1,
    body: body.slice(0, MOST_ROWS),
    leftOut: Math.max(0, body.length - MOST_ROWS),
    openQuote,
  };
}

const width = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;
const clean = (cell: string): string => unguarded(cell.trim());

/** One row of a table: a day, names and figures by the column's id. */
export interface ManagerRow {
  line: number;
  day: string;
  texts: Record<string, string>;
  figures: Record<string, Figure>;
}

export interface ManagerProblem {
  /** Of the file, the first is 1. */
  line: number;
  code: 'badDay' | 'noName' | 'badFigure' | 'sameRow' | 'openQuote' | 'tooManyRows';
  column: string;
  value: string;
}

/**
 * Reads the rows by a mapping. A row with something that cannot be understood is named by its line and left
 * out as a whole: a half row would be a wrong one.
 */
export function readRows(
  sheet: ManagerSheet,
  table: ManagerTable,
  mapping: ColumnMapping,
): { rows: ManagerRow[]; problems: ManagerProblem[]; missing: string[] } {
  const problems: ManagerProblem[] = [];
  if (sheet.openQuote !== null)
    problems.push({ line: sheet.openQuote, code: 'openQuote', column: '', value: '' });
  const missing = missingColumns(table, mapping);
  if (missing.length > 0) return { rows: [], problems, missing };
  const rows: ManagerRow[] = [];
  const seen = new Map<string, number>();
  for (const { line, cells } of sheet.body) {
    const found: ManagerRow = { line, day: '', texts: {}, figures: {} };
    let trouble: Omit<ManagerProblem, 'line'> | null = null;
    for (const column of MANAGER_COLUMNS[table]) {
      const at = mapping.indexOf(column.id);
      if (at < 0 || trouble) continue;
      const raw = clean(cells[at] ?? '');
      const wrong = (code: ManagerProblem['code']) => {
        trouble = { code, column: column.id, value: raw.slice(0, 60) };
      };
      if (column.kind === 'day') {
        const day = readDay(raw);
        if (day === null) wrong('badDay');
        else found.day = day;
      } else if (column.kind === 'text') {
        if (raw === '' && column.required) wrong('noName');
        else found.texts[column.id] = raw.replace(/\s+/g, ' ').slice(0, 300);
      } else {
        const figure = readFigure(raw, column.kind);
        if (figure === null) wrong('badFigure');
        else found.figures[column.id] = figure;
      }
    }
    const key = rowKey(table, found);
    const before = seen.get(key);
    if (!trouble && before !== undefined)
      trouble = { code: 'sameRow', column: '', value: String(before) };
    if (trouble) {
      problems.push({ line, ...(trouble as Omit<ManagerProblem, 'line'>) });
      continue;
    }
    seen.set(key, line);
    rows.push(found);
  }
  if (sheet.leftOut > 0)
    problems.push({
      line: sheet.body.at(-1)?.line ?? 0,
      code: 'tooManyRows',
      column: '',
      value: String(sheet.leftOut),
    });
  return { rows, problems, missing };
}

/** What a row is about: two with the same key are two looks at one thing. */
export const rowKey = (
  table: ManagerTable,
  row: { day: string; texts: Readonly<Record<string, string>> },
): string =>
  JSON.stringify([
    table,
    row.day,
    ...MANAGER_COLUMNS[table]
      .filter(({ kind, isKey }) => kind === 'text' && isKey)
      .map(({ id }) => row.texts[id] ?? ''),
  ]);
