import { createHash, createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { isJsonObject } from '#shared/line/fields';
import type { RehearsalClock } from '../clock';
import { DAY_MS } from '../days';
import type { PlatformState } from '../state';
import { TokenRefusal } from './token-refusal';

const SHORT_LIVED_MS = 30 * DAY_MS;
const STATELESS_MS = 15 * 60_000;
/** Of short-lived and of v2.1 tokens, each. */
const TOKENS_AT_ONCE = 30;
const V21_SECONDS_AT_MOST = 30 * 86_400;
const ASSERTION_MS = 30 * 60_000;
const AUDIENCE = 'https://api.line.me/';

type StoredToken = PlatformState['tokens'][number];
export interface IssuedToken {
  token: string;
  expiresIn: number;
  keyId: string | null;
}

export interface TokenParts {
  state: PlatformState;
  clock: RehearsalClock;
  hex: (length: number) => string;
  /** The long-lived token of this start; nowhere on the disk. */
  longLived: string;
  changed: (change: string, subject: string) => void;
}

/** Channel access tokens of all kinds. Only their hashes are kept. */
export class Tokens {
  #isLongLivedRevoked = false;

  constructor(private readonly parts: TokenParts) {}

  /** Whether a call with this token is let in. */
  accepts(token: string): boolean {
    if (token === this.parts.longLived) return !this.#isLongLivedRevoked;
    return this.#alive(token) !== null;
  }

  issueShortLived(clientId: string, clientSecret: string): IssuedToken {
    this.#checkSecret(clientId, clientSecret);
    const alive = this.#aliveOf('short');
    // The 31st takes the place of the oldest.
    if (alive.length >= TOKENS_AT_ONCE) this.#drop(alive[0]);
    return this.#issue('short', SHORT_LIVED_MS, null);
  }

  issueStateless(proof: { clientId: string; clientSecret: string } | { assertion: string }) {
    if ('assertion' in proof) this.#checkAssertion(proof.assertion);
    else this.#checkSecret(proof.clientId, proof.clientSecret);
    return this.#issue('stateless', STATELESS_MS, null);
  }

  /** v2.1: as long-lived as the assertion asks for; the 31st is refused. */
  issueByAssertion(assertion: string): IssuedToken {
    const claims = this.#checkAssertion(assertion);
    const seconds = claims.token_exp;
    const isGood = typeof seconds === 'number' && seconds > 0 && seconds <= V21_SECONDS_AT_MOST;
    if (!isGood) throw new TokenRefusal('invalid_client', 'token_exp is invalid');
    if (this.#aliveOf('v2.1').length >= TOKENS_AT_ONCE)
      throw new TokenRefusal('invalid_request', 'The number of issued tokens is at its limit');
    return this.#issue('v2.1', seconds * 1_000, this.parts.hex(24));
  }

  /** Key ids of v2.1 tokens that are still good. */
  keyIds(assertion: string): string[] {
    this.#checkAssertion(assertion);
    return this.#aliveOf('v2.1').flatMap(({ keyId }) => (keyId === null ? [] : [keyId]));
  }

  /** Seconds that the token is good for; the long-lived one answers 0. */
  verify(token: string, kinds: readonly StoredToken['kind'][]): number {
    if (token === this.parts.longLived && kinds.includes('short') && this.accepts(token)) return 0;
    const found = this.#alive(token);
    if (!found || !kinds.includes(found.kind))
      throw new TokenRefusal('invalid_request', 'The access token expired or is invalid');
    return Math.floor((found.expiresAt - this.parts.clock.now()) / 1_000);
  }

  /** Stateless tokens cannot be revoked; an unknown one is no mistake. */
  revoke(token: string, client?: { id: string; secret: string }): void {
    if (client) this.#checkSecret(client.id, client.secret);
    if (token === this.parts.longLived) this.#isLongLivedRevoked = true;
    const found = this.#alive(token);
    if (found && found.kind !== 'stateless') this.#drop(found);
  }

  /** What LINE's console does: takes a public key and gives it an id. */
  registerKey(key: JsonWebKey): string {
    const kid = this.parts.hex(36);
    this.parts.state.assertionKeys.push({ kid, key: { ...key } as Record<string, unknown> });
    this.parts.changed('registerAssertionKey', kid);
    return kid;
  }

  #issue(kind: StoredToken['kind'], lifeMs: number, keyId: string | null): IssuedToken {
    const { state, clock, hex, changed } = this.parts;
    const now = clock.now();
    const token = Buffer.from(hex(128), 'hex').toString('base64url');
    state.tokens = state.tokens.filter(({ expiresAt }) => expiresAt > now);
    state.tokens.push({ hash: hashOf(token), kind, keyId, issuedAt: now, expiresAt: now + lifeMs });
    changed('issueToken', kind);
    return { token, expiresIn: Math.floor(lifeMs / 1_000), keyId };
  }

  #checkSecret(clientId: string, clientSecret: string): void {
    const { channelId, channelSecret } = this.parts.state;
    if (clientId !== channelId) throw new TokenRefusal('invalid_client', 'invalid client_id');
    if (clientSecret !== channelSecret)
      throw new TokenRefusal('invalid_client', 'invalid client_secret');
  }

  #checkAssertion(assertion: string): Record<string, unknown> {
    const refuse = (why: string) => new TokenRefusal('invalid_client', why);
    const [head = '', body = '', signature = ''] = assertion.split('.');
    const header = jsonOf(head);
    const claims = jsonOf(body);
    if (!header || !claims) throw refuse('client_assertion is no JWT');
    const known = this.parts.state.assertionKeys.find(({ kid }) => kid === header.kid);
    if (header.alg !== 'RS256' || !known) throw refuse('Invalid kid or alg');
    const key = createPublicKey({ key: known.key as JsonWebKey, format: 'jwk' });
    const signed = Buffer.from(`${head}.${body}`);
    if (!verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url')))
      throw refuse('Invalid signature');
    const { channelId } = this.parts.state;
    if (claims.iss !== channelId || claims.sub !== channelId) throw refuse('Invalid iss or sub');
    if (claims.aud !== AUDIENCE) throw refuse('Invalid aud');
    // The platform's clock may have been turned; who signs by the clock on the wall is right too.
    const isInTime = [this.parts.clock.now(), Date.now()].some((now) => {
      const left = Number(claims.exp) * 1_000 - now;
      return left > 0 && left <= ASSERTION_MS + 1_000;
    });
    if (!isInTime) throw refuse('Invalid exp');
    return claims;
  }

  #aliveOf(kind: StoredToken['kind']): StoredToken[] {
    const now = this.parts.clock.now();
    return this.parts.state.tokens.filter((each) => each.kind === kind && each.expiresAt > now);
  }

  #alive(token: string): StoredToken | null {
    const hash = hashOf(token);
    const now = this.parts.clock.now();
    return (
      this.parts.state.tokens.find((each) => each.hash === hash && each.expiresAt > now) ?? null
    );
  }

  #drop(token: StoredToken | undefined): void {
    const { state, changed } = this.parts;
    state.tokens = state.tokens.filter((each) => each !== token);
    changed('revokeToken', token?.kind ?? '');
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

function jsonOf(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
