import { z } from 'zod';
import { audienceOperation, listedAudience } from '../../domain/audience/operation';

const nothing = z.undefined();
const name = z.string().trim().min(1).max(120);

/** Audiences at LINE, of the selected channel. */
export const audienceChannels = {
  'audiences.list': {
    input: nothing,
    output: z.object({
      /** Null: no channel is chosen. */
      channel: z.string().nullable(),
      simulated: z.boolean(),
      audiences: z.array(listedAudience),
      /** Own audiences were read and those that others share were not. */
      sharedUnread: z.boolean(),
      readAt: z.string(),
      operations: z.array(audienceOperation),
    }),
  },
  'audiences.fromSend': {
    input: z.object({
      by: z.enum(['click', 'impression']),
      name,
      requestId: z.string().min(1).max(100),
      clickUrl: z.string().max(2_000).nullable(),
    }),
    output: z.object({ audienceGroupId: z.number() }),
  },
  'audiences.rename': {
    input: z.object({ audienceGroupId: z.number().int().positive(), name }),
    output: nothing,
  },
  'audiences.delete': {
    input: z.object({ audienceGroupId: z.number().int().positive(), name }),
    output: nothing,
  },
} as const;
