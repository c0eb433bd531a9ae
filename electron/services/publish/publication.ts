import { z } from 'zod';
import { documentId, pageId, runId, sha256 } from '#shared/domain/ids';
import { publishRun } from '#shared/domain/publishing';

/*
 * What Tapestry put on an account and what was there before: one file per account in the workspace
 * (`publications/<bot user id>.json`). It is our memory, never the truth: the truth is read from LINE.
 */

/** A page with everything needed to put it on the platform again. */
export const keptPage = z.object({
  documentId,
  pageId,
  /** For people: the page's name. */
  name: z.string(),
  /** Empty: it has none on LINE, because it was taken in without one. */
  richMenuAliasId: z.string(),
  richMenu: z.record(z.string(), z.unknown()),
  wireHash: sha256,
  paintHash: sha256,
  /** The picture in the workspace's assets. */
  image: z.object({ hash: sha256, mime: z.enum(['image/png', 'image/jpeg']) }),
});
export type KeptPage = z.infer<typeof keptPage>;

export const publishedPage = keptPage.extend({
  richMenuId: z.string(),
  publishedAt: z.string(),
  runId,
});
export type PublishedPage = z.infer<typeof publishedPage>;

export const aliasTarget = z.object({ richMenuAliasId: z.string(), richMenuId: z.string() });

/** Whose phone shows which rich menu on its own account; null: none of their own. */
export const liveLink = z.object({ userId: z.string(), richMenuId: z.string().nullable() });

/** What was live at one moment, as far as it is ours, and the default, whoever made it. */
export const snapshot = z.object({
  /** Pages whose menu LINE had. */
  pages: z.array(publishedPage),
  defaultRichMenuId: z.string().nullable(),
  /** Aliases of ours and those the run touched, as LINE had them; older runs know only their pages' own. */
  aliases: z.array(aliasTarget).optional(),
  /** People who got a menu of their own from us, or were about to. */
  links: z.array(liveLink).optional(),
});
export type Snapshot = z.infer<typeof snapshot>;

export const finishedRun = z.object({
  run: publishRun,
  /** The run that this rollback took back. */
  undoes: runId.nullable(),
  before: snapshot,
});
export type FinishedRun = z.infer<typeof finishedRun>;

/** A person to whom we gave a rich menu of their own. */
export const publishedLink = z.object({ userId: z.string(), documentId, pageId });
export type PublishedLink = z.infer<typeof publishedLink>;

export const publication = z.object({
  botUserId: z.string(),
  pages: z.array(publishedPage),
  /** The default rich menu that we set last; null when we set none. */
  defaultRichMenuId: z.string().nullable(),
  links: z.array(publishedLink).default([]),
  /** Menus of ours that were to be deleted; one that is still there goes with the next publish. */
  retired: z.array(z.string()).default([]),
  /** Newest last. */
  runs: z.array(finishedRun),
});
export type Publication = z.infer<typeof publication>;

export const emptyPublication = (botUserId: string): Publication => ({
  botUserId,
  pages: [],
  defaultRichMenuId: null,
  links: [],
  retired: [],
  runs: [],
});

/** What this file keeps at hand; the history keeps every run. */
export const RUNS_KEPT = 50;
