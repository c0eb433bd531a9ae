import { strFromU8, unzipSync, zipSync } from 'fflate';
import { type CellValue, readSheet } from 'read-excel-file/node';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { CsvRow } from '#shared/table/csv';
import { TABLE_LIMITS } from '#shared/table/table';

/** A workbook of 500 rows has some hundred kilobytes; a small file may unfold to gigabytes. */
const MOST_UNFOLDED = 10_000_000;
/** A cell holds 32,767 characters at most; longer runs are read again and again by a reader that works in pieces. */
const LONGEST_RUN = 100_000;
/** Rows above the table, such as a title, and empty ones between. */
const MOST_ROW = TABLE_LIMITS.rows * 4;

const refuse = (code: string, message: string, details: Record<string, unknown> = {}) =>
  fail(appError(code, message, { details }));
const notASheet = () =>
  refuse('table.notASheet', 'This file is no XLSX workbook that can be read. Save it as CSV.');

/** The first sheet of a workbook as rows of texts. What formulas last showed is taken; none is computed. */
export async function readXlsx(bytes: Uint8Array): Promise<Result<CsvRow[]>> {
  const bounded = withinBounds(bytes);
  if (!bounded.ok) return bounded;
  try {
    const rows = await readSheet(Buffer.from(bounded.value));
    return ok(rows.map((cells, at) => ({ line: at + 1, cells: cells.map(textOf) })));
  } catch {
    return notASheet();
  }
}

/**
 * The same workbook, with only what a sheet is read from, after its unfolded size and the places of its cells
 * have been looked at: one cell in the last corner of a sheet makes a reader lay out all the others.
 */
function withinBounds(bytes: Uint8Array): Result<Uint8Array> {
  let total = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.(?:xml|rels)$/.test(name)) return false;
        total += originalSize;
        if (total > MOST_UNFOLDED) throw new RangeError(name);
        return true;
      },
    });
  } catch (error) {
    return error instanceof RangeError
      ? refuse('table.tooLarge', 'This table is too large.', { limit: MOST_UNFOLDED })
      : notASheet();
  }
  for (const [name, file] of Object.entries(files)) {
    const xml = strFromU8(file);
    if (hasLongRun(xml)) return notASheet();
    if (!/worksheets\/[^/]+\.xml$/.test(name)) continue;
    const far = farPlace(xml);
    if (far !== null) {
      return refuse('table.farCell', `The sheet has a cell at ${far}, which is too far out.`, {
        cell: far,
        limit: MOST_ROW,
      });
    }
  }
  return ok(zipSync(files, { level: 0 }));
}

/** Whether two marks of the file have more between them than any cell holds. */
function hasLongRun(xml: string): boolean {
  let last = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    if (at - last > LONGEST_RUN) return true;
    last = at;
  }
  return xml.length - last > LONGEST_RUN;
}

const PLACE = /\br\s*=\s*["']([^"']{0,40})["']/g;

/** The first place of a cell or row that no table of ours has; null when all are near. */
function farPlace(xml: string): string | null {
  for (const [, place = ''] of xml.matchAll(PLACE)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
    if (letters === undefined) return place;
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (column > TABLE_LIMITS.columns * 2 || Number(digits) > MOST_ROW) return place;
  }
  return null;
}

function textOf(cell: CellValue | null | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return text.endsWith('T00:00:00.000Z')
      ? text.slice(0, 10)
      : text.slice(0, 16).replace('T', ' ');
  }
  return String(cell);
}
