import { z } from 'zod';
import { appError, fail, ok, type Result } from '../errors/app-error';
import { type CsvRow, parseCsv } from './csv';

/** More is no list of variants but a mistake; every row becomes a design or a folder of pictures. */
export const TABLE_LIMITS = {
  bytes: 5_000_000,
  rows: 500,
  columns: 100,
  cell: 10_000,
} as const;

const cell = z.string().max(TABLE_LIMITS.cell);
export const tableRow = z.object({
  /** Of the file, the first is 1: what a person looks for. */
  line: z.number().int().positive(),
  cells: z.array(cell).max(TABLE_LIMITS.columns),
});
export type TableRow = z.infer<typeof tableRow>;

/** Rows that become variants of a design. Cells are texts; nothing in them is ever computed. */
export const dataTable = z.object({
  columns: z.array(z.string().max(200)).max(TABLE_LIMITS.columns),
  rows: z.array(tableRow).max(TABLE_LIMITS.rows),
  /** Rows that were left out, and why. */
  problems: z.array(
    z.object({
      line: z.number().int().positive(),
      code: z.enum(['tooManyCells', 'longCell', 'tooManyRows']),
      actual: z.number().int(),
      limit: z.number().int(),
    }),
  ),
});
export type DataTable = z.infer<typeof dataTable>;
type TableProblem = DataTable['problems'][number];

/** As spreadsheets save it: comma, semicolon or tab, whichever the first line has most of. */
function separatorOf(text: string): string {
  const first = text.slice(0, 20_000).split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((mark) => [mark, first.split(mark).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** A table from CSV text. */
export function tableFromCsv(text: string): Result<DataTable> {
  const plain = text.replace(/^\uFEFF/, '');
  const { rows, openQuote } = parseCsv(plain, separatorOf(plain));
  if (openQuote !== null) {
    return fail(
      appError('table.openQuote', `The quote that begins in line ${openQuote} never ends.`, {
        details: { line: openQuote },
      }),
    );
  }
  return tableFromRows(rows);
}

/** A table from rows of cells; the first that is not empty names the columns. */
export function tableFromRows(all: readonly CsvRow[]): Result<DataTable> {
  const filled = all.filter(({ cells }) => cells.some((text) => text.trim() !== ''));
  const [header, ...body] = filled;
  if (!header) return fail(appError('table.empty', 'This table is empty.'));
  const columns = header.cells.map((name) => name.trim());
  while (columns.at(-1) === '') columns.pop();
  const refused = headerFault(columns, header.line);
  if (refused) return fail(refused);
  if (body.length === 0) {
    return fail(
      appError('table.noRows', 'This table has names of columns and no row below them.', {
        details: { line: header.line },
      }),
    );
  }
  const problems: TableProblem[] = [];
  const rows: TableRow[] = [];
  for (const { line, cells } of body) {
    if (rows.length === TABLE_LIMITS.rows) {
      const { rows: limit } = TABLE_LIMITS;
      problems.push({ line, code: 'tooManyRows', actual: body.length, limit });
      break;
    }
    const extra = cells.slice(columns.length).findLastIndex((text) => text.trim() !== '');
    const longest = Math.max(...cells.map((text) => text.length));
    if (extra >= 0) {
      const actual = columns.length + extra + 1;
      problems.push({ line, code: 'tooManyCells', actual, limit: columns.length });
    } else if (longest > TABLE_LIMITS.cell) {
      problems.push({ line, code: 'longCell', actual: longest, limit: TABLE_LIMITS.cell });
    } else rows.push({ line, cells: columns.map((_, at) => cells[at] ?? '') });
  }
  return ok({ columns, rows, problems });
}

function headerFault(columns: readonly string[], line: number) {
  const { columns: limit } = TABLE_LIMITS;
  if (columns.length > limit) {
    return appError('table.tooManyColumns', `There are ${columns.length} columns of ${limit}.`, {
      details: { line, limit, actual: columns.length },
    });
  }
  const nameless = columns.indexOf('');
  if (nameless >= 0) {
    return appError('table.namelessColumn', `Column ${nameless + 1} has no name in line ${line}.`, {
      details: { line, column: nameless + 1 },
    });
  }
  const long = columns.find((name) => name.length > 200);
  if (long !== undefined) {
    return appError('table.longColumn', `A column of line ${line} has a very long name.`, {
      details: { line, limit: 200, actual: long.length },
    });
  }
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  return twice === undefined
    ? null
    : appError('table.sameColumn', `Two columns of line ${line} are called “${twice}”.`, {
        details: { line, column: twice },
      });
}
