import { MANAGER_COLUMNS } from './columns';
import {
  type ColumnMapping,
  MANAGER_TABLES,
  type ManagerTable,
  type RememberedHead,
} from './tables';

/** How a head is compared: without case, spaces, marks, and what stands in brackets. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\uFEFF/, '')
    .replace(/[(（［[][^)）\]］]*[)）\]］]/g, '')
    .replace(/[\s_\-–・:：*]/g, '');

export interface HeadGuess {
  table: ManagerTable;
  mapping: ColumnMapping;
  /** Somebody has mapped this very head before. */
  remembered: boolean;
}

/** The columns of a table in a head; each is used once, the first head wins. */
export function mappingFor(head: readonly string[], table: ManagerTable): ColumnMapping {
  const taken = new Set<string>();
  return head.map((name) => {
    const wanted = plain(name);
    if (wanted === '') return null;
    const found = MANAGER_COLUMNS[table].find(
      ({ id, names }) =>
        !taken.has(id) &&
        (plain(id) === wanted || names.some((candidate) => plain(candidate) === wanted)),
    );
    if (!found) return null;
    taken.add(found.id);
    return found.id;
  });
}

/** The table whose columns the head names best, or what a person said of this head before. */
export function guessHead(
  head: readonly string[],
  remembered: readonly RememberedHead[] = [],
): HeadGuess {
  const same = remembered.find(
    (one) => one.head.length === head.length && one.head.every((name, at) => name === head[at]),
  );
  if (same) return { table: same.table, mapping: same.mapping, remembered: true };
  let best: HeadGuess | null = null;
  let bestScore = -1;
  for (const table of MANAGER_TABLES) {
    const mapping = mappingFor(head, table);
    const found = mapping.filter((id) => id !== null);
    const isWhole = missingColumns(table, mapping).length === 0;
    // a table that lacks what its rows need is a worse guess than any that has it
    const score = found.length + (isWhole ? 100 : 0);
    if (score > bestScore) {
      best = { table, mapping, remembered: false };
      bestScore = score;
    }
  }
  return best ?? { table: 'friends', mapping: head.map(() => null), remembered: false };
}

/** Columns without which no row can be read; `figures` when not a single figure is mapped. */
export function missingColumns(table: ManagerTable, mapping: ColumnMapping): string[] {
  const has = new Set(mapping);
  const columns = MANAGER_COLUMNS[table];
  const missing = columns
    .filter(({ id, required }) => required && !has.has(id))
    .map(({ id }) => id);
  const figures = columns.filter(({ kind }) => kind === 'count' || kind === 'share');
  return figures.some(({ id }) => has.has(id)) ? missing : [...missing, 'figures'];
}
