import { linksOf, replaceLink } from '#shared/document/links';
import { referencesOf } from '#shared/document/references';
import type { DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type ProblemPath, type Result } from '#shared/errors/app-error';
import type { WorkspaceLink } from '#shared/ipc/channels/links';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import { checkLink } from './check-link';

type Channels = 'links.list' | 'links.replace' | 'links.undo' | 'links.check';

/** What one change did, so that exactly that can be taken back. */
interface Change {
  from: string;
  to: string;
  places: { id: DocumentId; paths: ProblemPath[] }[];
}
/** The last changes of this run; older ones are in the versions of their documents. */
const MOST_CHANGES = 20;

/** The links of a workspace: found, changed in one place, asked whether they answer. */
export function linkHandlers(
  current: CurrentWorkspace,
  emit: Emit,
  check: typeof checkLink = checkLink,
): SomeHandlers<Channels> {
  const changes = new Map<string, Change>();
  const changed = (ids: DocumentId[]) => {
    if (ids.length > 0) emit('documents.changed', { ids });
  };
  return {
    'links.list': ({ campaignId }) =>
      withWorkspace(current, async (ws) => ok({ links: await listLinks(ws, campaignId) })),
    'links.replace': ({ from, to, documentIds }) =>
      withWorkspace(current, async (ws) => {
        const change: Change = { from, to, places: [] };
        let failed = 0;
        for (const id of documentIds) {
          const paths = await edit(ws, id, (document) => replaceLink(document, from, to));
          if (paths === null) failed += 1;
          else if (paths.length > 0) change.places.push({ id, paths });
        }
        const undo = Buffer.from(randomBytesPort(12)).toString('hex');
        changes.set(undo, change);
        for (const key of changes.keys()) if (changes.size > MOST_CHANGES) changes.delete(key);
        changed(change.places.map(({ id }) => id));
        return ok({
          undo,
          documents: change.places.length,
          places: change.places.reduce((sum, { paths }) => sum + paths.length, 0),
          failed,
        });
      }),
    'links.undo': ({ undo }) =>
      withWorkspace(current, async (ws): Promise<Result<{ documents: number }>> => {
        const change = changes.get(undo);
        if (!change)
          return fail(appError('links.nothingToUndo', 'This change can no longer be taken back.'));
        changes.delete(undo);
        const back: DocumentId[] = [];
        for (const { id, paths } of change.places) {
          const done = await edit(ws, id, (document) =>
            replaceLink(document, change.to, change.from, paths),
          );
          if (done !== null && done.length > 0) back.push(id);
        }
        changed(back);
        return ok({ documents: back.length });
      }),
    'links.check': async ({ url }) => ok(await check(url)),
  };
}

/** By how many documents lead there, then by address. */
async function listLinks(ws: Workspace, campaignId: DocumentId | null): Promise<WorkspaceLink[]> {
  const ids = campaignId === null ? ws.withLinks() : await partsOf(ws, campaignId);
  const found = new Map<string, WorkspaceLink>();
  for (const id of ids) {
    const loaded = await ws.load(id);
    if (!loaded.ok) continue;
    const { document } = loaded.value;
    if (document.archived) continue;
    for (const { url } of linksOf(document)) {
      const link = found.get(url) ?? { url, documents: [] };
      found.set(url, link);
      const known = link.documents.find((other) => other.id === id);
      if (known) known.places += 1;
      else link.documents.push({ id, kind: document.kind, name: document.name, places: 1 });
    }
  }
  return [...found.values()].sort(
    (a, b) => b.documents.length - a.documents.length || (a.url < b.url ? -1 : 1),
  );
}

/** A campaign, what it sends and shows, and what that is made of. */
async function partsOf(ws: Workspace, campaignId: DocumentId): Promise<Set<DocumentId>> {
  const found = new Set<DocumentId>();
  const waiting = [campaignId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const loaded = await ws.load(id);
    if (!loaded.ok) continue;
    for (const { to } of referencesOf(loaded.value.document))
      if (!to.startsWith('coupon:')) waiting.push(to as DocumentId);
  }
  return found;
}

/** Changes a document and saves it where anything changed; null when it could not be read or saved. */
async function edit(
  ws: Workspace,
  id: DocumentId,
  recipe: (document: Parameters<typeof replaceLink>[0]) => ProblemPath[],
): Promise<ProblemPath[] | null> {
  const loaded = await ws.load(id);
  if (!loaded.ok) return null;
  const document = structuredClone(loaded.value.document);
  const paths = recipe(document);
  if (paths.length === 0) return paths;
  document.updatedAt = new Date().toISOString();
  const saved = await ws.save(document, loaded.value.revision);
  return saved.ok ? paths : null;
}
