import { DEFAULT_ROW } from '#shared/domain/publishing';
import { warning } from '#shared/line/problem';
import type { MenuRef } from './actions';
import type { LiveAccount } from './live-account';
import {
  existing,
  isLeft,
  isUndecided,
  menuFor,
  type PlanDraft,
  type PlanRequest,
  row,
} from './plan-request';

/** What we will have set when the run is over; `asBefore`: this run does not touch it. */
export type ResultDefault = MenuRef | null | 'asBefore';

/** Who becomes the default rich menu, and whether somebody else's choice stands in the way. */
export function planDefault(request: PlanRequest, draft: PlanDraft): ResultDefault {
  const { live, published } = request;
  const { operations, menuOf, retired } = draft;
  const current = live.defaultRichMenuId;
  const pictureOf = (richMenuId: string | null) =>
    richMenuId === null
      ? null
      : (live.pictures.get(richMenuId) ??
        published.pages.find((page) => page.richMenuId === richMenuId)?.image.hash ??
        null);
  const isOurs =
    current !== null &&
    (published.retired.includes(current) ||
      published.pages.some((page) => page.richMenuId === current));
  const kept = isOurs && current !== null ? existing(current) : null;

  const wanted = request.default;
  const target = wanted.kind === 'none' ? undefined : menuFor(wanted, menuOf, live);

  // The page itself is left alone, so the default is too.
  if (!target && wanted.kind === 'page') return 'asBefore';
  if (!target) {
    // Nobody asks for the default. One of ours must not stay when its page goes or no longer wants it.
    const holder = published.pages.find((page) => page.richMenuId === current);
    const mayStay =
      holder !== undefined &&
      !request.inScope(holder.documentId) &&
      !retired.some((page) => page.richMenuId === current);
    if (current === null || !isOurs || mayStay) return kept;
    operations.push(
      row({
        op: 'delete',
        resource: 'defaultRichMenu',
        id: current,
        name: holder?.name ?? current,
        code: 'plan.defaultUnwanted',
        documentId: holder?.documentId ?? null,
        pageId: holder?.pageId ?? null,
        before: pictureOf(current),
      }),
    );
    draft.defaults.push({ code: 'clearDefault', from: current });
    return null;
  }

  const page =
    wanted.kind === 'page'
      ? request.pages.find((entry) => entry.pageId === wanted.pageId)
      : undefined;
  const name =
    page?.name ?? (wanted.kind === 'foreign' ? foreignName(wanted.richMenuId, live) : '');
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
    operations.push(
      row({
        ...fields,
        op: 'unchanged',
        code: 'plan.defaultSame',
        after: fields.before,
      }),
    );
    return target;
  }
  // We had set one and somebody put another in its place, be it another one of ours.
  const isTaken =
    current !== null &&
    published.defaultRichMenuId !== null &&
    (!isOurs || (current !== published.defaultRichMenuId && !published.retired.includes(current)));
  // A default that went with its deleted menu comes back with it; only one that was cleared is a question.
  const record = page && published.pages.find((entry) => entry.pageId === page.pageId);
  const isLost =
    current === null &&
    published.defaultRichMenuId !== null &&
    (record === undefined || live.richMenus.has(record.richMenuId));
  const drift = isTaken ? 'changed' : isLost ? 'gone' : null;
  operations.push(
    row({
      ...fields,
      op: current === null ? 'create' : 'update',
      code: isTaken
        ? 'plan.defaultTaken'
        : isLost
          ? 'plan.defaultGone'
          : current === null
            ? 'plan.defaultNew'
            : 'plan.defaultMoves',
      drift,
      ...(isTaken && current !== null ? { liveId: current } : {}),
    }),
  );
  if (isLeft(request, drift, id, DEFAULT_ROW)) {
    if (isUndecided(request, id, DEFAULT_ROW)) {
      const code = isTaken ? 'publish.defaultTaken' : 'publish.defaultGone';
      draft.problems.push(
        warning(code, [page?.documentId ?? 'defaultRichMenu', 'defaultPageId'], {
          details: { name, documentId: page?.documentId ?? null },
        }),
      );
    }
    draft.leftAlone.push(id);
    return 'asBefore';
  }
  draft.defaults.push({ code: 'setDefault', from: current, to: target, name });
  return target;
}

/** What somebody else called their menu. */
const foreignName = (richMenuId: string, { richMenus }: LiveAccount): string => {
  const name = richMenus.get(richMenuId)?.richMenu.name;
  return typeof name === 'string' && name !== '' ? name : richMenuId;
};
