import { z } from 'zod';
import { documentBase } from '../document-base';
import { channelId } from '../ids';

/*
 * People of this workspace: a list of user ids that Tapestry keeps itself, in a file beside and never in the
 * document; or an audience at LINE, whose ids LINE gives to nobody.
 */

export const audienceOrigin = z.discriminatedUnion('from', [
  z.object({ from: z.literal('file'), fileName: z.string() }),
  z.object({
    from: z.literal('lists'),
    how: z.enum(['union', 'intersect', 'minus', 'sample', 'split']),
    names: z.array(z.string()),
    seed: z.number().int().nullable(),
  }),
  z.object({ from: z.literal('followers') }),
  /** At LINE, and taken in from there. Without ids nobody can count them here, so the count is LINE's own. */
  z.object({
    from: z.literal('line'),
    channelId,
    audienceGroupId: z.number().int().positive(),
    /** LINE's word. */
    type: z.string(),
    /** Null: LINE keeps it back, because it would be fewer than 20. */
    count: z.number().int().nonnegative().nullable(),
    readAt: z.string(),
  }),
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
  /** Different ids that are known here; none of an audience at LINE. */
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

/** Whether this document stands for an audience of a channel: taken in from there, or uploaded from here. */
export const standsFor = (
  { origin, uploads }: Pick<Audience, 'origin' | 'uploads'>,
  channel: string,
  audienceGroupId: number,
): boolean =>
  [...uploads, ...(origin.from === 'line' ? [origin] : [])].some(
    (place) => place.channelId === channel && place.audienceGroupId === audienceGroupId,
  );
