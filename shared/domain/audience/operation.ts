import { z } from 'zod';
import { channelId } from '../ids';

/** What was done to an account's audiences: written before it happens, and again when LINE has answered. */
export const audienceOperation = z.object({
  number: z.number().int().positive(),
  channelId,
  kind: z.enum(['click', 'impression', 'upload', 'rename', 'delete']),
  name: z.string(),
  /** Null for one that is only being made. */
  audienceGroupId: z.number().nullable(),
  requestId: z.string().nullable(),
  /** `open`: begun, and nobody has said how it ended; `unknown`: LINE's answer was lost, so it may have happened. */
  state: z.enum(['open', 'done', 'failed', 'unknown']),
  at: z.string(),
  endedAt: z.string().nullable(),
  /** Code of the failure. */
  error: z.string().nullable(),
  simulated: z.boolean(),
});
export type AudienceOperation = z.infer<typeof audienceOperation>;

/** An audience at LINE as the studio lists it. */
export const listedAudience = z.object({
  audienceGroupId: z.number(),
  name: z.string(),
  /** LINE's word; new kinds come without notice. */
  type: z.string(),
  status: z.string(),
  failedType: z.string().nullable(),
  /** Null: LINE keeps it back, because it would be fewer than 20, or does not know it yet. */
  count: z.number().int().nonnegative().nullable(),
  createdAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  isReadOnly: z.boolean(),
  route: z.string().nullable(),
  isShared: z.boolean(),
  /** Who shares it; null where LINE does not say. */
  owner: z.string().nullable(),
});
export type ListedAudience = z.infer<typeof listedAudience>;
