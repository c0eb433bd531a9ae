import { z } from 'zod';

/** Names one earlier version of a document: an automatic one, or one that was kept by name. */
export const versionKey = z
  .string()
  .regex(/^(?:auto|kept)-\d{1,13}$/)
  .brand<'VersionKey'>();
export type VersionKey = z.infer<typeof versionKey>;

export const documentVersion = z.object({
  key: versionKey,
  savedAt: z.string(),
  /** What people called it; null for the automatic ones. */
  name: z.string().nullable(),
});
export type DocumentVersion = z.infer<typeof documentVersion>;
