/** Why a line is no user id. */
export type IdFault =
  | 'audience.wrongLength'
  | 'audience.wrongFirstLetter'
  | 'audience.upperCase'
  | 'audience.notHex';

const ID = /^U[0-9a-f]{32}$/;
/** Names that people give the column. */
const HEADER = /^(line[ _-]?)?(user|uid|u)?[ _-]?id?s?$/i;

/** The cells of a line of CSV; quotes may hold commas and doubled quotes. */
export function splitCells(line: string): string[] {
  if (!/[",;\t]/.test(line)) return [line.trim()];
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at];
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (line[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      isQuoted = true;
    } else if (character === ',' || character === ';' || character === '\t') {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells;
}

/** Which column holds the ids, from the first line; `isHeader`: that line holds names, not values. */
export function columnOf(cells: readonly string[]): { column: number; isHeader: boolean } {
  const valued = cells.findIndex((cell) => ID.test(cell));
  if (valued >= 0) return { column: valued, isHeader: false };
  const named = cells.findIndex((cell) => cell !== '' && HEADER.test(cell));
  return named >= 0 ? { column: named, isHeader: true } : { column: 0, isHeader: false };
}

export function faultOf(id: string): IdFault | null {
  if (ID.test(id)) return null;
  if (id.length !== 33) return 'audience.wrongLength';
  if (!id.startsWith('U')) return 'audience.wrongFirstLetter';
  return /^U[0-9a-fA-F]{32}$/.test(id) ? 'audience.upperCase' : 'audience.notHex';
}
