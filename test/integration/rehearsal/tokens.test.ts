import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { messagingApi } from '@line/bot-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import {
  anAssertionKey,
  clientsOf,
  faultsOf,
  JWT_BEARER,
  type LineClients,
  refusalOf,
} from '#test/helpers/drive-line';

const GRANT = 'client_credentials';
let server: RehearsalServer;
const exchanges: Exchange[] = [];
let tokens: LineClients['tokens'];
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-rehearsal-'));
  const started = await startRehearsal({
    onExchange: (exchange) => exchanges.push(exchange),
    clock: standingClock(Date.parse('2026-09-08T04:00:00Z')),
    followers: 10,
    folder,
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  ({ tokens } = clientsOf(server));
});
afterEach(async () => {
  expect(exchanges.splice(0).flatMap(faultsOf)).toEqual([]);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The status of a call made with this token. */
const tried = (channelAccessToken: string): Promise<number> => {
  const api = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: server.url });
  return api.getBotInfo().then(
    () => 200,
    (error: { status: number }) => error.status,
  );
};
const shortLived = async () => {
  const { channelId, channelSecret } = server.credentials;
  return (await tokens.issueChannelToken(GRANT, channelId, channelSecret)).access_token;
};

describe('channel access tokens', () => {
  it('open the channel until they run out or are revoked, and are kept as hashes only', async () => {
    const token = await shortLived();
    expect(await tried(token)).toBe(200);
    const verified = await tokens.verifyChannelToken(token);
    expect(verified).toEqual({ client_id: server.credentials.channelId, expires_in: 30 * 86_400 });
    const stored = readFileSync(join(folder, 'state.json'), 'utf8');
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(server.credentials.channelAccessToken);
    const other = await shortLived();
    await tokens.revokeChannelToken(other);
    expect(await tried(other)).toBe(401);
    server.platform.advance(30);
    expect(await tried(token)).toBe(401);
    expect((await refusalOf(tokens.verifyChannelToken(token))).body).toMatchObject({
      error: 'invalid_request',
    });
  });

  it('30 short-lived ones at once: the next takes the place of the oldest', async () => {
    const first = await shortLived();
    for (let made = 1; made < 30; made += 1) await shortLived();
    expect(await tried(first)).toBe(200);
    await shortLived();
    expect(await tried(first)).toBe(401);
  });

  it('stateless ones live 15 minutes and cannot be revoked', async () => {
    const { channelId, channelSecret } = server.credentials;
    const issued = await tokens.issueStatelessChannelTokenByClientSecret(channelId, channelSecret);
    expect(issued).toMatchObject({ token_type: 'Bearer', expires_in: 900 });
    await tokens.revokeChannelToken(issued.access_token);
    expect(await tried(issued.access_token)).toBe(200);
    server.platform.clock.advance(15 * 60_000);
    expect(await tried(issued.access_token)).toBe(401);
    const wrong = tokens.issueStatelessChannelTokenByClientSecret(channelId, 'no');
    expect((await refusalOf(wrong)).body).toEqual({
      error: 'invalid_client',
      error_description: 'invalid client_secret',
    });
  });

  it('v2.1 by JWT: as long as asked for, 30 at most, listed by key id', async () => {
    const assertion = anAssertionKey(server);
    const issue = (jwt = assertion()) => tokens.issueChannelTokenByJWT(GRANT, JWT_BEARER, jwt);
    const issued = await issue();
    expect(issued.expires_in).toBe(86_400);
    expect(await tried(issued.access_token)).toBe(200);
    expect((await tokens.verifyChannelTokenByJWT(issued.access_token)).expires_in).toBe(86_400);
    const kids = async () =>
      (await tokens.getsAllValidChannelAccessTokenKeyIds(JWT_BEARER, assertion())).kids;
    expect(await kids()).toEqual([issued.key_id]);
    for (let made = 1; made < 30; made += 1) await issue();
    expect((await refusalOf(issue())).status).toBe(400);
    const { channelId, channelSecret } = server.credentials;
    await tokens.revokeChannelTokenByJWT(channelId, channelSecret, issued.access_token);
    expect(await tried(issued.access_token)).toBe(401);
    expect(await kids()).not.toContain(issued.key_id);
  });

  it.each([
    ['a key that is not registered', {}, { kid: 'other' }],
    ['another algorithm', {}, { alg: 'HS256' }],
    ['another channel', { iss: '1' }, {}],
    ['another audience', { aud: 'https://example.com/' }, {}],
    ['an assertion that lives too long', { exp: 4_000_000_000 }, {}],
    ['an assertion that is over', { exp: 1_000 }, {}],
    ['a token for more than 30 days', { token_exp: 2_592_001 }, {}],
  ])('refuses %s', async (_, claims, header) => {
    const jwt = anAssertionKey(server)(claims, header);
    const refusal = await refusalOf(tokens.issueChannelTokenByJWT(GRANT, JWT_BEARER, jwt));
    expect(refusal.status).toBe(400);
    expect(refusal.body).toMatchObject({ error: 'invalid_client' });
  });

  it('refuses what was signed by somebody else', async () => {
    const [head, body] = anAssertionKey(server)().split('.');
    const other = anAssertionKey(server)().split('.')[2];
    const forged = `${head}.${body}.${other}`;
    const call = tokens.issueStatelessChannelTokenByJWTAssertion(forged);
    expect((await refusalOf(call)).body.error_description).toBe('Invalid signature');
  });
});
