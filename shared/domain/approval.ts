import { z } from 'zod';
import { documentId, pageId, sha256 } from './ids';

/** A reviewer's signature on exact pixels and exact JSON. */
export const approval = z.object({
  at: z.string(),
  /** As the reviewer signed it. */
  reviewer: z.string().min(1).max(80),
  note: z.string().max(500),
  documentId,
  documentName: z.string(),
  pages: z.array(
    z.object({
      pageId,
      name: z.string(),
      richMenuAliasId: z.string(),
      /** Of the rich menu object that LINE gets. */
      wireHash: sha256,
      /** Of the picture's bytes. */
      picture: sha256,
    }),
  ),
  /** Of all of it, to be read out or written under a mail. */
  hash: sha256,
});
export type Approval = z.infer<typeof approval>;
