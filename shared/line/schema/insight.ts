import { z } from 'zod';

/*
 * Answers of LINE's insight: Messaging API reference, "Get insight".
 *
 * LINE keeps a figure back (null, or the member is missing) when it is below 20 or comes from fewer than 20
 * people, and while it is not ready. Kept back is not nothing: such a figure is `null` here, never 0.
 */

const figure = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const word = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
/** A list that LINE leaves out is empty. */
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
/** `ready`, `unready`, `out_of_service`, and what LINE may add. */
const status = z.string();

export const messageDeliveryInsight = z.looseObject({
  status,
  broadcast: figure,
  targeting: figure,
  stepMessage: figure,
  autoResponse: figure,
  welcomeResponse: figure,
  chat: figure,
  apiBroadcast: figure,
  apiPush: figure,
  apiMulticast: figure,
  apiNarrowcast: figure,
  apiReply: figure,
  ccAutoReply: figure,
  ccManualReply: figure,
  pnpNoticeMessage: figure,
  pnpCallToLine: figure,
  thirdPartyChatTool: figure,
});

export const followersInsight = z.looseObject({
  status,
  /** Everybody who ever added the account; never falls. */
  followers: figure,
  targetedReaches: figure,
  blocks: figure,
});

const share = { percentage: figure };
export const demographicInsight = z.looseObject({
  available: z.boolean(),
  genders: listOf(z.looseObject({ gender: z.string(), ...share })),
  ages: listOf(z.looseObject({ age: z.string(), ...share })),
  areas: listOf(z.looseObject({ area: z.string(), ...share })),
  appTypes: listOf(z.looseObject({ appType: z.string(), ...share })),
  subscriptionPeriods: listOf(z.looseObject({ subscriptionPeriod: z.string(), ...share })),
});

const played = {
  mediaPlayed: figure,
  mediaPlayed25Percent: figure,
  mediaPlayed50Percent: figure,
  mediaPlayed75Percent: figure,
  mediaPlayed100Percent: figure,
  uniqueMediaPlayed: figure,
  uniqueMediaPlayed25Percent: figure,
  uniqueMediaPlayed50Percent: figure,
  uniqueMediaPlayed75Percent: figure,
  uniqueMediaPlayed100Percent: figure,
};
/** One row per message object of the send. Only answers per unit know `uniqueImpression` of a bubble. */
const bubbleRow = z.looseObject({
  seq: z.number(),
  impression: figure,
  uniqueImpression: figure,
  ...played,
});
/** Rows are told apart by `seq` and `url` together: two addresses of one bubble share its number. */
const clickRow = z.looseObject({
  seq: z.number(),
  url: word,
  click: figure,
  uniqueClick: figure,
  uniqueClickOfRequest: figure,
});
const overview = {
  uniqueImpression: figure,
  uniqueClick: figure,
  uniqueMediaPlayed: figure,
  uniqueMediaPlayed100Percent: figure,
};

/** Per broadcast or narrowcast, by its request ID. */
export const messageEventInsight = z.looseObject({
  overview: z.looseObject({
    requestId: word,
    /** UNIX seconds. */
    timestamp: figure,
    /** Shown below 20 too; null while not all is sent. */
    delivered: figure,
    ...overview,
  }),
  messages: listOf(bubbleRow),
  clicks: listOf(clickRow),
});

/** Per aggregation unit of pushes and multicasts; how many were delivered is not known. */
export const unitEventInsight = z.looseObject({
  overview: z.looseObject(overview),
  messages: listOf(bubbleRow),
  clicks: listOf(clickRow),
});

const bounds = z.looseObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
const metrics = z.looseObject({ count: figure, uniqueUsers: figure });
const dailyMetrics = listOf(
  z.looseObject({ date: z.string(), count: figure, uniqueUsers: figure }),
);
/** Null as a whole when fewer than 20 people tapped in the period asked for. */
const keptBack = <T extends z.ZodType>(part: T) =>
  part.nullish().transform((value) => value ?? null);

export const richMenuSummaryInsight = z.looseObject({
  richMenuId: z.string(),
  metricsFrom: word,
  metricsTo: word,
  impression: keptBack(z.looseObject({ metrics })),
  clicks: keptBack(z.array(z.looseObject({ bounds, metrics }))),
});
export const richMenuDailyInsight = z.looseObject({
  richMenuId: z.string(),
  metricsFrom: word,
  metricsTo: word,
  impression: keptBack(z.looseObject({ metrics: dailyMetrics })),
  clicks: keptBack(z.array(z.looseObject({ bounds, metrics: dailyMetrics }))),
});

export type MessageDeliveryInsight = z.infer<typeof messageDeliveryInsight>;
export type FollowersInsight = z.infer<typeof followersInsight>;
export type DemographicInsight = z.infer<typeof demographicInsight>;
export type MessageEventInsight = z.infer<typeof messageEventInsight>;
export type UnitEventInsight = z.infer<typeof unitEventInsight>;
export type RichMenuSummaryInsight = z.infer<typeof richMenuSummaryInsight>;
export type RichMenuDailyInsight = z.infer<typeof richMenuDailyInsight>;
