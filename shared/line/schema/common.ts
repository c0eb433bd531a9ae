import { z } from 'zod';
import { quickReplyAction } from './actions';

/* What every message may carry: Messaging API reference, "Common properties of messages". */

export const quickReply = z.looseObject({
  items: z.array(
    z.looseObject({
      type: z.literal('action'),
      imageUrl: z.string().optional(),
      action: quickReplyAction,
    }),
  ),
});
export const sender = z.looseObject({
  name: z.string().optional(),
  iconUrl: z.string().optional(),
});

export const commonOfMessages = {
  quickReply: quickReply.optional(),
  sender: sender.optional(),
};
export type QuickReply = z.infer<typeof quickReply>;
export type Sender = z.infer<typeof sender>;
