import { z } from 'zod';
import { channelId, documentId, runId, sha256 } from '../../domain/ids';
import {
  driftChoice,
  followerView,
  liveState,
  publishPlan,
  publishRun,
} from '../../domain/publishing';
import { channel } from '../../domain/workspace';

const nothing = z.undefined();

/** Accounts of a workspace and what is published to them. */
export const accountChannels = {
  'channels.list': { input: nothing, output: z.array(channel) },
  'channels.add': {
    input: z.object({
      name: z.string().min(1).max(80),
      kind: z.enum(['test', 'production']),
      colour: z.string(),
      channelAccessToken: z.string().min(1).max(4000),
    }),
    output: channel,
  },
  'channels.update': {
    input: z.object({
      id: channelId,
      name: z.string().min(1).max(80).optional(),
      colour: z.string().optional(),
      channelAccessToken: z.string().min(1).max(4000).optional(),
    }),
    output: channel,
  },
  'channels.remove': { input: z.object({ id: channelId }), output: nothing },
  'channels.select': { input: z.object({ id: channelId }), output: channel },
  'channels.selected': { input: nothing, output: channel.nullable() },
  /** What a follower sees now, read from the platform at this moment. */
  'channels.view': { input: z.object({ id: channelId }), output: followerView },

  'publish.plan': {
    input: z.object({
      channelId,
      documentIds: z.array(documentId).min(1),
      /** What the person decided about drift, by operation id; a choice makes another plan with another hash. */
      choices: z.record(z.string(), driftChoice).optional(),
    }),
    output: publishPlan,
  },
  'publish.apply': {
    input: z.object({ channelId, planHash: sha256 }),
    output: publishRun,
  },
  'publish.cancel': { input: z.object({ runId }), output: nothing },
  'publish.resume': { input: z.object({ runId }), output: publishRun },
  'publish.rollback': {
    input: z.object({ channelId, runId: runId.optional() }),
    output: publishRun,
  },
  'publish.runs': { input: z.object({ channelId }), output: z.array(publishRun) },
  'publish.state': { input: z.object({ channelId, documentId }), output: liveState },
} as const;
