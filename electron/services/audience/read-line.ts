/** Why a line is no user id. */
export type IdFault =
  | 'audience.wrongLength'
  | 'audience.wrongFirstLetter'
  | 'audience.upperCase'
  | 'audience.notHex';

const ID = /^U[0-9a-f]{32}$/;
/** Names that people give the column, the surest first. */
const HEADERS = [
  /^(line[ _-]?)?(user[ _-]?ids?|uids?)$/i,
  /^(line[ _-]?)?(id|ids|u)$/i,
  /^(line[ _-]?)?(使用者|用戶|會員|好友|ユーザー?|会員|友だち)[ _-]?(ids?|uid|編號|代碼)$/i,
];

export interface Cells {
  cells: string[];
  /** A quoted cell has no end yet: it may go on in the next line. */
  isOpen: boolean;
}

/** The cells of a line of CSV; quotes may hold commas, line ends and doubled quotes. */
export function splitCells(line: string): Cells {
  if (!/[",;\t]/.test(line)) return { cells: [line.trim()], isOpen: false };
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
  return { cells, isOpen: isQuoted };
}

/** Which column holds the ids, from the first line; `isHeader`: that line holds names, not values. */
export function columnOf(cells: readonly string[]): { column: number; isHeader: boolean } {
  const valued = cells.findIndex((cell) => ID.test(cell));
  if (valued >= 0) return { column: valued, isHeader: false };
  for (const header of HEADERS) {
    const named = cells.findIndex((cell) => header.test(cell));
    if (named >= 0) return { column: named, isHeader: true };
  }
  return { column: 0, isHeader: false };
}

export const isUserId = (cell: string): boolean => ID.test(cell);

export function faultOf(id: string): IdFault | null {
  if (ID.test(id)) return null;
  if (id.length !== 33) return 'audience.wrongLength';
  if (!id.startsWith('U')) return 'audience.wrongFirstLetter';
  return /^U[0-9a-fA-F]{32}$/.test(id) ? 'audience.upperCase' : 'audience.notHex';
}
