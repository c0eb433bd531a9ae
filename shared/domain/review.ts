import { z } from 'zod';
import { COMMENTS_FORMAT } from '../handoff/comments-format';

/*
 * What people say about a design who have no Tapestry: written in the prototype, saved there as a file, taken
 * in here. The file comes from anybody, so this is where it becomes typed.
 */

const short = z.string().max(200);

/** What comments on a card message name: it is one message, whichever cards it has. */
export const CARD_MESSAGE_PAGE = 'message';

export const reviewComment = z.object({
  /** Made where it was written; the same comment taken in twice is one comment. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  pageId: z.string().max(64),
  /** Where it is pinned, in pixels of the page. */
  x: z.number().int().min(0).max(100_000),
  y: z.number().int().min(0).max(100_000),
  author: short,
  text: z.string().min(1).max(4_000),
  /** ISO 8601, by the clock of whoever wrote it. */
  at: z.iso.datetime({ offset: true }),
});
export type ReviewComment = z.infer<typeof reviewComment>;

/** Characters: a file of comments is small; what is larger is something else. */
export const MOST_COMMENTS_BYTES = 2_000_000;
const MOST_COMMENTS = 500;

export const commentsFile = z.object({
  format: z.literal(COMMENTS_FORMAT),
  version: z.literal(1),
  documentId: z.string().max(64),
  name: z.string().max(20_000),
  comments: z.array(reviewComment).max(MOST_COMMENTS),
});
export type CommentsFile = z.infer<typeof commentsFile>;

/** A comment as the studio keeps it. */
export const keptComment = reviewComment.extend({ done: z.boolean() });
export type KeptComment = z.infer<typeof keptComment>;

/** Adds what is new, oldest first; what was there keeps its state. */
export function mergeComments(
  kept: readonly KeptComment[],
  arrived: readonly ReviewComment[],
): { comments: KeptComment[]; added: number } {
  const known = new Set(kept.map(({ id }) => id));
  const fresh = arrived.filter(({ id }) => {
    if (known.has(id)) return false;
    known.add(id);
    return true;
  });
  const comments = [...kept, ...fresh.map((comment) => ({ ...comment, done: false }))];
  comments.sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  return { comments, added: fresh.length };
}
