import { z } from 'zod';
import { AUDIENCE_GROUP_TYPES } from '#shared/line/audience-kinds';

const job = z.object({
  audienceGroupJobId: z.number(),
  description: z.string(),
  createdAt: z.number(),
  /** It works from then on, and is finished at the end. */
  worksAt: z.number(),
  finishedAt: z.number(),
  isFinished: z.boolean(),
  hasFailed: z.boolean(),
  count: z.number(),
  /** Whom it adds, on the shelf of lists. */
  sha256: z.string(),
});
export type AudienceJob = z.infer<typeof job>;

/** An audience of the practice account. */
export const audienceState = z.object({
  audienceGroupId: z.number(),
  type: z.enum(AUDIENCE_GROUP_TYPES),
  description: z.string(),
  createdAt: z.number(),
  status: z.enum(['IN_PROGRESS', 'READY', 'FAILED']),
  createRoute: z.enum(['OA_MANAGER', 'MESSAGING_API', 'POINT_AD', 'AD_MANAGER']),
  permission: z.enum(['READ', 'READ_WRITE']),
  /** Of another account, shared in Business Manager. */
  owner: z.object({ serviceType: z.string(), id: z.string(), name: z.string() }).nullable(),
  requestId: z.string().nullable(),
  clickUrl: z.string().nullable(),
  /** When a click or impression audience is counted. */
  countedAt: z.number().nullable(),
  count: z.number(),
  /** Its members on the shelf of lists; null: nobody yet. */
  sha256: z.string().nullable(),
  jobs: z.array(job),
});
export type AudienceState = z.infer<typeof audienceState>;
export type AudienceStatus = AudienceState['status'] | 'EXPIRED';
