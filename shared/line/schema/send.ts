import { z } from 'zod';
import { lineMessage } from './messages';
import { demographicFilter, narrowcastLimit, recipient } from './narrowcast';

/* Bodies of the requests that send: Messaging API reference, "Sending messages". */

const messages = z.array(lineMessage);
const notificationDisabled = z.boolean().optional();
const customAggregationUnits = z.array(z.string()).optional();

export const replyRequest = z.looseObject({
  replyToken: z.string(),
  messages,
  notificationDisabled,
});
export const pushRequest = z.looseObject({
  to: z.string(),
  messages,
  notificationDisabled,
  customAggregationUnits,
});
export const multicastRequest = z.looseObject({
  to: z.array(z.string()),
  messages,
  notificationDisabled,
  customAggregationUnits,
});
export const broadcastRequest = z.looseObject({ messages, notificationDisabled });
export const narrowcastRequest = z.looseObject({
  messages,
  recipient: recipient.optional(),
  filter: z.looseObject({ demographic: demographicFilter.optional() }).optional(),
  limit: narrowcastLimit.optional(),
  notificationDisabled,
});

/** `X-Line-Retry-Key`: a UUID in hexadecimal form, made by the sender. */
export const retryKey = z.string().regex(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);

export type ReplyRequest = z.infer<typeof replyRequest>;
export type PushRequest = z.infer<typeof pushRequest>;
export type MulticastRequest = z.infer<typeof multicastRequest>;
export type BroadcastRequest = z.infer<typeof broadcastRequest>;
export type NarrowcastRequest = z.infer<typeof narrowcastRequest>;
