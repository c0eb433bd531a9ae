import { newId } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import { randomBytesPort } from '../store/random';
import type { Workspace } from '../store/workspace';
import type { CurrentWorkspace } from './current-workspace';

type Channels =
  | 'documents.list'
  | 'documents.get'
  | 'documents.create'
  | 'documents.save'
  | 'documents.thumbnail'
  | 'documents.duplicate'
  | 'documents.delete'
  | 'documents.restore';

/** Documents of the open workspace. */
export function documentHandlers(
  current: CurrentWorkspace,
  emit: Emit,
  now: () => Date,
): SomeHandlers<Channels> {
  const changed = <T>(id: RichMenuSet['id'], result: Result<T>): Result<T> => {
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
        return changed(document.id, await ws.save(stamped, baseRevision));
      }),
    'documents.thumbnail': ({ id, png }) =>
      withWorkspace(current, async (ws) => {
        const stored = await ws.setThumbnail(id, png);
        return stored.ok ? changed(id, ok(undefined)) : stored;
      }),
    'documents.duplicate': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const original = await ws.load(id);
        if (!original.ok) return original;
        const copy = await freshCopy(original.value.document, ws, now());
        return changed(copy.id, await ws.create(copy));
      }),
    'documents.delete': ({ id }) =>
      withWorkspace(current, async (ws) => {
        const moved = await ws.trash(id);
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

export async function withWorkspace<T>(
  current: CurrentWorkspace,
  run: (workspace: Workspace) => Result<T> | Promise<Result<T>>,
): Promise<Result<T>> {
  const workspace = current.get();
  return workspace.ok ? run(workspace.value) : workspace;
}

/** Every alias that a document of the workspace uses, except those of the given one. */
export async function takenAliases(
  workspace: Workspace,
  except?: RichMenuSet['id'],
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const id of workspace.ids()) {
    if (id === except) continue;
    const loaded = await workspace.load(id);
    if (!loaded.ok) continue;
    for (const page of loaded.value.document.pages) taken.add(page.richMenuAliasId);
  }
  return taken;
}

/** `home` → `home-2`, within LINE's 32 characters; adds what it chose to the set. */
export function freeAlias(wanted: string, taken: Set<string>): string {
  const stem = wanted.replace(/-\d+$/, '').slice(0, 28) || 'page';
  let alias = wanted.slice(0, 32) || stem;
  for (let number = 2; taken.has(alias); number += 1) alias = `${stem}-${number}`;
  taken.add(alias);
  return alias;
}

/** A copy with identities of its own; tabs of the copy lead to pages of the copy. */
export async function freshCopy(
  document: RichMenuSet,
  workspace: Workspace,
  now: Date,
): Promise<RichMenuSet> {
  const taken = await takenAliases(workspace);
  const pageIds = new Map(document.pages.map((page) => [page.id, newId('pag', randomBytesPort)]));
  const copy = structuredClone(document);
  copy.id = newId('doc', randomBytesPort);
  copy.name = nextName(document.name);
  copy.createdAt = now.toISOString();
  copy.updatedAt = now.toISOString();
  copy.defaultPageId =
    copy.defaultPageId === null ? null : (pageIds.get(copy.defaultPageId) ?? null);
  for (const page of copy.pages) {
    page.id = pageIds.get(page.id) ?? page.id;
    page.richMenuAliasId = freeAlias(page.richMenuAliasId, taken);
    for (const layer of page.layers) layer.id = newId('lay', randomBytesPort);
    for (const area of page.areas) {
      area.id = newId('are', randomBytesPort);
      const target = area.action?.type === 'richmenuswitch' ? area.action.target : null;
      if (target?.kind === 'page') target.pageId = pageIds.get(target.pageId) ?? target.pageId;
    }
  }
  return copy;
}

/** `Home` → `Home 2` → `Home 3`: no word to translate. */
const nextName = (name: string): string => {
  const match = /^(.*\S)\s+(\d+)$/.exec(name);
  return match ? `${match[1]} ${Number(match[2]) + 1}` : `${name} 2`;
};
