import { z } from 'zod';
import { commonOfMessages } from './common';
import { flexMessage } from './flex';
import { imagemapMessage } from './imagemap';
import { templateMessage } from './templates';

/* Message objects: Messaging API reference, "Message objects". */

const quoteToken = z.string().optional();

export const textMessage = z.looseObject({
  type: z.literal('text'),
  ...commonOfMessages,
  text: z.string(),
  emojis: z
    .array(z.looseObject({ index: z.number(), productId: z.string(), emojiId: z.string() }))
    .optional(),
  quoteToken,
});

export const substitution = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('emoji'), productId: z.string(), emojiId: z.string() }),
  z.looseObject({
    type: z.literal('mention'),
    mentionee: z.discriminatedUnion('type', [
      z.looseObject({ type: z.literal('user'), userId: z.string() }),
      z.looseObject({ type: z.literal('all') }),
    ]),
  }),
]);
export const textMessageV2 = z.looseObject({
  type: z.literal('textV2'),
  ...commonOfMessages,
  text: z.string(),
  substitution: z.record(z.string(), substitution).optional(),
  quoteToken,
});

export const stickerMessage = z.looseObject({
  type: z.literal('sticker'),
  ...commonOfMessages,
  packageId: z.string(),
  stickerId: z.string(),
  quoteToken,
});
const film = { originalContentUrl: z.string(), previewImageUrl: z.string() };
export const imageMessage = z.looseObject({
  type: z.literal('image'),
  ...commonOfMessages,
  ...film,
});
export const videoMessage = z.looseObject({
  type: z.literal('video'),
  ...commonOfMessages,
  ...film,
  trackingId: z.string().optional(),
});
export const audioMessage = z.looseObject({
  type: z.literal('audio'),
  ...commonOfMessages,
  originalContentUrl: z.string(),
  duration: z.number(),
});
export const locationMessage = z.looseObject({
  type: z.literal('location'),
  ...commonOfMessages,
  title: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
});
export const couponMessage = z.looseObject({
  type: z.literal('coupon'),
  ...commonOfMessages,
  couponId: z.string(),
  deliveryTag: z.string().optional(),
});

/** A message object as LINE's API takes it. */
export const lineMessage = z.discriminatedUnion('type', [
  textMessage,
  textMessageV2,
  stickerMessage,
  imageMessage,
  videoMessage,
  audioMessage,
  locationMessage,
  couponMessage,
  imagemapMessage,
  templateMessage,
  flexMessage,
]);
export type LineMessage = z.infer<typeof lineMessage>;
export type LineMessageType = LineMessage['type'];
export type TextMessage = z.infer<typeof textMessage>;
export type TextMessageV2 = z.infer<typeof textMessageV2>;
export type Substitution = z.infer<typeof substitution>;
export type StickerMessage = z.infer<typeof stickerMessage>;
export type ImageMessage = z.infer<typeof imageMessage>;
export type VideoMessage = z.infer<typeof videoMessage>;
export type AudioMessage = z.infer<typeof audioMessage>;
export type LocationMessage = z.infer<typeof locationMessage>;
export type CouponMessage = z.infer<typeof couponMessage>;
