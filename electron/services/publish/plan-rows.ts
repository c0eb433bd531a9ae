import type { PlanOperation } from '#shared/domain/publishing';
import { type PlanRequest, row } from './plan-request';
import type { PublishedPage } from './publication';

/** Documents outside of their period, said once each so that nobody wonders where they are. */
export const restingRows = (
  request: PlanRequest,
  withdrawn: readonly PublishedPage[],
): PlanOperation[] =>
  request.resting
    .filter(
      (set) =>
        set.why.code !== 'plan.menuArchived' &&
        !withdrawn.some((page) => page.documentId === set.documentId),
    )
    .map((set) =>
      row({
        op: 'unchanged',
        resource: 'richMenu',
        id: set.documentId,
        name: set.name,
        ...set.why,
        documentId: set.documentId,
      }),
    );

/** Menus of other tools: named, never touched. */
export const foreignRows = ({ live, published }: PlanRequest): PlanOperation[] =>
  [...live.richMenus.values()]
    .filter(
      ({ richMenuId }) =>
        !published.retired.includes(richMenuId) &&
        !published.pages.some((page) => page.richMenuId === richMenuId),
    )
    .map((menu) =>
      row({
        op: 'adopt',
        resource: 'richMenu',
        id: menu.richMenuId,
        name: typeof menu.richMenu.name === 'string' ? menu.richMenu.name : menu.richMenuId,
        code: 'plan.menuElsewhere',
        before: live.pictures.get(menu.richMenuId) ?? null,
        liveId: menu.richMenuId,
      }),
    );
