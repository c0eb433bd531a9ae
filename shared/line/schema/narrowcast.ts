import { z } from 'zod';
import { AGES, APP_TYPES, AREAS, GENDERS, SUBSCRIPTION_PERIODS } from '../narrowcast/attributes';

/* Recipients and demographic filters: Messaging API reference, "Send narrowcast message". */

export const audienceRecipient = z.looseObject({
  type: z.literal('audience'),
  audienceGroupId: z.number(),
});
export const redeliveryRecipient = z.looseObject({
  type: z.literal('redelivery'),
  requestId: z.string(),
});

// trees hold trees, so their types are named before they are inferred
interface Operator<T> {
  type: 'operator';
  and?: T[] | undefined;
  or?: T[] | undefined;
  not?: T | undefined;
  [unknown: string]: unknown;
}
export type Recipient =
  | z.infer<typeof audienceRecipient>
  | z.infer<typeof redeliveryRecipient>
  | Operator<Recipient>;
export const recipient: z.ZodType<Recipient> = z.lazy(() =>
  z.discriminatedUnion('type', [
    audienceRecipient,
    redeliveryRecipient,
    z.looseObject({
      type: z.literal('operator'),
      and: z.array(recipient).optional(),
      or: z.array(recipient).optional(),
      not: recipient.optional(),
    }),
  ]),
);

export const genderFilter = z.looseObject({
  type: z.literal('gender'),
  oneOf: z.array(z.enum(GENDERS)),
});
const age = z.enum(AGES).optional();
export const ageFilter = z.looseObject({ type: z.literal('age'), gte: age, lt: age });
export const appTypeFilter = z.looseObject({
  type: z.literal('appType'),
  oneOf: z.array(z.enum(APP_TYPES)),
});
export const areaFilter = z.looseObject({ type: z.literal('area'), oneOf: z.array(z.enum(AREAS)) });
const period = z.enum(SUBSCRIPTION_PERIODS).optional();
export const subscriptionPeriodFilter = z.looseObject({
  type: z.literal('subscriptionPeriod'),
  gte: period,
  lt: period,
});
const attributes = [
  genderFilter,
  ageFilter,
  appTypeFilter,
  areaFilter,
  subscriptionPeriodFilter,
] as const;

export type DemographicFilter = z.infer<(typeof attributes)[number]> | Operator<DemographicFilter>;
export const demographicFilter: z.ZodType<DemographicFilter> = z.lazy(() =>
  z.discriminatedUnion('type', [
    ...attributes,
    z.looseObject({
      type: z.literal('operator'),
      and: z.array(demographicFilter).optional(),
      or: z.array(demographicFilter).optional(),
      not: demographicFilter.optional(),
    }),
  ]),
);

export const narrowcastLimit = z.looseObject({
  max: z.number().optional(),
  upToRemainingQuota: z.boolean().optional(),
  forbidPartialDelivery: z.boolean().optional(),
});
export type NarrowcastLimit = z.infer<typeof narrowcastLimit>;
