/** One row of a file and the line it begins on; the first line is 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** RFC 4180, as spreadsheets write it: quotes, separators and line ends inside of quotes. */
export function parseCsv(
  text: string,
  separator = ',',
): { rows: CsvRow[] /** Line of a quote that never ends. */; openQuote: number | null } {
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
