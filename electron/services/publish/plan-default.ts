import type { PlanOperation } from '#shared/domain/publishing';
import type { Problem } from '#shared/errors/app-error';
import { warning } from '#shared/line/problem';
import type { Action, MenuRef } from './actions';
import { existing, type PlanRequest, row } from './plan-request';
import type { PublishedPage } from './publication';

/** What we will have set when the run is over; `asBefore`: this run does not touch it. */
export type ResultDefault = MenuRef | null | 'asBefore';

/** Who becomes the default rich menu, and whether somebody else's choice stands in the way. */
export function planDefault(
  request: PlanRequest,
  menuOf: ReadonlyMap<string, MenuRef>,
  retired: readonly PublishedPage[],
  chooses: (...ids: string[]) => boolean,
): {
  operations: PlanOperation[];
  problems: Problem[];
  actions: Action[];
  leftAlone: string[];
  result: ResultDefault;
} {
  const { live, published } = request;
  const current = live.defaultRichMenuId;
  const none = { operations: [], problems: [], actions: [], leftAlone: [] };
  const pictureOf = (richMenuId: string | null) =>
    published.pages.find((page) => page.richMenuId === richMenuId)?.image.hash ?? null;
  const isOurs = current !== null && published.pages.some((page) => page.richMenuId === current);
  const kept = isOurs && current !== null ? existing(current) : null;

  const wanted = request.default;
  const target =
    wanted.kind === 'page'
      ? menuOf.get(wanted.pageId)
      : wanted.kind === 'foreign' && live.richMenus.has(wanted.richMenuId)
        ? existing(wanted.richMenuId)
        : undefined;

  // The page itself is left alone, so the default is too.
  if (!target && wanted.kind === 'page') return { ...none, result: 'asBefore' };
  if (!target) {
    // Nobody asks for the default. One of ours must not stay when its page goes or no longer wants it.
    const holder = published.pages.find((page) => page.richMenuId === current);
    const mayStay =
      holder !== undefined &&
      !request.inScope(holder.documentId) &&
      !retired.some((page) => page.richMenuId === current);
    if (current === null || !isOurs || mayStay) return { ...none, result: kept };
    return {
      ...none,
      operations: [
        row({
          op: 'delete',
          resource: 'defaultRichMenu',
          id: current,
          name: holder?.name ?? current,
          reason: 'no page asks to be the default rich menu',
          documentId: holder?.documentId ?? null,
          pageId: holder?.pageId ?? null,
          before: pictureOf(current),
        }),
      ],
      actions: [{ code: 'clearDefault', from: current }],
      result: null,
    };
  }

  const page =
    wanted.kind === 'page'
      ? request.pages.find((entry) => entry.pageId === wanted.pageId)
      : undefined;
  const name = page?.name ?? (wanted.kind === 'foreign' ? wanted.richMenuId : '');
  const id = current ?? (target.kind === 'existing' ? target.richMenuId : target.pageId);
  const fields = {
    resource: 'defaultRichMenu' as const,
    id,
    name,
    documentId: page?.documentId ?? null,
    pageId: page?.pageId ?? null,
    before: pictureOf(current),
  };
  if (target.kind === 'existing' && target.richMenuId === current) {
    const operations = [
      row({
        ...fields,
        op: 'unchanged',
        reason: 'already the default rich menu',
        after: fields.before,
      }),
    ];
    return { ...none, operations, result: target };
  }
  // Ours was the default and somebody put another in its place.
  const isTaken = current !== null && !isOurs && published.defaultRichMenuId !== null;
  const isLost = current === null && published.defaultRichMenuId !== null;
  const operation = row({
    ...fields,
    op: current === null ? 'create' : 'update',
    reason: isTaken
      ? 'another rich menu was made the default since it was published'
      : current === null
        ? 'followers see no rich menu yet'
        : 'followers see the new version from now on',
    drift: isTaken ? 'changed' : isLost ? 'gone' : null,
  });
  if (isTaken && !chooses(id)) {
    return {
      operations: [operation],
      problems: [
        warning('publish.defaultTaken', [page?.documentId ?? 'defaultRichMenu', 'defaultPageId'], {
          details: { name, documentId: page?.documentId ?? null },
        }),
      ],
      actions: [],
      leftAlone: [id],
      result: 'asBefore',
    };
  }
  return {
    ...none,
    operations: [operation],
    actions: [{ code: 'setDefault', from: current, to: target, name }],
    result: target,
  };
}
