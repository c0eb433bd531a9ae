import type { PlanOperation } from '#shared/domain/publishing';
import { warning } from '#shared/line/problem';
import type { MenuRef } from './actions';
import {
  isLeft,
  isUndecided,
  menuFor,
  type PlanDraft,
  type PlanRequest,
  row,
  type WantedMenu,
} from './plan-request';

/**
 * Aliases are pointed elsewhere, never deleted and made again: between the two a tab would lead nowhere.
 * An alias that nobody wants any more goes last.
 */
export function planAliases(request: PlanRequest, draft: PlanDraft): void {
  for (const [alias, wanted] of request.aliases) planAlias(alias, wanted, request, draft);
  planObsolete(request, draft);
  followMenus(request, draft);
}

function planAlias(
  alias: string,
  wanted: WantedMenu,
  request: PlanRequest,
  draft: PlanDraft,
): void {
  const { live, published } = request;
  if (draft.leftAlone.includes(alias)) return;
  const menu = menuFor(wanted, draft.menuOf, live);
  if (!menu) return;
  const target = live.aliases.get(alias);
  const page =
    wanted.kind === 'page'
      ? request.pages.find((entry) => entry.pageId === wanted.pageId)
      : undefined;
  const name = page?.name ?? alias;
  const state =
    target === undefined
      ? 'create'
      : menu.kind === 'existing' && target === menu.richMenuId
        ? 'unchanged'
        : 'update';
  const record = page && published.pages.find((entry) => entry.pageId === page.pageId);
  // Deleted alone, while its menu stayed. With its menu it comes back without another question.
  const isLost =
    state === 'create' &&
    record?.richMenuAliasId === alias &&
    live.richMenus.has(record.richMenuId);
  const isKeptAway = isLeft(request, isLost ? 'gone' : null, alias);
  if (isKeptAway) {
    draft.leftAlone.push(alias);
    if (isUndecided(request, alias)) {
      draft.problems.push(
        warning('publish.aliasGone', [page?.documentId ?? 'aliases', 'pages', page?.pageId ?? ''], {
          actual: alias,
          details: { name, documentId: page?.documentId ?? null },
        }),
      );
    }
  } else if (state === 'create') {
    draft.aliasCreates.push({ code: 'createAlias', richMenuAliasId: alias, to: menu, name });
  } else if (state === 'update') {
    draft.aliasUpdates.push({
      code: 'updateAlias',
      richMenuAliasId: alias,
      from: target ?? '',
      to: menu,
      name,
    });
  }
  const isTaken =
    state === 'update' &&
    target !== undefined &&
    live.richMenus.has(target) &&
    !published.pages.some((entry) => entry.richMenuId === target);
  draft.operations.push(
    row({
      op: state,
      resource: 'richMenuAlias',
      id: alias,
      name: alias,
      code: isLost ? 'plan.aliasGone' : isTaken ? 'plan.aliasElsewhere' : REASONS[state],
      drift: isTaken ? 'changed' : isLost ? 'gone' : null,
      documentId: page?.documentId ?? null,
      pageId: page?.pageId ?? null,
    }),
  );
}

const REASONS: Record<'create' | 'unchanged' | 'update', PlanOperation['code']> = {
  create: 'plan.aliasNew',
  unchanged: 'plan.aliasSame',
  update: 'plan.aliasMoves',
};

/** Aliases of withdrawn pages, and the old name of a page whose alias was renamed. */
function planObsolete(request: PlanRequest, draft: PlanDraft): void {
  const { live, published } = request;
  for (const entry of published.pages) {
    const alias = entry.richMenuAliasId;
    if (request.aliases.has(alias) || !request.inScope(entry.documentId)) continue;
    if (live.aliases.get(alias) !== entry.richMenuId) continue;
    draft.aliasDeletes.push({
      code: 'deleteAlias',
      richMenuAliasId: alias,
      from: entry.richMenuId,
    });
    draft.operations.push(
      row({
        op: 'delete',
        resource: 'richMenuAlias',
        id: alias,
        name: alias,
        code: 'plan.aliasUnused',
        documentId: entry.documentId,
        pageId: entry.pageId,
      }),
    );
  }
}

/**
 * Somebody else's alias that leads to a menu we are about to delete: it follows to the new version; where
 * there is none the menu stays, because a tab that leads nowhere is worse than a menu too many.
 */
function followMenus(request: PlanRequest, draft: PlanDraft): void {
  const handled = new Set([
    ...request.aliases.keys(),
    ...draft.aliasDeletes.map((step) => step.richMenuAliasId),
  ]);
  for (const [alias, target] of request.live.aliases) {
    const old = draft.retired.find((entry) => entry.richMenuId === target);
    if (!old || handled.has(alias)) continue;
    const next: MenuRef | undefined = draft.menuOf.get(old.pageId);
    if (next) {
      draft.aliasUpdates.push({
        code: 'updateAlias',
        richMenuAliasId: alias,
        from: target,
        to: next,
        name: old.name,
      });
      draft.operations.push(
        row({
          op: 'update',
          resource: 'richMenuAlias',
          id: alias,
          name: alias,
          code: 'plan.aliasFollows',
          documentId: old.documentId,
          pageId: old.pageId,
        }),
      );
    } else {
      draft.retired = draft.retired.filter((entry) => entry !== old);
      draft.problems.push(
        warning('publish.stillUsed', [old.documentId, 'pages', old.pageId], {
          actual: alias,
          details: { name: old.name, documentId: old.documentId },
        }),
      );
    }
  }
}
