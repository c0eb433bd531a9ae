import { z } from 'zod';

/*
 * LINE's insight answers, read leniently: a figure that is missing or null is `null` here and never 0, a
 * field that LINE adds tomorrow is passed over. Messaging API reference, "Insight", read July 2026.
 */

/** A count that LINE may withhold: under 20, or caused by fewer than 20 people. */
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

/** A day of LINE: `yyyyMMdd`, UTC+9. */
export const lineDay = z.string().regex(/^\d{8}$/);

const status = z.enum(['ready', 'unready', 'out_of_service']);

/** What a day's count of sent messages is made of; only what LINE names is there. */
export const deliveryAnswer = z.object({
  status,
  broadcast: count,
  targeting: count,
  stepMessage: count,
  autoResponse: count,
  welcomeResponse: count,
  chat: count,
  apiBroadcast: count,
  apiPush: count,
  apiMulticast: count,
  apiNarrowcast: count,
  apiReply: count,
});
export type DeliveryAnswer = z.infer<typeof deliveryAnswer>;

export const followersAnswer = z.object({
  status,
  /** People who ever added the account; never falls. */
  followers: count,
  targetedReaches: count,
  blocks: count,
});
export type FollowersAnswer = z.infer<typeof followersAnswer>;

const share = (name: string) => z.looseObject({ [name]: z.string(), percentage: z.number() });
export const demographicAnswer = z.object({
  available: z.boolean(),
  genders: list(share('gender')),
  ages: list(share('age')),
  areas: list(share('area')),
  appTypes: list(share('appType')),
  subscriptionPeriods: list(share('subscriptionPeriod')),
});
export type DemographicAnswer = z.infer<typeof demographicAnswer>;

const bubbleFigures = z.object({
  seq: z.number().int(),
  impression: count,
  /** Per bubble only in statistics per aggregation unit. */
  uniqueImpression: count,
  mediaPlayed: count,
  mediaPlayed25Percent: count,
  mediaPlayed50Percent: count,
  mediaPlayed75Percent: count,
  mediaPlayed100Percent: count,
  uniqueMediaPlayed: count,
  uniqueMediaPlayed25Percent: count,
  uniqueMediaPlayed50Percent: count,
  uniqueMediaPlayed75Percent: count,
  uniqueMediaPlayed100Percent: count,
});
const clickFigures = z.object({
  seq: z.number().int(),
  url: z.string(),
  click: count,
  uniqueClick: count,
  uniqueClickOfRequest: count,
});

/** Statistics of one request, or of one aggregation unit (then without `delivered`). */
export const eventAnswer = z.object({
  overview: z.object({
    requestId: z.string().nullish(),
    timestamp: z.number().nullish(),
    delivered: count,
    uniqueImpression: count,
    uniqueClick: count,
    uniqueMediaPlayed: count,
    uniqueMediaPlayed100Percent: count,
  }),
  messages: list(bubbleFigures),
  clicks: list(clickFigures),
});
export type EventAnswer = z.infer<typeof eventAnswer>;

const metrics = z.object({ count, uniqueUsers: count });
const bounds = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});

/** Without `impression` and `clicks` LINE withheld everything: fewer than 20 people tapped. */
export const richMenuSummaryAnswer = z.object({
  richMenuId: z.string(),
  metricsFrom: z.string().nullish(),
  metricsTo: z.string().nullish(),
  impression: z.object({ metrics }).nullish(),
  clicks: z.array(z.object({ bounds, metrics })).nullish(),
});
export type RichMenuSummaryAnswer = z.infer<typeof richMenuSummaryAnswer>;

const dailyMetrics = z.array(metrics.extend({ date: lineDay }));
export const richMenuDailyAnswer = z.object({
  richMenuId: z.string(),
  impression: z.object({ metrics: dailyMetrics }).nullish(),
  clicks: z.array(z.object({ bounds, metrics: dailyMetrics })).nullish(),
});
export type RichMenuDailyAnswer = z.infer<typeof richMenuDailyAnswer>;
