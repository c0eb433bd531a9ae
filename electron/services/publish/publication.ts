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

/** What was live at one moment, as far as it is ours, and the default, whoever made it. */
export const snapshot = z.object({
  pages: z.array(publishedPage),
  defaultRichMenuId: z.string().nullable(),
});
export type Snapshot = z.infer<typeof snapshot>;

export const finishedRun = z.object({
  run: publishRun,
  /** The run that this rollback took back. */
  undoes: runId.nullable(),
  before: snapshot,
});
export type FinishedRun = z.infer<typeof finishedRun>;

export const publication = z.object({
  botUserId: z.string(),
  pages: z.array(publishedPage),
  /** The default rich menu that we set last; null when we set none. */
  defaultRichMenuId: z.string().nullable(),
  /** Newest last. */
  runs: z.array(finishedRun),
});
export type Publication = z.infer<typeof publication>;

export const emptyPublication = (botUserId: string): Publication => ({
  botUserId,
  pages: [],
  defaultRichMenuId: null,
  runs: [],
});

/** Enough to go back half a year of weekly changes; older pictures may be cleaned away. */
export const RUNS_KEPT = 50;
