import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentId } from '#shared/domain/ids';

/**
 * The file of a document that is here and cannot be read, or was set aside for that; null: whoever took it away
 * wanted to. A document that is missing because it is broken must never be taken for one that is not wanted any more.
 */
export async function lostFile(folder: string, id: DocumentId): Promise<string | null> {
  const isThere = (path: string) =>
    stat(path).then(
      () => true,
      () => false,
    );
  const name = `${id}.json`;
  if (await isThere(join(folder, 'documents', name))) return `documents/${name}`;
  if (await isThere(join(folder, 'trash', name))) return null;
  const names = await readdir(join(folder, 'documents')).catch(() => []);
  const aside = names.filter((each) => each.startsWith(`${id}.corrupt-`)).sort();
  const newest = aside.at(-1);
  return newest === undefined ? null : `documents/${newest}`;
}
