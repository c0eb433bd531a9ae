/*
 * Comma separated values as spreadsheets write and read them.
 */

export interface CsvRow {
  /** Of the file, the first is 1; a row that goes over several lines has its first. */
  line: number;
  cells: string[];
}

/** RFC 4180: quotes, separators and line ends inside of quotes. `openQuote`: the line of one that never ends. */
export function parseCsv(
  text: string,
  separator = ',',
): { rows: CsvRow[]; openQuote: number | null } {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quotedSince: number | null = null;
  let line = 1;
  let startLine = 1;
  const endRow = () => {
    cells.push(cell);
    rows.push({ line: startLine, cells });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quotedSince !== null) {
      if (character === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') quotedSince = null;
      else {
        if (character === '\n') line += 1;
        cell += character;
      }
    } else if (character === '"' && cell === '') quotedSince = line;
    else if (character === separator) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      endRow();
      line += 1;
      startLine = line;
    } else cell += character;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return { rows, openQuote: quotedSince };
}

/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Rows as CSV text with a byte order mark, so that Excel reads the Chinese; a name like `=cmd` stays a name. */
export const csvText = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows
    .map((row) =>
      row
        .map((value) => {
          const text = String(value);
          const safe = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
          return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
        })
        .join(','),
    )
    .join('\r\n')}\r\n`;

/** The apostrophe that keeps a spreadsheet from taking a text for a formula is not part of the text. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
