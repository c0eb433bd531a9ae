import { renewParts, type TapestryDocument } from '#shared/document/kinds';
import { newId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import { randomBytesPort } from '../store/random';
import type { Workspace } from '../store/workspace';
import type { CurrentWorkspace } from './current-workspace';
import type { Drafts } from './drafts';

type Channels =
  | 'documents.list'
  | 'documents.get'
  | 'documents.create'
  | 'documents.save'
  | 'documents.draft'
  | 'documents.thumbnail'
  | 'documents.duplicate'
  | 'documents.delete'
  | 'documents.restore';

/** Documents of the open workspace. */
export function documentHandlers(
  current: CurrentWorkspace,
  emit: Emit,
  now: () => Date,
  drafts: Drafts,
  /** Told when nothing of a document is needed on a media host any more. */
  hosting: { release(workspace: Workspace, by: string): Promise<void> },
): SomeHandlers<Channels> {
  const changed = <T>(id: TapestryDocument['id'], result: Result<T>): Result<T> => {
    if (result.ok) emit('documents.changed', { ids: [id] });
    return result;
  };
  return {
    'documents.list': (query) => withWorkspace(current, (ws) => ok(ws.list(query))),
    'documents.get': ({ id }) => withWorkspace(current, (ws) => ws.load(id)),
    'documents.create': ({ document }) =>
      withWorkspace(current, async (ws) => changed(document.id, await ws.create(document))),
    'documents.save': ({ document, baseRevision }) =>
      withWorkspace(current, async (ws) => {
        const stamped = { ...document, updatedAt: now().toISOString() };
        const saved = await ws.save(stamped, baseRevision);
        if (saved.ok) drafts.forget(document.id);
        return changed(document.id, saved);
      }),
    'documents.draft': ({ document, baseRevision }) => {
      drafts.put(document, baseRevision);
      return ok(undefined);
    },
    'documents.thumbnail': ({ id, png }) =>
      withWorkspace(current, async (ws) => {
        const stored = await ws.setThumbnail(id, png);
        return stored.ok ? changed(id, ok(undefined)) : stored;
      }),
    'documents.duplicate': ({ id, as, name }) =>
      withWorkspace(current, async (ws) => {
        const original = await ws.load(id);
        if (!original.ok) return original;
        const copy = await freshCopy(original.value.document, ws, now());
        if (name !== undefined) copy.name = name;
        if (as !== undefined) makeTemplate(copy, as === 'template');
        return changed(copy.id, await ws.create(copy));
      }),
    'documents.delete': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const moved = await ws.trash(id);
        if (moved.ok) await hosting.release(ws, id);
        return moved.ok ? changed(id, ok(undefined)) : moved;
      }),
    'documents.restore': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const restored = await ws.restore(id);
        if (!restored.ok) return restored;
        const head = ws.head(id);
        return head
          ? changed(id, ok(head))
          : fail(appError('store.noSuchDocument', 'This document is no longer in the workspace.'));
      }),
  };
}

/** A template has no time of its own on an account: that belongs to what is made of it. */
function makeTemplate(document: TapestryDocument, isTemplate: boolean): void {
  document.archived = isTemplate;
  if (!isTemplate) {
    delete document.isTemplate;
    return;
  }
  document.isTemplate = true;
  if (document.kind === 'richMenuSet') document.displayPeriod = null;
}

export async function withWorkspace<T>(
  current: CurrentWorkspace,
  run: (workspace: Workspace) => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> {
  const workspace = current.get();
  return workspace.ok ? run(workspace.value) : workspace;
}

/** Every alias that a menu of the workspace uses. */
export async function takenAliases(workspace: Workspace): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const id of workspace.ids('richMenuSet')) {
    const loaded = await workspace.loadAs('richMenuSet', id);
    if (!loaded.ok) continue;
    for (const page of loaded.value.document.pages) taken.add(page.richMenuAliasId);
  }
  return taken;
}

/** A copy with identities of its own. */
export async function freshCopy(
  document: TapestryDocument,
  workspace: Workspace,
  now: Date,
): Promise<TapestryDocument> {
  const copy = structuredClone(document);
  copy.id = newId('doc', randomBytesPort);
  copy.name = nextName(document.name);
  copy.createdAt = now.toISOString();
  copy.updatedAt = now.toISOString();
  renewParts(copy, {
    random: randomBytesPort,
    now,
    takenAliases: await takenAliases(workspace),
  });
  return copy;
}

/** `Home` → `Home 2` → `Home 3`: no word to translate. */
const nextName = (name: string): string => {
  const match = /^(.*\S)\s+(\d+)$/.exec(name);
  return match ? `${match[1]} ${Number(match[2]) + 1}` : `${name} 2`;
};
