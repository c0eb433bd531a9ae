import { z } from 'zod';
import {
  AGES,
  APP_TYPES,
  AREAS,
  GENDERS,
  SUBSCRIPTION_PERIODS,
} from '../../line/narrowcast/attributes';
import { broadcastId, documentId } from '../ids';

/*
 * Who gets a broadcast, as people build it: conditions in groups. A leaf names what a marketer knows
 * (an audience by its name, a past send), and becomes LINE's recipient and filter trees when compiled.
 */

const age = z.enum(AGES).nullable();
const period = z.enum(SUBSCRIPTION_PERIODS).nullable();

const attributeLeaves = [
  z.object({ type: z.literal('gender'), oneOf: z.array(z.enum(GENDERS)) }),
  z.object({ type: z.literal('appType'), oneOf: z.array(z.enum(APP_TYPES)) }),
  z.object({ type: z.literal('area'), oneOf: z.array(z.enum(AREAS)) }),
  /** Half open: from `gte`, below `lt`; null: no bound. */
  z.object({ type: z.literal('age'), gte: age, lt: age }),
  z.object({ type: z.literal('subscriptionPeriod'), gte: period, lt: period }),
] as const;
export type AttributeLeaf = z.infer<(typeof attributeLeaves)[number]>;

const recipientLeaves = [
  z.object({
    type: z.literal('audience'),
    audienceGroupId: z.number().int().positive(),
    name: z.string(),
    /** As LINE said it last; null: withheld or never asked. */
    count: z.number().int().nonnegative().nullable(),
  }),
  z.object({
    type: z.literal('sent'),
    /** LINE's request id; null while the send it follows has not gone out. */
    requestId: z.string().nullable(),
    /** The send of this workspace, when it is one. */
    campaignId: documentId.nullable(),
    broadcastId: broadcastId.nullable(),
    /** When it went out; LINE lets it be used for 14 days. */
    sentAt: z.string().nullable(),
    name: z.string(),
    count: z.number().int().nonnegative().nullable(),
  }),
] as const;
export type RecipientLeaf = z.infer<(typeof recipientLeaves)[number]>;

/** A leaf, or conditions joined: all of them, any of them, or not this one. */
export type ConditionNode<L> =
  | L
  | { type: 'all'; of: ConditionNode<L>[] }
  | { type: 'any'; of: ConditionNode<L>[] }
  | { type: 'not'; of: ConditionNode<L> };

const groupsOf = <T extends z.ZodType>(node: T) =>
  [
    z.object({ type: z.literal('all'), of: z.array(node).max(50) }),
    z.object({ type: z.literal('any'), of: z.array(node).max(50) }),
    z.object({ type: z.literal('not'), of: node }),
  ] as const;

export type AttributeNode = ConditionNode<AttributeLeaf>;
export const attributeNode: z.ZodType<AttributeNode> = z.lazy(() =>
  z.discriminatedUnion('type', [...attributeLeaves, ...groupsOf(attributeNode)]),
) as z.ZodType<AttributeNode>;

export type RecipientNode = ConditionNode<RecipientLeaf>;
export const recipientNode: z.ZodType<RecipientNode> = z.lazy(() =>
  z.discriminatedUnion('type', [...recipientLeaves, ...groupsOf(recipientNode)]),
) as z.ZodType<RecipientNode>;

export const sendCap = z.object({
  /** At most so many people, chosen by LINE at random; null: everybody of the target. */
  max: z.number().int().min(1).nullable(),
  upToRemainingQuota: z.boolean(),
  /** With `upToRemainingQuota`: rather nobody than a part. */
  forbidPartialDelivery: z.boolean(),
});
export type SendCap = z.infer<typeof sendCap>;

export const target = z.discriminatedUnion('who', [
  z.object({ who: z.literal('everyone') }),
  z.object({
    who: z.literal('segment'),
    recipients: recipientNode.nullable(),
    attributes: attributeNode.nullable(),
  }),
  /** The user ids of an audience of this workspace, sent one by one (multicast). */
  z.object({ who: z.literal('ids'), audienceId: documentId }),
]);
export type Target = z.infer<typeof target>;
