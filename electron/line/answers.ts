import { z } from 'zod';
import { audienceGroup } from '#shared/line/schema/audience';

/*
 * What LINE answers, where something is decided by it. A list that is missing is no empty list, a quota that is
 * missing no free one, and a menu without its id has been made all the same: an answer of another shape is read as
 * no answer at all.
 */

const id = z.string().min(1);

export const richMenuIdAnswer = z.looseObject({ richMenuId: id });
export const richMenuAnswer = z.looseObject({ richMenuId: id });
export const richMenuListAnswer = z.looseObject({ richmenus: z.array(richMenuAnswer) });
export const aliasListAnswer = z.looseObject({
  aliases: z.array(z.looseObject({ richMenuAliasId: id, richMenuId: id })),
});
export const botInfoAnswer = z.looseObject({
  userId: id,
  basicId: z.string(),
  displayName: z.string(),
  pictureUrl: z.string().nullish(),
  premiumId: z.string().nullish(),
  chatMode: z.string().nullish(),
});
export const quotaAnswer = z
  .looseObject({ type: z.string(), value: z.number().nullish() })
  .refine(({ type, value }) => type !== 'limited' || typeof value === 'number');
export const consumptionAnswer = z.looseObject({ totalUsage: z.number() });
export const narrowcastProgressAnswer = z.looseObject({ phase: id });
export const webhookAnswer = z.looseObject({ endpoint: z.string(), active: z.boolean() });
export const couponIdAnswer = z.looseObject({ couponId: id });
export const couponListAnswer = z.looseObject({
  items: z.array(z.looseObject({ couponId: id, title: z.string() })),
  next: z.string().nullish(),
});
export const audienceIdAnswer = z.looseObject({ audienceGroupId: z.number() });
/** LINE's specification lets the list be left out; with nothing of a page beside it, it is none. */
export const audiencePage = z
  .looseObject({
    audienceGroups: z.array(audienceGroup).optional(),
    hasNextPage: z.boolean().optional(),
  })
  .refine((page) => page.audienceGroups !== undefined || page.hasNextPage !== undefined)
  .transform(({ audienceGroups = [], hasNextPage = false }) => ({ audienceGroups, hasNextPage }));

/** The SDK's body, which it only claims to have that type, as what it is; throws like a body that is no JSON. */
export function answered<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SyntaxError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'another shape'}`);
}
