import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import type { AppError, Result } from '#shared/errors/app-error';
import type { Backups } from './backups';

/** A file with one of these cannot become readable again by waiting or by a newer Tapestry. */
const DAMAGE: ReadonlySet<string> = new Set([
  'store.emptyFile',
  'store.notJson',
  'store.notADocument',
  'store.invalidDocument',
]);
export const isDamage = ({ code }: AppError): boolean => DAMAGE.has(code);

/** The newest backup of a document that still opens and is that document; `time` as ISO 8601. */
export async function newestGoodBackup(
  backups: Backups,
  id: DocumentId,
  read: (path: string) => Promise<Result<TapestryDocument>>,
): Promise<{ document: TapestryDocument; time: string } | null> {
  for (const { path, time } of (await backups.list(id)).reverse()) {
    const found = await read(path);
    if (found.ok && found.value.id === id) {
      return { document: found.value, time: new Date(time).toISOString() };
    }
  }
  return null;
}

/** Moves a broken file beside, under a name that says when, and answers that name; nothing of it is lost. */
export async function setAside(documentsDir: string, id: DocumentId, now: Date): Promise<string> {
  const name = `${id}.corrupt-${now.toISOString().replace(/[:.]/g, '-')}`;
  await rename(join(documentsDir, `${id}.json`), join(documentsDir, name));
  return name;
}
