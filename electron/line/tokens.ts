import { channelAccessToken } from '@line/bot-sdk';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { LINE_API } from './call';
import { deadline } from './deadline';
import { withFetchOptions } from './deadline-fetch';
import { toAppError } from './errors';
import { type AssertionFacts, signAssertion, V21_TOKEN_S } from './jwt';

/** A token that LINE has issued to us. */
export interface IssuedToken {
  token: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

type KeyFacts = Pick<AssertionFacts, 'channelId' | 'keyId' | 'privateKey'>;

/** LINE's token desk. Nothing here is paced: a channel asks a few times a month, at most four times an hour. */
export interface TokenDesk {
  shortLived(channelId: string, channelSecret: string): Promise<Result<IssuedToken>>;
  stateless(channelId: string, channelSecret: string): Promise<Result<IssuedToken>>;
  v21(key: KeyFacts): Promise<Result<IssuedToken>>;
  /** Seconds that a short-lived or long-lived token still has; 0 for one that never ends. */
  verify(token: string): Promise<Result<{ channelId: string; seconds: number }>>;
  /** Key ids of the v2.1 tokens that are still good. */
  keyIds(key: KeyFacts): Promise<Result<string[]>>;
  revoke(token: string): Promise<Result<null>>;
  revokeV21(channelId: string, channelSecret: string, token: string): Promise<Result<null>>;
}

const TIMEOUT_MS = 15_000;
const GRANT = 'client_credentials';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function createTokenDesk(options: {
  now: () => Date;
  /** Stands in for LINE's host. */
  endpoint?: string;
}): TokenDesk {
  const { now } = options;
  const client = new channelAccessToken.ChannelAccessTokenClient({
    baseURL: options.endpoint ?? LINE_API,
  });

  const ask = async <T>(
    operation: string,
    secrets: readonly string[],
    send: () => Promise<T>,
  ): Promise<Result<T>> => {
    const signal = deadline(TIMEOUT_MS);
    try {
      return ok(await withFetchOptions({ signal }, send));
    } catch (error) {
      const cause = signal.aborted ? signal.reason : error;
      return fail(toAppError(cause, { operation, isRepeatable: true, secrets }));
    }
  };
  const issued = (
    answer: Result<{ access_token: string; expires_in: number }>,
  ): Result<IssuedToken> =>
    answer.ok
      ? ok({
          token: answer.value.access_token,
          expiresAt: now().getTime() + answer.value.expires_in * 1_000,
        })
      : answer;

  return {
    shortLived: async (id, secret) =>
      issued(
        await ask('issueChannelToken', [secret], () => client.issueChannelToken(GRANT, id, secret)),
      ),
    stateless: async (id, secret) =>
      issued(
        await ask('issueStatelessChannelToken', [secret], () =>
          client.issueStatelessChannelTokenByClientSecret(id, secret),
        ),
      ),
    async v21(key) {
      const assertion = signAssertion({ ...key, now: now(), tokenSeconds: V21_TOKEN_S });
      return issued(
        await ask('issueChannelTokenByJWT', [assertion], () =>
          client.issueChannelTokenByJWT(GRANT, ASSERTION, assertion),
        ),
      );
    },
    async verify(token) {
      const answer = await ask('verifyChannelToken', [token], () =>
        client.verifyChannelToken(token),
      );
      return answer.ok
        ? ok({ channelId: answer.value.client_id, seconds: answer.value.expires_in })
        : answer;
    },
    async keyIds(key) {
      const assertion = signAssertion({ ...key, now: now() });
      const answer = await ask('getsAllValidChannelAccessTokenKeyIds', [assertion], () =>
        client.getsAllValidChannelAccessTokenKeyIds(ASSERTION, assertion),
      );
      return answer.ok ? ok(answer.value.kids) : answer;
    },
    async revoke(token) {
      const answer = await ask('revokeChannelToken', [token], () =>
        client.revokeChannelToken(token),
      );
      return answer.ok ? ok(null) : answer;
    },
    async revokeV21(id, secret, token) {
      const answer = await ask('revokeChannelTokenByJWT', [token, secret], () =>
        client.revokeChannelTokenByJWT(id, secret, token),
      );
      return answer.ok ? ok(null) : answer;
    },
  };
}
