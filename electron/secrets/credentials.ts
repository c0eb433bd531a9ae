import { z } from 'zod';

/*
 * What the vault keeps for a channel, as one text: what is needed to get a token and, where tokens live
 * for days, the token itself. A bare text is a long-lived token, as it was always kept.
 */

const issued = {
  token: z.string().nullable(),
  /** ISO 8601; null: never, or nothing was issued yet. */
  expiresAt: z.string().nullable(),
};
const channelId = z.string();

export const credential = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('longLived'), token: z.string() }),
  z.object({ kind: z.literal('shortLived'), channelId, channelSecret: z.string(), ...issued }),
  z.object({
    kind: z.literal('v21'),
    channelId,
    keyId: z.string(),
    privateKey: z.string(),
    /** LINE asks for it when a v2.1 token is revoked; without it the token runs out by itself. */
    channelSecret: z.string().nullable(),
    ...issued,
  }),
  z.object({ kind: z.literal('stateless'), channelId, channelSecret: z.string() }),
]);
export type Credential = z.infer<typeof credential>;
const kept = z.object({ tapestry: z.literal(1), credential });

export const writeCredential = (value: Credential): string =>
  value.kind === 'longLived' ? value.token : JSON.stringify({ tapestry: 1, credential: value });

export function readCredential(text: string): Credential {
  if (!text.startsWith('{')) return { kind: 'longLived', token: text };
  try {
    return kept.parse(JSON.parse(text)).credential;
  } catch {
    // Refused by LINE as any wrong token is, and then entered again.
    return { kind: 'longLived', token: text };
  }
}
