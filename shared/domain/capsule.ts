import { z } from 'zod';
import { sha256 } from './ids';
import { storedSend } from './outbox';

/** LINE forgets a retry key after a day, so a capsule must be over before: then it can never send twice. */
export const CAPSULE_MOST_MS = 23 * 3_600_000;

/** A file on a host that the messages point at, and what it has to be when it is fetched. */
export const sealedMedia = z.object({
  url: z.url({ protocol: /^https$/ }),
  /** Ends with the SHA-256 of its bytes, but for a width of an imagemap. */
  name: z.string(),
  mime: z.string(),
  bytes: z.number().int().nonnegative(),
});
export type SealedMedia = z.infer<typeof sealedMedia>;

/** Everything that a send needs but the token. */
export const capsuleContent = z.object({
  /** Its id, keys, messages, window and guard; the list of recipients is beside it. */
  send: storedSend,
  to: z.array(z.string()),
  /** What was uploaded for it, to be seen again where it runs; absent in capsules that have nothing of it. */
  media: z.array(sealedMedia).optional(),
  channelName: z.string(),
  /** The account it is for; any other one refuses to run it. */
  botUserId: z.string(),
  notBefore: z.iso.datetime({ offset: true }),
  notAfter: z.iso.datetime({ offset: true }),
});
export type CapsuleContent = z.infer<typeof capsuleContent>;

/** A sealed send: one file, no token, changed by nobody unnoticed. */
export const capsule = z.object({
  format: z.literal('tapestry.capsule'),
  version: z.literal(1),
  content: capsuleContent,
  /** SHA-256 of the content's canonical JSON. */
  hash: sha256,
  signature: z.object({
    algorithm: z.literal('Ed25519'),
    /** Base64 of the public key's SPKI form. */
    publicKey: z.string(),
    value: z.string(),
  }),
});
export type Capsule = z.infer<typeof capsule>;
