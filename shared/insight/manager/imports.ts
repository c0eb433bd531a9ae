import { z } from 'zod';
import { type Figure, figure } from '../figure';
import { lineDayOf } from '../line-day';
import { MANAGER_COLUMNS } from './columns';
import { rowKey } from './read';
import { type ManagerColumn, type ManagerTable, managerTable } from './tables';

/*
 * An import as the archive keeps it. Nothing is ever taken out: a withdrawal is one more line, and rows that
 * were imported again later only stand before the older ones.
 */

export const managerRow = z.object({
  line: z.number().int(),
  day: z.string().regex(/^\d{8}$/),
  texts: z.record(z.string().max(40), z.string().max(300)),
  figures: z.record(z.string().max(40), figure),
});

/** What an import holds, beside its time and the mark of the rehearsal. */
export const managerImport = z.object({
  importId: z.string().max(64),
  table: managerTable,
  /** The file's name, for people. */
  file: z.string().max(300),
  /** SHA-256 of the file's text: the same file twice is one import. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.array(managerRow),
});

interface Look {
  kind: string;
  fetchedAt: string;
}
interface ImportLook extends Look {
  kind: 'managerImport';
  answer: z.infer<typeof managerImport>;
}
interface WithdrawalLook extends Look {
  kind: 'managerWithdrawal';
  answer: { importId: string };
}
const isImport = (one: Look): one is ImportLook => one.kind === 'managerImport';
const isWithdrawal = (one: Look): one is WithdrawalLook => one.kind === 'managerWithdrawal';

/** An import as a list shows it. */
export const importHead = z.object({
  importId: z.string(),
  table: managerTable,
  file: z.string(),
  hash: z.string(),
  importedAt: z.string(),
  rows: z.number(),
  /** First and last day. */
  from: z.string(),
  to: z.string(),
  /** Null: it counts. */
  withdrawnAt: z.string().nullable(),
});
export type ImportHead = z.infer<typeof importHead>;

/** All imports, the newest first; those that were withdrawn stay in the list. */
export function importsIn(observations: Iterable<Look>): ImportHead[] {
  const heads = new Map<string, ImportHead>();
  const withdrawn = new Map<string, string>();
  for (const one of observations) {
    if (isImport(one)) {
      const { importId, table, file, hash, rows } = one.answer;
      const days = rows.map(({ day }) => day).sort();
      heads.set(importId, {
        importId,
        table,
        file,
        hash,
        importedAt: one.fetchedAt,
        rows: rows.length,
        from: days[0] ?? '',
        to: days.at(-1) ?? '',
        withdrawnAt: null,
      });
    } else if (isWithdrawal(one)) withdrawn.set(one.answer.importId, one.fetchedAt);
  }
  return [...heads.values()]
    .map((head) => ({ ...head, withdrawnAt: withdrawn.get(head.importId) ?? null }))
    .sort((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
}

/** A row that counts, with the import it comes from. */
export const importedRow = managerRow.extend({
  importId: z.string(),
  importedAt: z.string(),
});
export type ImportedRow = z.infer<typeof importedRow>;
export type ImportedTables = Partial<Record<z.infer<typeof managerTable>, ImportedRow[]>>;

/** Rows of every table that were not withdrawn, oldest day first; of two looks at one thing the newer import. */
export function rowsIn(observations: readonly Look[]): ImportedTables {
  const gone = new Set(observations.filter(isWithdrawal).map(({ answer }) => answer.importId));
  const newest = new Map<string, { table: keyof ImportedTables; row: ImportedRow }>();
  const looks = observations
    .filter(isImport)
    .filter(({ answer }) => !gone.has(answer.importId))
    .sort((a, b) => (a.fetchedAt < b.fetchedAt ? -1 : 1));
  for (const { fetchedAt, answer } of looks) {
    for (const row of answer.rows) {
      newest.set(rowKey(answer.table, row), {
        table: answer.table,
        row: { ...row, importId: answer.importId, importedAt: fetchedAt },
      });
    }
  }
  const tables: ImportedTables = {};
  for (const { table, row } of newest.values()) {
    const rows = tables[table] ?? [];
    rows.push(row);
    tables[table] = rows;
  }
  for (const rows of Object.values(tables)) rows?.sort((a, b) => (a.day < b.day ? -1 : 1));
  return tables;
}

/** A figure of a row; what the file had no column for is not known. */
export const figureIn = (row: Pick<ImportedRow, 'figures'>, id: string): Figure =>
  row.figures[id] ?? { known: false, reason: 'notCounted' };

/** Rows of the manager's message table that Tapestry has sent and measured itself: there LINE's API counts. */
export const alsoMeasured = (
  rows: readonly Pick<ImportedRow, 'day' | 'texts'>[],
  sends: readonly { name: string; sentAt: string }[],
): number => {
  const ours = new Set(
    sends.map(({ name, sentAt }) => `${lineDayOf(new Date(sentAt))} ${name.trim()}`),
  );
  return rows.filter(({ day, texts }) => ours.has(`${day} ${texts.name?.trim() ?? ''}`)).length;
};

/** The columns of a table that at least one row has something in. */
export const usedColumns = (
  table: ManagerTable,
  rows: readonly ImportedRow[],
): readonly ManagerColumn[] =>
  MANAGER_COLUMNS[table].filter(
    ({ id, kind }) =>
      kind === 'day' ||
      rows.some(({ texts, figures }) =>
        kind === 'text' ? (texts[id] ?? '') !== '' : figures[id] !== undefined,
      ),
  );
