import { allFolders, movedFolder, tidyFolder } from '#shared/document/folders';
import { namesOf, referencesOf } from '#shared/document/references';
import type { DocumentId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { UsagePlace } from '#shared/ipc/channels/library';
import type { Emit, SomeHandlers } from '../ipc/services';
import type { Workspace } from '../store/workspace';
import type { CurrentWorkspace } from './current-workspace';
import { withWorkspace } from './documents';

/** Where documents are used, and the folders they lie in. */
export function libraryHandlers(
  current: CurrentWorkspace,
  emit: Emit,
): SomeHandlers<'library.usage' | 'library.facets' | 'library.moveFolder'> {
  return {
    'library.usage': ({ id }) => withWorkspace(current, (ws) => usageOf(ws, id)),
    'library.facets': ({ kinds }) =>
      withWorkspace(current, (ws) => {
        const heads = ws.heads({ kinds });
        const shown = heads.filter(({ archived }) => !archived);
        return ok({
          folders: allFolders(heads.map(({ folder }) => folder)),
          tags: [...new Set(shown.flatMap(({ tags }) => tags))].sort(),
          kinds: [...new Set(shown.map(({ kind }) => kind))],
        });
      }),
    'library.moveFolder': ({ kinds, from, to }) =>
      withWorkspace(current, async (ws) => {
        const moved = await moveFolder(ws, kinds, from, tidyFolder(to));
        if (moved.length > 0) emit('documents.changed', { ids: moved });
        return ok({ documents: moved.length });
      }),
  };
}

/** Reads the few documents that the index names; one that cannot be read is named without its places. */
async function usageOf(ws: Workspace, id: DocumentId): Promise<Result<{ places: UsagePlace[] }>> {
  const target = ws.head(id);
  const couponId = target?.summary?.couponId;
  const names = new Set(
    namesOf({
      id,
      kind: target?.kind ?? '',
      couponId: typeof couponId === 'string' ? couponId : null,
    }),
  );
  const places: UsagePlace[] = [];
  for (const user of ws.usersOf(id)) {
    const loaded = await ws.load(user);
    if (!loaded.ok) continue;
    const { document } = loaded.value;
    const { kind, name, archived } = document;
    for (const { to, where, part } of referencesOf(document))
      if (names.has(to)) places.push({ documentId: user, kind, name, archived, where, part });
  }
  return ok({ places });
}

async function moveFolder(
  ws: Workspace,
  kinds: readonly string[],
  from: string,
  to: string,
): Promise<DocumentId[]> {
  const moved: DocumentId[] = [];
  for (const { id } of ws.heads({ kinds, folder: from })) {
    const loaded = await ws.load(id as DocumentId);
    if (!loaded.ok) continue;
    const { document, revision } = loaded.value;
    const { folder = '', ...rest } = document;
    const next = movedFolder(folder, from, to);
    // when it was last worked on stays: it was not
    const saved = await ws.save(
      next === '' ? (rest as typeof document) : { ...document, folder: next },
      revision,
    );
    if (saved.ok) moved.push(id as DocumentId);
  }
  return moved;
}
