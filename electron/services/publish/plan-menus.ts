import { error, warning } from '#shared/line/problem';
import type { MenuRef, ResultPage } from './actions';
import { describeChanges } from './changes';
import {
  existing,
  isLeft,
  isUndecided,
  type PlanDraft,
  type PlanRequest,
  row,
  type WantedPage,
} from './plan-request';
import type { PublishedPage } from './publication';

/** Which pages keep their menu, which get a new one, and which are left alone. */
export function planMenus(request: PlanRequest, draft: PlanDraft): ResultPage[] {
  return request.pages.flatMap((page) => planPage(page, request, draft));
}

function planPage(page: WantedPage, request: PlanRequest, draft: PlanDraft): ResultPage[] {
  const { published, live } = request;
  const { problems, operations, leftAlone, menuOf } = draft;
  const record = published.pages.find((entry) => entry.pageId === page.pageId) ?? null;
  const isThere = record !== null && live.richMenus.has(record.richMenuId);
  const isSame = record !== null && hasSameContent(page, record);
  const isAltered = record !== null && isThere && differsOnLine(record, request);
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
  const wantsAlias = isAliasOf(request, page);
  const isForeign =
    wantsAlias &&
    target !== undefined &&
    live.richMenus.has(target) &&
    !published.pages.some((entry) => entry.richMenuId === target);
  const isMoved = isForeign && record !== null && record.richMenuAliasId === alias;
  const menuId = record && isThere ? record.richMenuId : page.pageId;
  const drift =
    isForeign || isAltered ? 'changed' : record !== null && !isThere ? ('gone' as const) : null;
  const keeps = isThere && isSame && !isAltered;

  // what somebody has decided about, either way, needs no warning that it is left alone
  if (drift === 'changed' && isUndecided(request, menuId, alias)) {
    const code = isMoved || !isForeign ? 'publish.changedElsewhere' : 'publish.aliasTaken';
    problems.push(
      warning(code, [page.documentId, 'pages', page.pageId, 'richMenuAliasId'], {
        actual: alias,
        details: { name: page.name, documentId: page.documentId },
      }),
    );
  }
  if (drift === 'gone' && isUndecided(request, menuId, alias)) {
    problems.push(
      warning('publish.goneElsewhere', [page.documentId, 'pages', page.pageId], {
        details: { name: page.name, documentId: page.documentId },
      }),
    );
  }
  const { changes, changedAreas } =
    record && !isSame ? describeChanges(record, page) : { changes: [], changedAreas: [] };
  const shownNow = isForeign ? (live.pictures.get(target ?? '') ?? null) : null;
  const oldPicture =
    isThere && record ? (live.pictures.get(record.richMenuId) ?? record.image.hash) : null;
  operations.push(
    row({
      op: keeps ? 'unchanged' : isThere ? 'replace' : 'create',
      resource: 'richMenu',
      id: menuId,
      name: page.name,
      code: reasonFor({ keeps, isThere, record, isForeign, isMoved, isAltered }),
      drift,
      documentId: page.documentId,
      pageId: page.pageId,
      before: shownNow ?? oldPicture,
      after: keeps && record ? record.image.hash : 'image' in page ? page.image.hash : null,
      changes,
      changedAreas,
      ...(isForeign && target !== undefined ? { liveId: target } : {}),
    }),
  );
  if (isLeft(request, drift, menuId, alias)) {
    leftAlone.push(menuId, alias);
    if (isForeign) {
      operations.push(
        row({
          op: 'update',
          resource: 'richMenuAlias',
          id: alias,
          name: alias,
          code: 'plan.aliasElsewhere',
          drift: 'changed',
          documentId: page.documentId,
          pageId: page.pageId,
        }),
      );
    }
    if (!record) return [];
    if (isThere) menuOf.set(page.pageId, existing(record.richMenuId));
    return [keptResult(record)];
  }
  const menu: MenuRef =
    keeps && record ? existing(record.richMenuId) : { kind: 'made', pageId: page.pageId };
  menuOf.set(page.pageId, menu);
  if (!keeps) {
    draft.creates.push(
      { code: 'createRichMenu', pageId: page.pageId, name: page.name },
      { code: 'uploadImage', pageId: page.pageId, name: page.name },
    );
    if (record && isThere) draft.retired.push(record);
  }
  return [
    keeps && record
      ? { ...keptResult(record), page: withoutRun(record, page) }
      : freshResult(page, menu),
  ];
}

const isAliasOf = (request: PlanRequest, page: WantedPage): boolean => {
  const wanted = request.aliases.get(page.richMenuAliasId);
  return wanted?.kind === 'page' && wanted.pageId === page.pageId;
};

const hasSameContent = (page: WantedPage, record: PublishedPage): boolean =>
  record.wireHash === page.wireHash &&
  record.paintHash === page.paintHash &&
  (!('image' in page) || page.image.hash === record.image.hash);

/** LINE cannot change a menu in place, so this is rare; whoever did it, it is not what we sent. */
function differsOnLine(record: PublishedPage, { live }: PlanRequest): boolean {
  const picture = live.pictures.get(record.richMenuId);
  return (
    live.richMenus.get(record.richMenuId)?.wireHash !== record.wireHash ||
    (picture !== undefined && picture !== record.image.hash)
  );
}

/** A page whose menu stays, under the alias it has now. */
export const keptResult = ({
  richMenuId,
  publishedAt,
  runId,
  ...page
}: PublishedPage): ResultPage => ({
  page,
  menu: existing(richMenuId),
  publishedAt,
  runId,
});

const withoutRun = (record: PublishedPage, page: WantedPage): ResultPage['page'] => {
  const { richMenuId: _m, publishedAt: _p, runId: _r, ...kept } = record;
  return { ...kept, name: page.name, richMenuAliasId: page.richMenuAliasId };
};

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
  isAltered: boolean;
}): string {
  if (facts.isMoved) return 'plan.menuAliasMoved';
  if (facts.isForeign) return 'plan.menuAliasTaken';
  if (facts.isAltered) return 'plan.menuAltered';
  if (facts.keeps) return 'plan.menuSame';
  if (facts.isThere) return 'plan.menuChanged';
  return facts.record ? 'plan.menuGone' : 'plan.menuNew';
}
