import type { DocumentId } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import { readImageInfo } from '../../store/image-info';
import {
  type AdoptParts,
  adoptIntoPage,
  adoptMenus,
  connectedMenus,
  type LivePicture,
} from './adopt';
import type { PublishPorts, PublishTarget } from './ports';
import type { Publication, PublishedPage } from './publication';
import { type Known, readKnown } from './request';

/** Where adopted menus go. */
export interface AdoptionPorts extends PublishPorts {
  library: {
    all(): Promise<Result<RichMenuSet[]>>;
    create(document: RichMenuSet): Promise<Result<unknown>>;
    /** Writes over the newest version of this document. */
    replace(document: RichMenuSet): Promise<Result<unknown>>;
    /** A second one with identities of its own, put away. */
    keepCopy(document: RichMenuSet): Promise<Result<unknown>>;
  };
}

export const adoptGone = (richMenuId: string): AppError =>
  appError('publish.adoptGone', 'This rich menu is gone, or it has no picture.', {
    details: { richMenuId },
  });

/** Takes rich menus of nobody's into the workspace; the account itself is not touched. */
export async function adoptUnmanaged(
  target: PublishTarget,
  richMenuId: string,
  ports: AdoptionPorts,
): Promise<Result<{ documentIds: DocumentId[] }>> {
  const known = await readKnown(target, ports, { withPictures: true });
  if (!known.ok) return known;
  const { live, published } = known.value;
  const ours = new Set(published.pages.map((page) => page.richMenuId));
  const ids = connectedMenus(richMenuId, live, (id) => !ours.has(id));
  if (ids.length === 0) {
    return fail(adoptGone(richMenuId));
  }
  const all = await ports.library.all();
  if (!all.ok) return all;
  const parts = await adoptParts(known.value, ids, ports);
  const taken = new Set(all.value.flatMap((set) => set.pages.map((page) => page.richMenuAliasId)));
  const hasDefault = all.value.some((set) => !set.archived && set.defaultPageId !== null);
  const adopted = adoptMenus(ids, taken, !hasDefault, parts);
  if (!adopted.ok) return adopted;
  const { document, pages } = adopted.value;
  const created = await ports.library.create(document);
  if (!created.ok) return created;
  const isDefault = document.defaultPageId !== null;
  const written = await remember(ports, published, pages, [], {
    defaultRichMenuId: isDefault ? live.defaultRichMenuId : published.defaultRichMenuId,
  });
  return written.ok ? ok({ documentIds: [document.id] }) : written;
}

/** What somebody else made of a page becomes its design; the design before is kept beside it, put away. */
export async function adoptDrift(
  target: PublishTarget,
  pageId: string,
  ports: AdoptionPorts,
): Promise<Result<{ documentIds: DocumentId[] }>> {
  const known = await readKnown(target, ports, { withPictures: true });
  if (!known.ok) return known;
  const { live, published } = known.value;
  const record = published.pages.find((page) => page.pageId === pageId) ?? null;
  const all = await ports.library.all();
  if (!all.ok) return all;
  const document = all.value.find((set) => set.pages.some((page) => page.id === pageId));
  const alias = document?.pages.find((page) => page.id === pageId)?.richMenuAliasId ?? '';
  const richMenuId = live.aliases.get(alias) ?? record?.richMenuId ?? '';
  if (!document || !live.richMenus.has(richMenuId)) {
    return fail(adoptGone(richMenuId));
  }
  const parts = await adoptParts(known.value, [richMenuId], ports);
  const adopted = adoptIntoPage(document, pageId, richMenuId, parts);
  if (!adopted.ok) return adopted;
  const copied = await ports.library.keepCopy(document);
  if (!copied.ok) return copied;
  const replaced = await ports.library.replace(adopted.value.document);
  if (!replaced.ok) return replaced;
  // Our own menu behind it goes with the next publish.
  const retired = record && record.richMenuId !== richMenuId ? [record.richMenuId] : [];
  const written = await remember(ports, published, [adopted.value.page], retired, {});
  return written.ok ? ok({ documentIds: [document.id] }) : written;
}

async function adoptParts(
  { live }: Known,
  ids: readonly string[],
  ports: AdoptionPorts,
): Promise<AdoptParts> {
  const pictures = new Map<string, LivePicture>();
  for (const id of ids) {
    const hash = live.pictures.get(id) ?? null;
    const bytes = hash === null ? null : await ports.assets.read(hash);
    const info = bytes?.ok ? readImageInfo(bytes.value) : null;
    const mime = info?.ok ? info.value.mime : null;
    if (hash !== null && (mime === 'image/png' || mime === 'image/jpeg'))
      pictures.set(id, { hash, mime });
  }
  return {
    live,
    pictureOf: (id) => pictures.get(id) ?? null,
    random: ports.random,
    now: ports.now(),
  };
}

function remember(
  ports: PublishPorts,
  published: Publication,
  pages: readonly PublishedPage[],
  retired: readonly string[],
  more: Partial<Publication>,
): Promise<Result<void>> {
  const fresh = new Set<string>(pages.map((page) => page.pageId));
  return ports.publications.write({
    ...published,
    pages: [...published.pages.filter((page) => !fresh.has(page.pageId)), ...pages],
    retired: [...published.retired, ...retired],
    ...more,
  });
}
