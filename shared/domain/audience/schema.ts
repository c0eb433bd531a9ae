import { z } from 'zod';
import { documentBase } from '../document-base';
import { channelId } from '../ids';

/* A list of user ids that Tapestry keeps itself. The ids lie in a file beside, never in the document. */

export const audienceOrigin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('file'), fileName: z.string() }),
  z.object({
    from: z.literal('lists'),
    how: z.enum(['union', 'intersect', 'minus', 'sample', 'split']),
    names: z.array(z.string()),
    seed: z.number().int().nullable(),
  }),
  z.object({ from: z.literal('followers') }),
]);
export type AudienceOrigin = z.infer<typeof audienceOrigin>;

/** An audience at LINE made out of this list; `uploaded` ids are there for certain, so a break can go on. */
export const audienceUpload = z.object({
  channelId,
  audienceGroupId: z.number().int().positive().nullable(),
  uploaded: z.number().int().nonnegative(),
  finished: z.boolean(),
  at: z.string(),
});
export type AudienceUpload = z.infer<typeof audienceUpload>;

export const audience = z.object({
  ...documentBase,
  kind: z.literal('audience'),
  origin: audienceOrigin,
  /** Different ids. */
  count: z.number().int().nonnegative(),
  /** Hash of the clean list, which names its file; null until there is one. */
  list: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  uploads: z.array(audienceUpload),
  sample: z.boolean(),
});
export type Audience = z.infer<typeof audience>;
