import type { DocumentId, PageId } from '#shared/domain/ids';
import { type Action, LINK_CHUNK, type MenuRef } from './actions';
import { isLeft, menuFor, type PlanDraft, type PlanRequest, row } from './plan-request';

/** Id of the row that stands for the people of one page. */
export const linksRowId = (pageId: string): string => `links:${pageId}`;

interface Group {
  pageId: PageId;
  documentId: DocumentId;
  name: string;
  link: { userId: string; from: string | null; to: MenuRef }[];
  unlink: { userId: string; from: string }[];
  same: number;
  changed: { userId: string; from: string | null; to: MenuRef }[];
  gone: { userId: string; from: string | null; to: MenuRef }[];
}

/**
 * Rich menus of single people. A tap on a tab changes them too, so a person who is on another page of
 * the same set is where they want to be and is not moved.
 */
export function planLinks(request: PlanRequest, draft: PlanDraft): void {
  const { live, published } = request;
  const groups = new Map<string, Group>();
  const groupOf = (pageId: PageId, documentId: DocumentId): Group => {
    const known = groups.get(pageId);
    if (known) return known;
    const name =
      [...request.pages, ...published.pages].find((page) => page.pageId === pageId)?.name ?? pageId;
    const made: Group = {
      pageId,
      documentId,
      name,
      link: [],
      unlink: [],
      same: 0,
      changed: [],
      gone: [],
    };
    groups.set(pageId, made);
    return made;
  };
  const pageOfMenu = (richMenuId: string | null) =>
    published.pages.find((page) => page.richMenuId === richMenuId) ?? null;
  const wantedUsers = new Set(request.links.map((link) => link.userId));

  for (const { userId, to } of request.links) {
    const now = live.links.get(userId) ?? null;
    if (to === null) {
      const page = pageOfMenu(now);
      if (now !== null && page)
        groupOf(page.pageId, page.documentId).unlink.push({ userId, from: now });
      continue;
    }
    const target = menuFor(to, draft.menuOf, live);
    const page =
      to.kind === 'page' ? request.pages.find((entry) => entry.pageId === to.pageId) : undefined;
    if (!target) continue;
    const group = page
      ? groupOf(page.pageId, page.documentId)
      : groupOf(
          (pageOfMenu(now)?.pageId ??
            published.links.find((l) => l.userId === userId)?.pageId ??
            userId) as PageId,
          (pageOfMenu(now)?.documentId ?? '') as DocumentId,
        );
    const current = pageOfMenu(now);
    // On another page of the same set: they stay on that page, in its new version.
    const stays =
      page && current && current.documentId === page.documentId
        ? draft.menuOf.get(current.pageId)
        : undefined;
    const wanted = request.choices === 'all' ? target : (stays ?? target);
    if (page) draft.links.push({ userId, documentId: page.documentId, pageId: page.pageId });
    if (wanted.kind === 'existing' && wanted.richMenuId === now) {
      group.same += 1;
      continue;
    }
    const entry = { userId, from: now, to: wanted };
    const record = published.links.find((link) => link.userId === userId);
    if (now !== null && live.richMenus.has(now) && !current && page) group.changed.push(entry);
    else if (now === null && record?.pageId === page?.pageId && page) group.gone.push(entry);
    else group.link.push(entry);
  }
  for (const record of published.links) {
    if (wantedUsers.has(record.userId)) continue;
    if (!request.inScope(record.documentId)) {
      draft.links.push(record);
      continue;
    }
    const now = live.links.get(record.userId) ?? null;
    const current = pageOfMenu(now);
    if (now !== null && current?.documentId === record.documentId)
      groupOf(record.pageId, record.documentId).unlink.push({ userId: record.userId, from: now });
  }
  followReplaced(request, draft, groupOf, wantedUsers);
  for (const group of groups.values()) writeGroup(group, request, draft);
}

/** People of documents that are not planned here, but whose menu is replaced, go along with it. */
function followReplaced(
  request: PlanRequest,
  draft: PlanDraft,
  groupOf: (pageId: PageId, documentId: DocumentId) => Group,
  wantedUsers: ReadonlySet<string>,
): void {
  for (const [userId, now] of request.live.links) {
    if (now === null || wantedUsers.has(userId)) continue;
    const old = draft.retired.find((entry) => entry.richMenuId === now);
    const next = old && draft.menuOf.get(old.pageId);
    const record = request.published.links.find((link) => link.userId === userId);
    if (!old || !next || !record || request.inScope(record.documentId)) continue;
    groupOf(old.pageId, old.documentId).link.push({ userId, from: now, to: next });
  }
}

function writeGroup(group: Group, request: PlanRequest, draft: PlanDraft): void {
  const id = linksRowId(group.pageId);
  const drift = group.changed.length > 0 ? 'changed' : group.gone.length > 0 ? 'gone' : null;
  // Somebody who has no menu any more has unlinked, blocked the account, or never was a friend: LINE does not say.
  const leavesChanged = isLeft(request, 'changed', id);
  const links = [...group.link, ...(leavesChanged ? [] : [...group.changed, ...group.gone])];
  if (drift !== null && leavesChanged) draft.leftAlone.push(id);
  const fields = {
    resource: 'userLinks' as const,
    id,
    name: group.name,
    documentId: group.documentId || null,
    pageId: group.pageId.startsWith('pag_') ? group.pageId : null,
  };
  const count = group.link.length + group.changed.length + group.gone.length;
  draft.operations.push(
    row({
      ...fields,
      op:
        group.unlink.length > 0 && count === 0
          ? 'delete'
          : count > 0
            ? group.link.some((entry) => entry.from === null) && drift === null
              ? 'create'
              : 'update'
            : 'unchanged',
      code:
        drift === 'changed'
          ? 'plan.linksChanged'
          : drift === 'gone'
            ? 'plan.linksGone'
            : links.length > 0
              ? 'plan.linksNew'
              : group.unlink.length > 0
                ? 'plan.linksTaken'
                : 'plan.linksSame',
      drift,
      changes: [
        {
          code: 'plan.change.people',
          details: { link: count, unlink: group.unlink.length, same: group.same },
        },
      ],
    }),
  );
  const byMenu = new Map<string, Group['link']>();
  for (const entry of links) {
    const key = entry.to.kind === 'made' ? entry.to.pageId : entry.to.richMenuId;
    byMenu.set(key, [...(byMenu.get(key) ?? []), entry]);
  }
  for (const entries of byMenu.values()) {
    const [first] = entries;
    if (!first) continue;
    for (let at = 0; at < entries.length; at += LINK_CHUNK) {
      const users = entries
        .slice(at, at + LINK_CHUNK)
        .map(({ userId, from }) => ({ userId, richMenuId: from }));
      draft.linkings.push({ code: 'linkUsers', to: first.to, users, name: group.name });
    }
  }
  for (let at = 0; at < group.unlink.length; at += LINK_CHUNK) {
    const users = group.unlink
      .slice(at, at + LINK_CHUNK)
      .map(({ userId, from }) => ({ userId, richMenuId: from }));
    const step: Action = { code: 'unlinkUsers', users, name: group.name };
    draft.linkings.push(step);
  }
}

/** Everybody whose link a plan has to know. */
export const peopleOf = (
  request: Pick<PlanRequest, 'published'>,
  wanted: readonly string[],
): string[] => [...new Set([...wanted, ...request.published.links.map((link) => link.userId)])];
