import type { Sha256 } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import type { Action, ResultPage } from './actions';
import { hashOf } from './fingerprint';
import { planAliases } from './plan-aliases';
import { planDefault, type ResultDefault } from './plan-default';
import { planLinks } from './plan-links';
import { keptResult, planMenus } from './plan-menus';
import { type PlanDraft, type PlanRequest, row } from './plan-request';
import { foreignRows, restingRows } from './plan-rows';
import type { PublishedLink, PublishedPage } from './publication';

/*
 * Desired state, what we published last and what LINE serves now go in; rows for people and steps for
 * the machine come out. Pure: the same three give the same plan and the same hash.
 */

export interface Plan {
  hash: Sha256;
  operations: PlanOperation[];
  problems: Problem[];
  actions: Action[];
  /** Everything of ours on the account when the run is over. */
  result: ResultPage[];
  /** The default we will have set: a menu, none, or as it was. */
  resultDefault: ResultDefault;
  links: PublishedLink[];
  /** Menus of ours that should be gone when the run is over. */
  retired: string[];
  /** Ids of operations that were left alone because somebody else changed the account. */
  leftAlone: string[];
}

export function makePlan(request: PlanRequest): Plan {
  const draft: PlanDraft = {
    operations: [],
    problems: [...request.problems],
    leftAlone: [],
    creates: [],
    aliasCreates: [],
    aliasUpdates: [],
    aliasDeletes: [],
    defaults: [],
    linkings: [],
    retired: [],
    menuOf: new Map(),
    links: [],
  };
  const result = planMenus(request, draft);
  const withdrawn = planWithdrawn(request, draft);
  result.push(...othersStay(request));
  planAliases(request, draft);
  const resultDefault = planDefault(request, draft);
  planLinks(request, draft);
  planLeftovers(request, draft);
  draft.operations.push(...restingRows(request, withdrawn), ...foreignRows(request));
  const actions = order(draft, request.beside);
  return {
    hash: fingerprint(request, draft, actions),
    operations: draft.operations,
    problems: [...draft.problems, ...(request.beside?.problems ?? [])],
    actions,
    result,
    resultDefault,
    links: draft.links,
    retired: draft.retired.map((entry) => entry.richMenuId),
    leftAlone: draft.leftAlone,
  };
}

/** What documents of the scope published and no longer want. */
function planWithdrawn(request: PlanRequest, draft: PlanDraft): PublishedPage[] {
  const { live, published } = request;
  const wanted = new Set<string>(request.pages.map((page) => page.pageId));
  const withdrawn = published.pages.filter(
    (entry) => !wanted.has(entry.pageId) && request.inScope(entry.documentId),
  );
  for (const entry of withdrawn) {
    if (!live.richMenus.has(entry.richMenuId)) continue;
    draft.retired.push(entry);
    const resting = request.resting.find((set) => set.documentId === entry.documentId);
    draft.operations.push(
      row({
        op: 'delete',
        resource: 'richMenu',
        id: entry.richMenuId,
        name: entry.name,
        ...(resting?.why ?? { code: 'plan.menuWithdrawn' }),
        documentId: entry.documentId,
        pageId: entry.pageId,
        before: entry.image.hash,
      }),
    );
  }
  return withdrawn;
}

/** What other documents published stays ours. */
const othersStay = (request: PlanRequest): ResultPage[] => {
  const wanted = new Set<string>(request.pages.map((page) => page.pageId));
  return request.published.pages
    .filter((entry) => !wanted.has(entry.pageId) && !request.inScope(entry.documentId))
    .map(keptResult);
};

/** Menus an earlier run could not delete, because somebody still pointed at them or it was cut off. */
function planLeftovers(request: PlanRequest, draft: PlanDraft): void {
  const { live, published } = request;
  for (const richMenuId of published.retired) {
    const menu = live.richMenus.get(richMenuId);
    if (!menu || published.pages.some((page) => page.richMenuId === richMenuId)) continue;
    const isAliased = [...live.aliases].some(
      ([alias, target]) =>
        target === richMenuId &&
        ![...draft.aliasUpdates, ...draft.aliasDeletes].some(
          (step) => 'richMenuAliasId' in step && step.richMenuAliasId === alias,
        ),
    );
    const isDefault = live.defaultRichMenuId === richMenuId && draft.defaults.length === 0;
    const isLinked = [...live.links].some(
      ([userId, target]) =>
        target === richMenuId &&
        !draft.linkings.some(
          (step) => 'users' in step && step.users.some((user) => user.userId === userId),
        ),
    );
    if (isAliased || isDefault || isLinked) continue;
    const name = typeof menu.richMenu.name === 'string' ? menu.richMenu.name : richMenuId;
    draft.retired.push({ richMenuId, name, pageId: '' as never, documentId: '' as never });
    draft.operations.push(
      row({
        op: 'delete',
        resource: 'richMenu',
        id: richMenuId,
        name,
        code: 'plan.menuLeftOver',
      }),
    );
  }
}

/**
 * New menus first, then what points at them, then what followers see, then reading back; only after that
 * is anything deleted. A menu that an obsolete alias still points at goes after that alias.
 */
function order(draft: PlanDraft, beside: PlanRequest['beside']): Action[] {
  const made = draft.creates.flatMap((step) =>
    step.code === 'createRichMenu' ? [step.pageId] : [],
  );
  const aliased = new Set(draft.aliasDeletes.map((step) => step.from));
  const deletion = ({ richMenuId, name }: { richMenuId: string; name: string }): Action => ({
    code: 'deleteRichMenu',
    richMenuId,
    name,
  });
  const hidden: Action[] = [...draft.creates, ...draft.aliasCreates];
  const visible: Action[] = [...draft.aliasUpdates, ...draft.defaults, ...draft.linkings];
  const retirement: Action[] = [
    ...draft.retired.filter((entry) => !aliased.has(entry.richMenuId)).map(deletion),
    ...draft.aliasDeletes,
    ...draft.retired.filter((entry) => aliased.has(entry.richMenuId)).map(deletion),
  ];
  return [
    ...(made.length > 0 ? [{ code: 'validate' as const, pageIds: made }] : []),
    ...hidden,
    ...(beside?.changes ?? []),
    ...visible,
    ...(hidden.length + visible.length + retirement.length > 0
      ? [{ code: 'readBack' as const }]
      : []),
    ...retirement,
    ...(beside?.retirements ?? []),
  ];
}

function fingerprint(request: PlanRequest, draft: PlanDraft, actions: readonly Action[]): Sha256 {
  const { live } = request;
  return hashOf({
    bot: request.botUserId,
    live: {
      menus: [...live.richMenus.values()].map((menu) => [menu.richMenuId, menu.wireHash]).sort(),
      aliases: [...live.aliases].sort(),
      default: live.defaultRichMenuId,
      links: [...live.links].sort(),
    },
    wanted: request.pages.map((page) => [
      page.pageId,
      page.richMenuAliasId,
      page.wireHash,
      page.paintHash,
    ]),
    default: request.default,
    operations: draft.operations.map(({ op, resource, id, drift }) => [op, resource, id, drift]),
    actions,
  });
}
