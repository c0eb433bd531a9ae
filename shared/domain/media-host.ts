import { z } from 'zod';
import { mediaHostId } from './ids';

/*
 * Where pictures and films lie for LINE to fetch. LINE takes HTTPS addresses only, and it fetches them itself,
 * perhaps months after a message was sent.
 */

const text = z.string().trim().min(1).max(500);
/** `https://cdn.example.tw/line`: no query, so that names can be put behind it. */
const publicBase = z
  .string()
  .trim()
  .regex(/^https:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/i)
  .max(700);
/** A secret travels to it: HTTPS, or this computer. */
const service = z
  .string()
  .trim()
  .regex(
    /^(?:https:\/\/[^\s/?#@]+|http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?)(?:\/[^\s?#]*)?$/i,
  )
  .max(700);
const prefix = z
  .string()
  .trim()
  .regex(/^(?:[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*)?$/)
  // a name of dots would climb out of its folder
  .refine((value) => !value.split('/').some((part) => /^\.+$/.test(part)))
  .max(200);

export const mediaPlace = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('s3'),
    endpoint: service,
    region: text,
    bucket: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/),
    accessKeyId: text,
    prefix,
    publicBaseUrl: publicBase,
  }),
  z.object({
    type: z.literal('webdav'),
    url: service,
    user: z.string().trim().max(200),
    prefix,
    publicBaseUrl: publicBase,
  }),
  /** A folder that something else serves: a synchronised drive, a mounted web root. */
  z.object({ type: z.literal('folder'), folder: text, prefix, publicBaseUrl: publicBase }),
]);
export type MediaPlace = z.infer<typeof mediaPlace>;

/** A host as the workspace's file keeps it: never a secret. */
export const storedMediaHost = z.object({
  id: mediaHostId,
  name: z.string().trim().min(1).max(80),
  place: mediaPlace,
});
export type StoredMediaHost = z.infer<typeof storedMediaHost>;

/** Does this host need a secret: the key of a bucket, the password of a WebDAV server. */
export const needsSecret = (place: MediaPlace): boolean =>
  place.type === 's3' || (place.type === 'webdav' && place.user !== '');

/** A host as the window may know it. */
export const mediaHost = storedMediaHost.extend({
  secretState: z.enum(['keychain', 'session', 'missing', 'none']),
  isChosen: z.boolean(),
});
export type MediaHost = z.infer<typeof mediaHost>;

/** One step of “test this host”, in the order they are done; `skipped` after the first that failed. */
export const mediaCheck = z.object({
  step: z.enum(['reach', 'store', 'fetchBack', 'sameBytes']),
  state: z.enum(['good', 'bad', 'skipped']),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
    })
    .nullable(),
});
export type MediaCheck = z.infer<typeof mediaCheck>;

/** Something on a host, and for whom it lies there. */
export const hostedObject = z.object({
  hostId: z.string(),
  name: z.string(),
  url: z.string(),
  bytes: z.number().int().nonnegative(),
  mime: z.string(),
  verifiedAt: z.string(),
  /** Ids of the documents and sends whose messages point at it; empty: nothing of this workspace needs it. */
  usedBy: z.array(z.string()),
});
export type HostedObject = z.infer<typeof hostedObject>;
