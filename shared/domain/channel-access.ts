import { z } from 'zod';

/** How a channel gets its access token; LINE's names for the kinds. */
export const tokenKind = z.enum(['longLived', 'shortLived', 'v21', 'stateless']);
export type TokenKind = z.infer<typeof tokenKind>;

const secret = z.string().trim().min(1).max(4000);
const lineChannelId = z
  .string()
  .trim()
  .regex(/^\d{5,20}$/);

/** What a person enters; goes in, never comes out again. */
export const credentialInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('longLived'), channelAccessToken: secret }),
  z.object({
    kind: z.enum(['shortLived', 'stateless']),
    channelId: lineChannelId,
    channelSecret: secret,
  }),
  z.object({
    kind: z.literal('v21'),
    channelId: lineChannelId,
    /** The id LINE Developers Console gave the registered public key. */
    keyId: z.string().trim().min(1).max(200),
    /** Names the key pair that `channels.makeKey` has made; its private half stays in the main process. */
    keyToken: z.string().max(100),
    /** Only for giving tokens back at once. */
    channelSecret: secret.optional(),
  }),
]);
export type CredentialInput = z.infer<typeof credentialInput>;

/** The public half of a v2.1 key pair, ready for the console. */
export const madeKey = z.object({ keyToken: z.string(), publicJwk: z.string() });

/** Something LINE may or may not let this account do. `unknown`: it could not be asked. */
export const permission = z.object({
  id: z.enum(['richMenus', 'followerIds', 'audiences', 'coupons', 'aggregation', 'webhook']),
  state: z.enum(['allowed', 'refused', 'unknown']),
});

/** What LINE says about a channel at this moment. */
export const channelHealth = z.object({
  readAt: z.string(),
  bot: z.object({
    displayName: z.string(),
    basicId: z.string(),
    /** The premium id of verified accounts that bought one. */
    premiumId: z.string().nullable(),
    chatMode: z.string().nullable(),
  }),
  token: z
    .object({
      kind: tokenKind,
      expiresAt: z.string().nullable(),
      keyId: z.string().nullable(),
      lineChannelId: z.string().nullable(),
    })
    .nullable(),
  /** How many v2.1 tokens of this channel LINE counts as good, of 30; null where that is not known. */
  goodTokens: z.number().int().nullable(),
  quota: z.object({
    type: z.enum(['none', 'limited']),
    value: z.number().nullable(),
    used: z.number().nullable(),
  }),
  permissions: z.array(permission),
});
export type ChannelHealth = z.infer<typeof channelHealth>;
