import { z } from 'zod';

/* Audiences: Messaging API reference, "Managing audience". */

const audienceIds = z.array(z.looseObject({ id: z.string() }));

export const createAudienceRequest = z.looseObject({
  description: z.string(),
  isIfaAudience: z.boolean().optional(),
  uploadDescription: z.string().optional(),
  audiences: audienceIds.optional(),
});
export const extendAudienceRequest = z.looseObject({
  audienceGroupId: z.number(),
  uploadDescription: z.string().optional(),
  audiences: audienceIds,
});
export const clickAudienceRequest = z.looseObject({
  description: z.string(),
  requestId: z.string(),
  clickUrl: z.string().optional(),
});
export const impressionAudienceRequest = z.looseObject({
  description: z.string(),
  requestId: z.string(),
});

/** An audience as LINE answers it. New kinds and states come without notice, so they are open texts. */
export const audienceGroup = z.looseObject({
  audienceGroupId: z.number(),
  type: z.string(),
  description: z.string().optional(),
  status: z.string().optional(),
  failedType: z.string().nullish(),
  audienceCount: z.number().nullish(),
  created: z.number().optional(),
  requestId: z.string().nullish(),
  clickUrl: z.string().nullish(),
  isIfaAudience: z.boolean().optional(),
  permission: z.string().optional(),
  createRoute: z.string().optional(),
  expireTimestamp: z.number().optional(),
  /** Of one that is shared in Business Manager; LINE may leave it out of a list. */
  owner: z
    .looseObject({
      serviceType: z.string(),
      id: z.union([z.string(), z.number()]),
      name: z.string(),
    })
    .nullish(),
});

export type CreateAudienceRequest = z.infer<typeof createAudienceRequest>;
export type ExtendAudienceRequest = z.infer<typeof extendAudienceRequest>;
export type ClickAudienceRequest = z.infer<typeof clickAudienceRequest>;
export type ImpressionAudienceRequest = z.infer<typeof impressionAudienceRequest>;
export type AudienceGroup = z.infer<typeof audienceGroup>;

/** Kinds whose size LINE shows even when it is small. */
const ALWAYS_COUNTED: readonly string[] = ['UPLOAD', 'CHAT_TAG'];

/** Users in an audience, or null when LINE keeps it back: it answers 0 for fewer than 20. */
export function audienceSize(audience: AudienceGroup): number | null {
  const { audienceCount, type, isIfaAudience } = audience;
  if (audienceCount === undefined || audienceCount === null) return null;
  const isCounted = ALWAYS_COUNTED.includes(type) && isIfaAudience !== true;
  return audienceCount === 0 && !isCounted ? null : audienceCount;
}
