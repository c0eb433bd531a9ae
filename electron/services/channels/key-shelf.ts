import { randomBytes } from 'node:crypto';
import type { CredentialInput } from '#shared/domain/channel-access';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { createKeyPair } from '../../line/jwt';
import type { Credential } from '../../secrets/credentials';

/** A key that nobody registers is forgotten with the app; a few may be under way at once. */
const KEPT = 8;

/** Private keys between being made and being used: in memory, named by a token that says nothing. */
export class KeyShelf {
  private readonly keys = new Map<string, string>();

  async make(): Promise<{ keyToken: string; publicJwk: string }> {
    const { publicJwk, privateKey } = await createKeyPair();
    const keyToken = randomBytes(12).toString('hex');
    this.keys.set(keyToken, privateKey);
    for (const old of [...this.keys.keys()].slice(0, -KEPT)) this.keys.delete(old);
    return { keyToken, publicJwk: JSON.stringify(publicJwk, null, 2) };
  }

  /** What was entered, with the key that it names. */
  complete(input: CredentialInput): Result<Credential> {
    switch (input.kind) {
      case 'longLived':
        return ok({ kind: 'longLived', token: input.channelAccessToken });
      case 'stateless': {
        const { kind, channelId, channelSecret } = input;
        return ok({ kind, channelId, channelSecret });
      }
      case 'shortLived': {
        const { kind, channelId, channelSecret } = input;
        return ok({ kind, channelId, channelSecret, token: null, expiresAt: null });
      }
      case 'v21': {
        const privateKey = this.keys.get(input.keyToken);
        if (privateKey === undefined) {
          return fail(
            appError('channel.keyForgotten', 'This key pair is no longer here. Make a new one.'),
          );
        }
        return ok({
          kind: 'v21',
          channelId: input.channelId,
          keyId: input.keyId,
          privateKey,
          channelSecret: input.channelSecret ?? null,
          token: null,
          expiresAt: null,
        });
      }
    }
  }
}
