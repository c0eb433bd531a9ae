import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname } from 'node:path';
import { documentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { MAX_ASSET_BYTES, type OutputOf } from '#shared/ipc/contract';
import { readWorkspaceFile, WORKSPACE_FILE } from '../store/workspace-file';
import type { CurrentWorkspace } from './current-workspace';
import { type RecentWorkspaces, tokenOf } from './workspaces';

/**
 * What a file is that somebody opened from a file manager: a workspace, by its own file or by a `.tapestry` beside it;
 * a document that lies in one; or something to import. The page never learns a path.
 */
export async function openedFile(
  path: string,
  current: CurrentWorkspace,
  recent: RecentWorkspaces,
): Promise<Result<OutputOf<'app.takeFile'>>> {
  const place = await placeInWorkspace(path);
  if (place !== null) {
    const open = current.get();
    const isOpen = open.ok && open.value.folder === place.folder;
    if (!isOpen) await recent.add(place.folder);
    const token = isOpen ? null : tokenOf(place.folder);
    return ok({ what: 'workspace', token, document: place.document });
  }
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > MAX_ASSET_BYTES) {
      const megabytes = { actual: Math.ceil(size / 1e6), limit: MAX_ASSET_BYTES / 1e6 };
      return fail(
        appError('asset.tooManyBytes', 'This file is too large.', { details: megabytes }),
      );
    }
    return ok({ what: 'file', name, bytes: new Uint8Array(await readFile(path)) });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return fail(
      appError('app.fileUnreadable', `“${name}” cannot be read: ${reason}.`, {
        details: { name, reason },
      }),
    );
  }
}

async function placeInWorkspace(path: string) {
  const folder = dirname(path);
  const isOfWorkspace =
    basename(path) === WORKSPACE_FILE || extname(path).toLowerCase() === '.tapestry';
  if (isOfWorkspace && (await readWorkspaceFile(folder))) return { folder, document: null };
  const id = documentId.safeParse(basename(path, '.json'));
  const isDocument = id.success && basename(folder) === 'documents';
  if (!isDocument || !(await readWorkspaceFile(dirname(folder)))) return null;
  return { folder: dirname(folder), document: id.data };
}
