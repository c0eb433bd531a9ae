import { z } from 'zod';
import { channelId, mediaHostId, sha256 } from '../../domain/ids';
import { hostedObject, mediaCheck, mediaHost, mediaPlace } from '../../domain/media-host';

const nothing = z.undefined();
const secret = z.string().min(1).max(2000);

/** Where pictures lie for LINE to fetch. A secret goes in and never comes out. */
export const mediaChannels = {
  'media.hosts': { input: nothing, output: z.array(mediaHost) },
  /** With an id it changes that host; without a secret the kept one stays. */
  'media.saveHost': {
    input: z.object({
      id: mediaHostId.nullable(),
      name: z.string().trim().min(1).max(80),
      place: mediaPlace,
      secret: secret.nullable(),
    }),
    output: mediaHost,
  },
  'media.chooseHost': { input: z.object({ id: mediaHostId }), output: nothing },
  'media.removeHost': { input: z.object({ id: mediaHostId }), output: nothing },
  /** Asks for the folder of a host that is a folder; null when the dialog was closed. */
  'media.pickFolder': { input: nothing, output: z.string().nullable() },
  /** Uploads a picture of one pixel and fetches it back. `null` tests the rehearsal's own host. */
  'media.testHost': {
    input: z.object({ id: mediaHostId.nullable() }),
    output: z.array(mediaCheck),
  },
  /** What this workspace has put on hosts, and what still needs it. */
  'media.hosted': { input: nothing, output: z.array(hostedObject) },
  /**
   * Uploads pictures of the workspace and answers their public addresses by key. `usedBy`: the document or send
   * that will point at them.
   */
  'media.host': {
    input: z.object({
      channelId,
      usedBy: z.string().min(1).max(80),
      items: z
        .array(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('asset'), key: z.string().max(200), hash: sha256 }),
            z.object({
              kind: z.literal('imagemap'),
              key: z.string().max(200),
              widths: z.array(z.object({ width: z.number().int(), hash: sha256 })).length(5),
            }),
          ]),
        )
        .max(100),
    }),
    output: z.record(z.string(), z.string()),
  },
  /** Whether messages with pictures of the workspace can be sent through a channel. */
  'media.ready': { input: z.object({ channelId }), output: z.enum(['ready', 'none']) },
  /** Stops drawing and uploading for a document; whoever waits gets `media.stopped`, and nothing was sent. */
  'media.stop': { input: z.object({ usedBy: z.string().min(1).max(80) }), output: nothing },
} as const;

export const mediaEvents = {
  'media.changed': z.object({}),
  /** Pictures that are drawn, then files that are uploaded and fetched back, for a document or a send. */
  'media.progress': z.object({
    usedBy: z.string(),
    step: z.enum(['draw', 'upload']),
    done: z.number(),
    total: z.number(),
  }),
} as const;
