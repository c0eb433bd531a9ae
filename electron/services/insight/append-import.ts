import { createHash, randomUUID } from 'node:crypto';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { importsIn } from '#shared/insight/manager/imports';
import { openSheet, readRows } from '#shared/insight/manager/read';
import type { ColumnMapping, ManagerTable } from '#shared/insight/manager/tables';
import type { InsightFacts } from './facts';

/** A file of LINE's manager, decoded, and what its columns were taken for. */
export interface ManagerFile {
  file: string;
  text: string;
  table: ManagerTable;
  mapping: ColumnMapping;
}

export interface AppendedImport {
  importId: string;
  rows: number;
  leftOut: number;
  head: string[];
}

/** Appends the rows that can be read, with the time and the mark of the channel. The same file counts once. */
export async function appendImport(
  facts: Pick<InsightFacts, 'archive' | 'observations' | 'simulated' | 'now'>,
  { file, text, table, mapping }: ManagerFile,
): Promise<Result<AppendedImport>> {
  const hash = createHash('sha256').update(text).digest('hex');
  const twin = importsIn(facts.observations).find(
    (one) => one.hash === hash && one.table === table && one.withdrawnAt === null,
  );
  if (twin) {
    return fail(
      appError('insight.alreadyImported', 'This file was imported already.', {
        details: { file: twin.file, importedAt: twin.importedAt },
      }),
    );
  }
  const sheet = openSheet(text);
  const { rows, problems } = readRows(sheet, table, mapping);
  if (rows.length === 0) {
    return fail(
      appError('insight.nothingToImport', 'No row of this file can be read.', {
        details: { file },
      }),
    );
  }
  const importId = `imp_${randomUUID()}`;
  const { archive, simulated, now } = facts;
  const stored = await archive.append([
    {
      simulated,
      fetchedAt: now.toISOString(),
      kind: 'managerImport',
      answer: { importId, table, file, hash, rows },
    },
  ]);
  if (!stored.ok) return stored;
  return ok({ importId, rows: rows.length, leftOut: problems.length, head: [...sheet.head] });
}
