import { z } from 'zod';
import { documentId, pageId } from '#shared/domain/ids';
import { keptPage, liveLink } from './publication';

/*
 * What a run does, as data: planned once, written to the journal, carried out, taken up again after a
 * crash. `page` refers to `pages` of the run by page id; ids of new menus are known only while it runs.
 */

/** A menu that exists, or the one this run makes for a page. */
export const menuRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('existing'), richMenuId: z.string() }),
  z.object({ kind: z.literal('made'), pageId }),
]);
export type MenuRef = z.infer<typeof menuRef>;

/** LINE takes so many people in one call. */
export const LINK_CHUNK = 500;

const named = { name: z.string() };

export const action = z.discriminatedUnion('code', [
  z.object({ code: z.literal('validate'), pageIds: z.array(pageId) }),
  z.object({ code: z.literal('createRichMenu'), pageId, ...named }),
  z.object({ code: z.literal('uploadImage'), pageId, ...named }),
  z.object({ code: z.literal('createAlias'), richMenuAliasId: z.string(), to: menuRef, ...named }),
  z.object({
    code: z.literal('updateAlias'),
    richMenuAliasId: z.string(),
    from: z.string(),
    to: menuRef,
    ...named,
  }),
  z.object({ code: z.literal('setDefault'), from: z.string().nullable(), to: menuRef, ...named }),
  z.object({ code: z.literal('clearDefault'), from: z.string() }),
  z.object({
    code: z.literal('linkUsers'),
    to: menuRef,
    users: z.array(liveLink).max(LINK_CHUNK),
    ...named,
  }),
  z.object({ code: z.literal('unlinkUsers'), users: z.array(liveLink).max(LINK_CHUNK), ...named }),
  z.object({ code: z.literal('readBack') }),
  z.object({ code: z.literal('deleteAlias'), richMenuAliasId: z.string(), from: z.string() }),
  z.object({ code: z.literal('deleteRichMenu'), richMenuId: z.string(), ...named }),
  z.object({
    code: z.literal('createCoupon'),
    documentId,
    wire: z.record(z.string(), z.unknown()),
    /** Coupons that were on the account before: whatever else appears may be ours. */
    listed: z.array(z.string()),
    ...named,
  }),
  z.object({ code: z.literal('closeCoupon'), couponId: z.string(), documentId, ...named }),
  z.object({ code: z.literal('setWebhook'), from: z.string().nullable(), ...named }),
  z.object({
    code: z.literal('renameAudience'),
    audienceGroupId: z.number().int(),
    from: z.string(),
    ...named,
  }),
  z.object({ code: z.literal('deleteAudience'), audienceGroupId: z.number().int(), ...named }),
]);
export type Action = z.infer<typeof action>;

/** A page as the account will hold it when the run is over. */
export const resultPage = z.object({
  page: keptPage.omit({ image: true }).extend({ image: keptPage.shape.image.nullable() }),
  menu: menuRef,
  /** When and by which run the menu was made, where it stays as it is. */
  publishedAt: z.string().nullable(),
  runId: z.string().nullable(),
});
export type ResultPage = z.infer<typeof resultPage>;

/** Followers notice these; until the first of them a run can be taken back without a trace. */
export const isVisible = (step: Action): boolean =>
  step.code === 'updateAlias' ||
  step.code === 'setDefault' ||
  step.code === 'clearDefault' ||
  step.code === 'linkUsers' ||
  step.code === 'unlinkUsers';

/** Clearing away what nobody sees any more, and what is for good; only after everything was read back. */
export const isRetirement = (step: Action): boolean =>
  step.code === 'deleteAlias' ||
  step.code === 'deleteRichMenu' ||
  step.code === 'closeCoupon' ||
  step.code === 'deleteAudience';

/** What a step is called on the screen: `{ code, details }`, translated by code. */
export function describeAction(step: Action): { code: string; details: Record<string, unknown> } {
  const { code, ...rest } = step;
  if (step.code === 'validate') return { code, details: { count: step.pageIds.length } };
  if (step.code === 'linkUsers' || step.code === 'unlinkUsers')
    return { code, details: { count: step.users.length, name: step.name } };
  const { to: _to, wire: _wire, listed: _listed, ...details } = rest as Record<string, unknown>;
  return { code, details };
}
