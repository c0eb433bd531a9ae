import type { Sha256 } from '#shared/domain/ids';
import type { PlanOperation } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import { error, warning } from '#shared/line/problem';
import type { Action, MenuRef, ResultPage } from './actions';
import { describeChanges } from './changes';
import { hashOf } from './fingerprint';
import { planDefault, type ResultDefault } from './plan-default';
import { existing, type PlanRequest, row, type WantedPage } from './plan-request';
import { foreignRows, restingRows } from './plan-rows';
import type { PublishedPage } from './publication';

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
  /** Ids of operations that were left alone because somebody else changed the account. */
  leftAlone: string[];
}

export function makePlan(request: PlanRequest): Plan {
  const { published, live } = request;
  const operations: PlanOperation[] = [];
  const problems: Problem[] = [...request.problems];
  const leftAlone: string[] = [];
  const creates: Action[] = [];
  const aliasCreates: Action[] = [];
  const aliasUpdates: Action[] = [];
  const result: ResultPage[] = [];
  /** Old menus to delete once nothing points at them. */
  const retired: PublishedPage[] = [];
  const menuOf = new Map<string, MenuRef>();
  const wantedIds = new Set<string>(request.pages.map((page) => page.pageId));
  const wantedAliases = new Set(request.pages.map((page) => page.richMenuAliasId));
  const createdPages: WantedPage[] = [];
  const chooses = (...ids: string[]) =>
    request.overwrite === 'all' ||
    ids.some((id) => (request.overwrite as ReadonlySet<string>).has(id));

  for (const page of request.pages) {
    const record = published.pages.find((entry) => entry.pageId === page.pageId) ?? null;
    const isThere = record !== null && live.richMenus.has(record.richMenuId);
    const isSame =
      record !== null && record.wireHash === page.wireHash && record.paintHash === page.paintHash;
    const keeps = isThere && isSame;
    const alias = page.richMenuAliasId;
    const target = live.aliases.get(alias);
    const owner = published.pages.find(
      (entry) => entry.richMenuAliasId === alias && entry.pageId !== page.pageId,
    );
    if (owner && !request.inScope(owner.documentId)) {
      problems.push(
        error('publish.sameAlias', [page.documentId, 'pages', page.pageId, 'richMenuAliasId'], {
          actual: alias,
          details: { first: owner.name, second: page.name, documentId: page.documentId },
        }),
      );
    }
    // Whatever the alias points at: ours, nobody's any more, or somebody else's work.
    const isForeign =
      target !== undefined &&
      live.richMenus.has(target) &&
      !published.pages.some((entry) => entry.richMenuId === target);
    const isMoved = isForeign && record !== null && record.richMenuAliasId === alias;
    const menuId = record && isThere ? record.richMenuId : page.pageId;
    const drift = isForeign ? 'changed' : record !== null && !isThere ? 'gone' : null;
    const isLeft = isForeign && !chooses(menuId, alias);

    if (isForeign) {
      const code = isMoved ? 'publish.changedElsewhere' : 'publish.aliasTaken';
      problems.push(
        warning(code, [page.documentId, 'pages', page.pageId, 'richMenuAliasId'], {
          actual: alias,
          details: { name: page.name, documentId: page.documentId },
        }),
      );
    }
    const { changes, changedAreas } =
      record && !isSame ? describeChanges(record, page) : { changes: [], changedAreas: [] };
    operations.push(
      row({
        op: keeps ? 'unchanged' : isThere ? 'replace' : 'create',
        resource: 'richMenu',
        id: menuId,
        name: page.name,
        reason: reasonFor({ keeps, isThere, record, isForeign, isMoved }),
        drift,
        documentId: page.documentId,
        pageId: page.pageId,
        before: isThere && record ? record.image.hash : null,
        after: keeps && record ? record.image.hash : null,
        changes,
        changedAreas,
      }),
    );
    if (isLeft) {
      leftAlone.push(menuId, alias);
      operations.push(
        row({
          op: 'update',
          resource: 'richMenuAlias',
          id: alias,
          name: alias,
          reason: 'points at a rich menu that was made elsewhere',
          drift: 'changed',
          documentId: page.documentId,
          pageId: page.pageId,
        }),
      );
      if (record) result.push(keptResult(record));
      if (record && isThere) menuOf.set(page.pageId, existing(record.richMenuId));
      continue;
    }

    const menu =
      keeps && record
        ? existing(record.richMenuId)
        : { kind: 'made' as const, pageId: page.pageId };
    menuOf.set(page.pageId, menu);
    if (!keeps) {
      createdPages.push(page);
      creates.push(
        { code: 'createRichMenu', pageId: page.pageId, name: page.name },
        { code: 'uploadImage', pageId: page.pageId, name: page.name },
      );
      if (record && isThere) retired.push(record);
    }
    const aliasState =
      target === undefined
        ? 'create'
        : menu.kind === 'existing' && target === menu.richMenuId
          ? 'unchanged'
          : 'update';
    if (aliasState === 'create') {
      aliasCreates.push({ code: 'createAlias', richMenuAliasId: alias, to: menu, name: page.name });
    } else if (aliasState === 'update') {
      aliasUpdates.push({
        code: 'updateAlias',
        richMenuAliasId: alias,
        from: target ?? '',
        to: menu,
        name: page.name,
      });
    }
    const lostAlias =
      aliasState === 'create' && record !== null && record.richMenuAliasId === alias;
    operations.push(
      row({
        op: aliasState,
        resource: 'richMenuAlias',
        id: alias,
        name: alias,
        reason:
          aliasState === 'unchanged'
            ? 'already points at the live version'
            : aliasState === 'create'
              ? 'tabs need it to find this page'
              : 'points at the new version from now on',
        drift: isForeign ? 'changed' : lostAlias ? 'gone' : null,
        documentId: page.documentId,
        pageId: page.pageId,
      }),
    );
    result.push(keeps && record ? keptResult(record) : freshResult(page, menu));
  }

  // — withdrawn pages —
  const withdrawn = published.pages.filter(
    (entry) => !wantedIds.has(entry.pageId) && request.inScope(entry.documentId),
  );
  const aliasDeletes: Action[] = [];
  const retire = (entry: PublishedPage) => {
    if (live.richMenus.has(entry.richMenuId)) retired.push(entry);
  };
  for (const entry of withdrawn) {
    retire(entry);
    if (!live.richMenus.has(entry.richMenuId)) continue;
    const resting = request.resting.find((set) => set.documentId === entry.documentId);
    operations.push(
      row({
        op: 'delete',
        resource: 'richMenu',
        id: entry.richMenuId,
        name: entry.name,
        reason: resting ? resting.reason : 'no longer in the workspace',
        documentId: entry.documentId,
        pageId: entry.pageId,
        before: entry.image.hash,
      }),
    );
  }
  // Aliases of withdrawn pages, and the old name of a page whose alias was renamed.
  for (const entry of published.pages) {
    const alias = entry.richMenuAliasId;
    if (wantedAliases.has(alias) || !request.inScope(entry.documentId)) continue;
    if (live.aliases.get(alias) !== entry.richMenuId) continue;
    aliasDeletes.push({ code: 'deleteAlias', richMenuAliasId: alias, from: entry.richMenuId });
    operations.push(
      row({
        op: 'delete',
        resource: 'richMenuAlias',
        id: alias,
        name: alias,
        reason: 'no page uses it any more',
        documentId: entry.documentId,
        pageId: entry.pageId,
      }),
    );
  }
  // What other documents published stays ours.
  for (const entry of published.pages) {
    if (!wantedIds.has(entry.pageId) && !request.inScope(entry.documentId)) {
      result.push(keptResult(entry));
    }
  }

  const chosenDefault = planDefault(request, menuOf, retired, chooses);
  operations.push(...chosenDefault.operations);
  problems.push(...chosenDefault.problems);
  leftAlone.push(...chosenDefault.leftAlone);

  operations.push(...restingRows(request, withdrawn), ...foreignRows(request));

  // Menus an obsolete alias still points at go after that alias, all others before it.
  const aliased = new Set(
    aliasDeletes.map((step) => (step.code === 'deleteAlias' ? step.from : '')),
  );
  const deletion = (entry: PublishedPage): Action => ({
    code: 'deleteRichMenu',
    richMenuId: entry.richMenuId,
    name: entry.name,
  });
  const changes: Action[] = [
    ...creates,
    ...aliasCreates,
    ...aliasUpdates,
    ...chosenDefault.actions,
  ];
  const retirement: Action[] = [
    ...retired.filter((entry) => !aliased.has(entry.richMenuId)).map(deletion),
    ...aliasDeletes,
    ...retired.filter((entry) => aliased.has(entry.richMenuId)).map(deletion),
  ];
  const actions: Action[] = [
    ...(createdPages.length > 0
      ? [{ code: 'validate' as const, pageIds: createdPages.map((page) => page.pageId) }]
      : []),
    ...changes,
    ...(changes.length + retirement.length > 0 ? [{ code: 'readBack' as const }] : []),
    ...retirement,
  ];
  return {
    hash: hashOf({
      bot: request.botUserId,
      live: {
        menus: [...live.richMenus.values()].map((menu) => [menu.richMenuId, menu.wireHash]).sort(),
        aliases: [...live.aliases].sort(),
        default: live.defaultRichMenuId,
      },
      wanted: request.pages.map((page) => [
        page.pageId,
        page.richMenuAliasId,
        page.wireHash,
        page.paintHash,
      ]),
      default: request.default,
      operations: operations.map(({ op, resource, id, drift }) => [op, resource, id, drift]),
    }),
    operations,
    problems,
    actions,
    result,
    resultDefault: chosenDefault.result,
    leftAlone,
  };
}

const keptResult = ({ richMenuId, publishedAt, runId, ...page }: PublishedPage): ResultPage => ({
  page,
  menu: existing(richMenuId),
  publishedAt,
  runId,
});

const freshResult = (page: WantedPage, menu: MenuRef): ResultPage => ({
  page: { ...page, image: 'image' in page ? page.image : null },
  menu,
  publishedAt: null,
  runId: null,
});

function reasonFor(facts: {
  keeps: boolean;
  isThere: boolean;
  record: PublishedPage | null;
  isForeign: boolean;
  isMoved: boolean;
}): string {
  if (facts.isMoved) return 'its alias was pointed at another rich menu since it was published';
  if (facts.isForeign) return 'its alias already belongs to a rich menu that was made elsewhere';
  if (facts.keeps) return 'picture and areas are the same as on LINE';
  if (facts.isThere) return 'the design changed since it was published';
  return facts.record ? 'it was deleted on LINE since it was published' : 'not on LINE yet';
}
