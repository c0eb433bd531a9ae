import { z } from 'zod';
import { documentId } from '../../domain/ids';

const url = z.string().min(1).max(4_000);

/** One address, and the documents that lead to it. */
export const workspaceLink = z.object({
  url,
  documents: z.array(
    z.object({ id: documentId, kind: z.string(), name: z.string(), places: z.number().int() }),
  ),
});
export type WorkspaceLink = z.infer<typeof workspaceLink>;

/** What an address answered, or why it was not asked. */
export const linkAnswer = z.discriminatedUnion('state', [
  /** `url`: where it led in the end. */
  z.object({ state: z.literal('ok'), status: z.number().int(), url, hops: z.number().int() }),
  z.object({ state: z.literal('refused'), status: z.number().int(), url, hops: z.number().int() }),
  z.object({
    state: z.literal('failed'),
    why: z.enum([
      'notHttps',
      'noHost',
      'notPublic',
      'notFound',
      'timeOut',
      'certificate',
      'tooManyHops',
      'unreachable',
    ]),
    url,
  }),
]);
export type LinkAnswer = z.infer<typeof linkAnswer>;

export const linkChannels = {
  /** Of the whole workspace, or of a campaign with all that it points at. */
  'links.list': {
    input: z.object({ campaignId: documentId.nullable() }),
    output: z.object({ links: z.array(workspaceLink) }),
  },
  /** Puts another address in the place of one in these documents; `undo` takes exactly that back. */
  'links.replace': {
    input: z.object({
      from: url,
      to: z.string().trim().min(1).max(4_000),
      documentIds: z.array(documentId).max(20_000),
    }),
    output: z.object({
      undo: z.string(),
      documents: z.number().int(),
      places: z.number().int(),
      /** Documents that could not be saved. */
      failed: z.number().int(),
    }),
  },
  'links.undo': {
    input: z.object({ undo: z.string() }),
    output: z.object({ documents: z.number().int() }),
  },
  /** Asks a public https address whether it answers; nothing of what it says is kept. */
  'links.check': { input: z.object({ url }), output: linkAnswer },
} as const;
