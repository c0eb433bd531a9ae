import { z } from 'zod';
import { appError, fail, ok, type Result } from '../../errors/app-error';

/*
 * Webhook events: Messaging API reference, "Webhook event objects". LINE adds events, members and enum
 * values without notice, so an event that is new or does not look as described is kept as it came.
 */

const maybe = z.string().optional();

export const webhookSource = z.looseObject({
  /** `user`, `group`, `room`, and what LINE may add. */
  type: z.string(),
  userId: maybe,
  groupId: maybe,
  roomId: maybe,
});
const common = {
  /** `active`, or `standby` when another module answers. */
  mode: maybe,
  /** UNIX milliseconds. */
  timestamp: z.number(),
  source: webhookSource.optional(),
  /** The same again when an event is delivered again: what has been seen is told by it. */
  webhookEventId: maybe,
  deliveryContext: z.looseObject({ isRedelivery: z.boolean().optional() }).optional(),
};
const replyToken = maybe;
const quoteToken = maybe;
const markAsReadToken = maybe;
const quotedMessageId = maybe;
const contentProvider = z.looseObject({
  type: z.string(),
  originalContentUrl: maybe,
  previewImageUrl: maybe,
});
const content = { id: z.string(), quoteToken, markAsReadToken };

const textContent = z.looseObject({
  type: z.literal('text'),
  ...content,
  text: z.string(),
  emojis: z
    .array(
      z.looseObject({
        index: z.number(),
        length: z.number(),
        productId: z.string(),
        emojiId: z.string(),
      }),
    )
    .optional(),
  mention: z
    .looseObject({
      mentionees: z.array(
        z.looseObject({
          type: z.string(),
          index: z.number(),
          length: z.number(),
          userId: maybe,
          isSelf: z.boolean().optional(),
        }),
      ),
    })
    .optional(),
  quotedMessageId,
});
const messageContents = [
  textContent,
  z.looseObject({
    type: z.literal('image'),
    ...content,
    contentProvider,
    imageSet: z
      .looseObject({ id: z.string(), index: z.number().optional(), total: z.number().optional() })
      .optional(),
  }),
  z.looseObject({
    type: z.literal('video'),
    ...content,
    duration: z.number().optional(),
    contentProvider,
  }),
  z.looseObject({
    type: z.literal('audio'),
    ...content,
    duration: z.number().optional(),
    contentProvider,
  }),
  z.looseObject({
    type: z.literal('file'),
    ...content,
    fileName: z.string(),
    fileSize: z.number(),
  }),
  z.looseObject({
    type: z.literal('location'),
    ...content,
    title: maybe,
    address: maybe,
    latitude: z.number(),
    longitude: z.number(),
  }),
  z.looseObject({
    type: z.literal('sticker'),
    ...content,
    packageId: z.string(),
    stickerId: z.string(),
    stickerResourceType: maybe,
    keywords: z.array(z.string()).optional(),
    text: maybe,
    quotedMessageId,
  }),
] as const;

const members = z.looseObject({ members: z.array(webhookSource) });
const nothingMore = <T extends string>(type: T) =>
  z.looseObject({ type: z.literal(type), ...common });

export const webhookEvent = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('message'),
    ...common,
    replyToken,
    message: z.discriminatedUnion('type', messageContents),
  }),
  z.looseObject({ type: z.literal('messageEdited'), ...common, replyToken, message: textContent }),
  z.looseObject({
    type: z.literal('unsend'),
    ...common,
    unsend: z.looseObject({ messageId: z.string() }),
  }),
  z.looseObject({
    type: z.literal('follow'),
    ...common,
    replyToken,
    /** Absent in events from before LINE told it. */
    follow: z.looseObject({ isUnblocked: z.boolean().optional() }).optional(),
  }),
  nothingMore('unfollow'),
  z.looseObject({ type: z.literal('join'), ...common, replyToken }),
  nothingMore('leave'),
  z.looseObject({ type: z.literal('memberJoined'), ...common, replyToken, joined: members }),
  z.looseObject({ type: z.literal('memberLeft'), ...common, left: members }),
  z.looseObject({
    type: z.literal('postback'),
    ...common,
    replyToken,
    postback: z.looseObject({
      data: z.string(),
      /** `date`, `time` or `datetime` of a picker; alias and status of a rich menu switch. */
      params: z.record(z.string(), z.string()).optional(),
    }),
  }),
  z.looseObject({
    type: z.literal('videoPlayComplete'),
    ...common,
    replyToken,
    videoPlayComplete: z.looseObject({ trackingId: z.string() }),
  }),
  z.looseObject({
    type: z.literal('beacon'),
    ...common,
    replyToken,
    beacon: z.looseObject({ hwid: z.string(), type: z.string(), dm: maybe }),
  }),
  z.looseObject({
    type: z.literal('accountLink'),
    ...common,
    replyToken,
    link: z.looseObject({ result: z.string(), nonce: z.string() }),
  }),
  z.looseObject({
    type: z.literal('membership'),
    ...common,
    replyToken,
    membership: z.looseObject({ type: z.string(), membershipId: z.number() }),
  }),
  z.looseObject({
    type: z.literal('module'),
    ...common,
    module: z.looseObject({ type: z.string() }),
  }),
  z.looseObject({
    type: z.literal('activated'),
    ...common,
    chatControl: z.looseObject({ expireAt: z.number() }),
  }),
  nothingMore('deactivated'),
  nothingMore('botSuspended'),
  nothingMore('botResumed'),
  z.looseObject({
    type: z.literal('delivery'),
    ...common,
    delivery: z.looseObject({ data: z.string() }),
  }),
]);
export type WebhookEvent = z.infer<typeof webhookEvent>;

/** An event as it was understood, or as it came when it is new to us. */
export type ReadEvent =
  | { known: true; event: WebhookEvent }
  | { known: false; type: string | null; event: unknown };

export interface ReadWebhook {
  /** The account's user ID. */
  destination: string;
  /** May be empty: LINE checks a connection so. */
  events: ReadEvent[];
}

const envelope = z.looseObject({ destination: z.string(), events: z.array(z.unknown()) });

/** Reads the body of a webhook call, after its signature was found right. An unknown event is no failure. */
export function readWebhook(body: unknown): Result<ReadWebhook> {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) {
    return fail(
      appError(
        'webhook.notOne',
        'This is no webhook call of LINE: destination or events is missing.',
      ),
    );
  }
  const { destination, events } = parsed.data;
  return ok({ destination, events: events.map(readEvent) });
}

function readEvent(value: unknown): ReadEvent {
  const parsed = webhookEvent.safeParse(value);
  if (parsed.success) return { known: true, event: parsed.data };
  const type = (value as { type?: unknown } | null)?.type;
  return { known: false, type: typeof type === 'string' ? type : null, event: value };
}
