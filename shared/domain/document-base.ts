import { z } from 'zod';
import { documentId } from './ids';

/** Text that a person types; the cap only bounds memory, LINE's limits are in `shared/line/limits`. */
export const draftText = z.string().max(20_000);

/** What every kind of document carries, so that lists, tabs and history need not know the kind. */
export const documentBase = {
  id: documentId,
  name: draftText,
  tags: z.array(z.string()),
  notes: draftText,
  archived: z.boolean(),
  /** Begun from, never put on an account or sent: archived as well, so that nothing else offers it. */
  isTemplate: z.literal(true).optional(),
  /** `節慶/中秋`: where the library keeps it; absent outside of all folders. */
  folder: z.string().max(200).optional(),
  /** ISO 8601. */
  createdAt: z.string(),
  updatedAt: z.string(),
};
