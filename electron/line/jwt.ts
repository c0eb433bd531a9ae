import {
  createPrivateKey,
  createSign,
  generateKeyPair,
  type JsonWebKey as NodeJsonWebKey,
} from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';

/*
 * The key pair of a v2.1 channel: made here, the private half goes to the vault, the public half is
 * registered in LINE Developers Console, which answers with the key's id.
 */

/** The public key as the console takes it: no `kid`, that is LINE's to give. */
export const publicJwk = z.object({
  kty: z.literal('RSA'),
  alg: z.literal('RS256'),
  use: z.literal('sig'),
  e: z.string(),
  n: z.string(),
});
export type PublicJwk = z.infer<typeof publicJwk>;

export interface KeyPair {
  publicJwk: PublicJwk;
  /** PKCS #8 in PEM; never leaves the main process. */
  privateKey: string;
}

const LIVES_S = 30 * 60;
/** The longest life LINE gives a v2.1 token: 30 days. */
export const V21_TOKEN_S = 2_592_000;

export async function createKeyPair(): Promise<KeyPair> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { e, n } = pair.publicKey.export({ format: 'jwk' }) as NodeJsonWebKey;
  return {
    publicJwk: publicJwk.parse({ kty: 'RSA', alg: 'RS256', use: 'sig', e, n }),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

export interface AssertionFacts {
  channelId: string;
  /** What LINE called the registered key. */
  keyId: string;
  privateKey: string;
  now: Date;
  /** Life of the token that is asked for; only v2.1 names one. */
  tokenSeconds?: number;
}

/** The signed claim that stands for a channel secret; good for half an hour at most. */
export function signAssertion(facts: AssertionFacts): string {
  const seconds = Math.floor(facts.now.getTime() / 1_000);
  const header = { alg: 'RS256', typ: 'JWT', kid: facts.keyId };
  const claims = {
    iss: facts.channelId,
    sub: facts.channelId,
    aud: 'https://api.line.me/',
    exp: seconds + LIVES_S,
    ...(facts.tokenSeconds === undefined ? {} : { token_exp: facts.tokenSeconds }),
  };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = createSign('RSA-SHA256')
    .update(signed)
    .sign(createPrivateKey(facts.privateKey), 'base64url');
  return `${signed}.${signature}`;
}
