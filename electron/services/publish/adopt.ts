import { freeAlias } from '#shared/document/kinds/rich-menu-set';
import { type DocumentId, newId, type RandomBytes, type Sha256 } from '#shared/domain/ids';
import type { Page, RichMenuSet } from '#shared/domain/rich-menu/schema';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { toWire } from '#shared/line/rich-menu';
import { fromWire, linkTabs } from '#shared/line/rich-menu/from-wire';
import { knownFields } from '#shared/line/rich-menu/known-fields';
import { paintHash, wireHash } from './fingerprint';
import type { LiveAccount } from './live-account';
import type { PublishedPage } from './publication';

/*
 * From what LINE serves to documents of the workspace, picture included, and back without a difference:
 * an adopted menu is published already, so the next plan says "unchanged".
 */

/** A picture as it lies in the assets. */
export interface LivePicture {
  hash: Sha256;
  mime: 'image/png' | 'image/jpeg';
}

export interface AdoptParts {
  live: LiveAccount;
  pictureOf(richMenuId: string): LivePicture | null;
  random: RandomBytes;
  now: Date;
}

/** The menu and every menu of nobody's that its tabs lead to: a set is taken over whole. */
export function connectedMenus(
  richMenuId: string,
  live: LiveAccount,
  isForeign: (richMenuId: string) => boolean,
): string[] {
  const found = new Set<string>();
  const visit = (id: string) => {
    const menu = live.richMenus.get(id);
    if (!menu || found.has(id) || !isForeign(id)) return;
    found.add(id);
    const areas = (menu.richMenu.areas ?? []) as { action?: Record<string, unknown> }[];
    for (const { action } of areas) {
      if (action?.type !== 'richmenuswitch') continue;
      visit(live.aliases.get(String(action.richMenuAliasId)) ?? '');
    }
  };
  visit(richMenuId);
  return [...found];
}

/** A document of these menus, and what is to be remembered as published. */
export function adoptMenus(
  richMenuIds: readonly string[],
  taken: ReadonlySet<string>,
  wantsDefault: boolean,
  parts: AdoptParts,
): Result<{ document: RichMenuSet; pages: PublishedPage[] }> {
  const { live, random, now } = parts;
  const used = new Set(taken);
  const drafts: { richMenuId: string; page: Page; picture: LivePicture; hasAlias: boolean }[] = [];
  for (const richMenuId of richMenuIds) {
    const aliasOf = [...live.aliases].find(([, target]) => target === richMenuId)?.[0];
    if (aliasOf !== undefined && used.has(aliasOf)) {
      return fail(
        appError('publish.adoptTakenAlias', `A page of this workspace uses the alias ${aliasOf}.`, {
          details: { richMenuAliasId: aliasOf },
        }),
      );
    }
    const alias = aliasOf ?? freeAlias('page', used);
    used.add(alias);
    const drawn = pageFrom(richMenuId, alias, parts);
    if (!drawn.ok) return drawn;
    drafts.push({ richMenuId, hasAlias: aliasOf !== undefined, ...drawn.value });
  }
  const pages = linkTabs(drafts.map((draft) => draft.page));
  const shown = drafts.findIndex((draft) => draft.richMenuId === live.defaultRichMenuId);
  const at = now.toISOString();
  const document: RichMenuSet = {
    id: newId('doc', random),
    kind: 'richMenuSet',
    name: pages[0]?.name ?? '',
    tags: [],
    notes: '',
    archived: false,
    defaultPageId: wantsDefault ? (pages[shown]?.id ?? null) : null,
    displayPeriod: null,
    createdAt: at,
    updatedAt: at,
    pages,
  };
  return ok({
    document,
    pages: drafts.map(({ richMenuId, picture, hasAlias }, index) => {
      const page = published(document, pages[index] as Page, richMenuId, picture, parts);
      // a name that LINE never had is not remembered as published: nobody can have deleted it
      return hasAlias ? page : { ...page, richMenuAliasId: '' };
    }),
  });
}

/** What LINE shows takes the place of a page's design; its id, alias and set stay. */
export function adoptIntoPage(
  document: RichMenuSet,
  pageId: string,
  richMenuId: string,
  parts: AdoptParts,
): Result<{ document: RichMenuSet; page: PublishedPage }> {
  const old = document.pages.find((page) => page.id === pageId);
  if (!old) return fail(appError('publish.adoptGone', 'This page is no longer in the workspace.'));
  const drawn = pageFrom(richMenuId, old.richMenuAliasId, parts);
  if (!drawn.ok) return drawn;
  const pages = linkTabs(
    document.pages.map((page) => (page.id === old.id ? { ...drawn.value.page, id: old.id } : page)),
  );
  const next = { ...document, pages, updatedAt: parts.now.toISOString() };
  const page = pages.find((entry) => entry.id === old.id) as Page;
  return ok({
    document: next,
    page: published(next, page, richMenuId, drawn.value.picture, parts),
  });
}

function pageFrom(
  richMenuId: string,
  richMenuAliasId: string,
  { live, pictureOf, random }: AdoptParts,
): Result<{ page: Page; picture: LivePicture }> {
  const menu = live.richMenus.get(richMenuId);
  const picture = pictureOf(richMenuId);
  if (!menu || !picture) {
    return fail(
      appError('publish.adoptGone', 'This rich menu is gone, or it has no picture.', {
        details: { richMenuId },
      }),
    );
  }
  const { page } = fromWire(menu.richMenu, { random, richMenuAliasId });
  const { width, height } = page.size;
  page.layers = [
    {
      kind: 'image',
      id: newId('lay', random),
      name: page.name,
      asset: picture.hash,
      fit: 'exact',
      frame: { x: 0, y: 0, width, height },
    },
  ];
  return ok({ page, picture });
}

function published(
  document: RichMenuSet,
  page: Page,
  richMenuId: string,
  image: LivePicture,
  { live, random, now }: AdoptParts,
): PublishedPage {
  const served = live.richMenus.get(richMenuId);
  const richMenu = knownFields(served?.richMenu ?? toWire(page, document).richMenu);
  return {
    documentId: document.id as DocumentId,
    pageId: page.id,
    name: page.name,
    richMenuAliasId: page.richMenuAliasId,
    richMenu,
    wireHash: wireHash(richMenu),
    paintHash: paintHash(page),
    image,
    richMenuId,
    publishedAt: now.toISOString(),
    runId: newId('run', random),
  };
}
