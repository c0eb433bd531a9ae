import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLineClient } from '#electron/line/client';
import { createKeyPair } from '#electron/line/jwt';
import { createTokenDesk } from '#electron/line/tokens';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { type Credential, readCredential, writeCredential } from '#electron/secrets/credentials';
import { createTokenVault } from '#electron/secrets/token-vault';
import { TokenKeeper } from '#electron/services/channels/token-keeper';
import { unwrap } from '../../helpers/publish-bench';

/* The four kinds of token against a token desk with lives, limits and signatures; time is injected. */
const DAY = 86_400_000;
const ID = 'chn_00000000test';
const clock = standingClock(Date.parse('2026-11-24T02:00:00Z'));
let server: RehearsalServer;
let folder: string;
let keeper: TokenKeeper;
let stored: () => string;

beforeEach(async () => {
  server = unwrap(await startRehearsal({ followers: 1, clock }));
  folder = mkdtempSync(join(tmpdir(), 'tapestry-vault-'));
  // A keychain that only turns every bit around: enough to see that nothing lies there in the clear.
  const vault = createTokenVault(
    {
      isEncryptionAvailable: () => true,
      encryptString: (text) => Buffer.from(Buffer.from(text).map((byte) => byte ^ 0xff)),
      decryptString: (bytes) => Buffer.from(bytes.map((byte) => byte ^ 0xff)).toString(),
    },
    folder,
  );
  const now = () => new Date(clock.now());
  keeper = new TokenKeeper(vault, createTokenDesk({ now, endpoint: server.url }), now);
  stored = () => vault.get(ID) ?? '';
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const enter = async (credential: Credential) => {
  const issued = unwrap(await keeper.issue(credential));
  keeper.keep(ID, issued.credential);
  return issued.token;
};
const valid = () => server.platform.state.tokens.filter((token) => token.expiresAt > clock.now());
const botOf = (channelAccessToken: string) =>
  createLineClient({ channelAccessToken, endpoint: server.url }).getBotInfo();
const ours = () => {
  const { channelId, channelSecret } = server.credentials;
  return { channelId, channelSecret };
};
const shortLived = (): Credential => ({
  kind: 'shortLived',
  ...ours(),
  token: null,
  expiresAt: null,
});
const v21 = async (withSecret = true): Promise<Credential> => {
  const pair = await createKeyPair();
  return {
    kind: 'v21',
    channelId: server.credentials.channelId,
    keyId: server.platform.tokens.registerKey(pair.publicJwk),
    privateKey: pair.privateKey,
    channelSecret: withSecret ? server.credentials.channelSecret : null,
    token: null,
    expiresAt: null,
  };
};

describe('getting a token', () => {
  test('each kind opens the account', async () => {
    const entries: Credential[] = [
      { kind: 'longLived', token: server.credentials.channelAccessToken },
      shortLived(),
      { kind: 'stateless', ...ours() },
      await v21(),
    ];
    for (const credential of entries) {
      const bot = unwrap(await botOf(await enter(credential))).value;
      expect(bot.userId, credential.kind).toBe(server.credentials.botUserId);
      expect(readCredential(stored()).kind).toBe(credential.kind);
    }
  });

  test('a wrong secret, an unknown key and a key that signs for another channel are refused', async () => {
    const wrong = { ...(await v21()), keyId: 'nobody' } as Credential;
    const other = { ...(await v21()), channelId: '2000000000' } as Credential;
    const secret: Credential = { kind: 'stateless', ...ours(), channelSecret: 'x' };
    for (const credential of [wrong, other, secret]) {
      const issued = await keeper.issue(credential);
      expect(issued.ok ? 'ok' : issued.error.code).toBe('channel.credentialsRefused');
      expect(JSON.stringify(issued)).not.toContain(server.credentials.channelSecret);
    }
  });

  test('a public key for the console carries no kid and no private part', async () => {
    const { publicJwk } = await createKeyPair();
    expect(Object.keys(publicJwk).sort()).toEqual(['alg', 'e', 'kty', 'n', 'use']);
  });
});

describe('before it runs out', () => {
  test('a 30-day token is renewed with three days left and the old one is given back', async () => {
    for (const credential of [shortLived(), await v21()]) {
      const first = await enter(credential);
      clock.advance(26 * DAY);
      expect(await keeper.renewDue([{ id: ID, name: 'Shop' }])).toEqual({
        renewed: [],
        failed: [],
      });
      clock.advance(1.5 * DAY);
      expect((await keeper.renewDue([{ id: ID, name: 'Shop' }])).renewed).toEqual([ID]);
      const second = unwrap(await keeper.current(ID, 'Shop'));
      expect(second).not.toBe(first);
      expect(server.platform.tokens.accepts(second)).toBe(true);
      expect(server.platform.tokens.accepts(first)).toBe(false);
      expect(valid()).toHaveLength(1);
      unwrap(await keeper.remove(ID, { revokeLongLived: false }));
    }
  });

  test('a stateless token is made anew after 13 of its 15 minutes, once for all who wait', async () => {
    await enter({ kind: 'stateless', ...ours() });
    const before = valid().length;
    const [a, b] = await Promise.all([keeper.current(ID, 'Shop'), keeper.current(ID, 'Shop')]);
    expect(unwrap(a)).toBe(unwrap(b));
    expect(valid()).toHaveLength(before + 1);
    clock.advance(12 * 60_000);
    expect(unwrap(await keeper.current(ID, 'Shop'))).toBe(unwrap(a));
    clock.advance(90_000);
    expect(unwrap(await keeper.current(ID, 'Shop'))).not.toBe(unwrap(a));
    // It never reaches the disk.
    expect(stored()).not.toContain(unwrap(a));
  });

  test('one that LINE suddenly refuses is replaced in the middle of a call', async () => {
    const first = await enter(shortLived());
    const line = createLineClient({
      channelAccessToken: keeper.source(ID, 'Shop'),
      endpoint: server.url,
    });
    expect((await line.getBotInfo()).ok).toBe(true);
    unwrap(
      await createTokenDesk({ now: () => new Date(clock.now()), endpoint: server.url }).revoke(
        first,
      ),
    );
    expect((await line.getBotInfo()).ok).toBe(true);
    expect(unwrap(await keeper.current(ID, 'Shop'))).not.toBe(first);
  });

  test('a long-lived one that is refused says so and is asked for once', async () => {
    keeper.keep(ID, { kind: 'longLived', token: 'wrong' });
    let calls = 0;
    server.setFaults(() => {
      calls += 1;
      return null;
    });
    const line = createLineClient({
      channelAccessToken: keeper.source(ID, 'Shop'),
      endpoint: server.url,
    });
    const answer = await line.getBotInfo();
    expect(answer.ok ? 'ok' : answer.error.code).toBe('line.unauthorized');
    expect(calls).toBe(1);
  });
});

describe('rotation and removal', () => {
  test('a new key takes over; what the old key was issued is given back', async () => {
    const first = await enter(await v21());
    const next = unwrap(await keeper.issue(await v21()));
    await keeper.replace(ID, next.credential);
    expect(server.platform.tokens.accepts(first)).toBe(false);
    expect(server.platform.tokens.accepts(unwrap(await keeper.current(ID, 'Shop')))).toBe(true);
  });

  test('LINE counts which v2.1 tokens are good; one that is given back is no longer among them', async () => {
    const listed = async () => (await keeper.goodKeyIds(ID))?.length;
    const pair = await v21();
    await enter(pair);
    expect(await listed()).toBe(1);
    unwrap(await keeper.renew(ID, 'Shop'));
    expect(await listed()).toBe(1);
    await enter(pair);
    expect(await listed()).toBe(2);
    await enter(shortLived());
    expect(await keeper.goodKeyIds(ID)).toBeNull();
  });

  test('removal revokes what LINE issued to us, and a long-lived token only when asked', async () => {
    const token = await enter(shortLived());
    unwrap(await keeper.remove(ID, { revokeLongLived: false }));
    expect(server.platform.tokens.accepts(token)).toBe(false);
    expect(keeper.facts(ID)).toBeNull();
    // Without the secret a v2.1 token cannot be given back; it ends by itself.
    await enter(await v21(false));
    unwrap(await keeper.remove(ID, { revokeLongLived: false }));
    expect(valid()).toHaveLength(1);
    const long = server.credentials.channelAccessToken;
    await enter({ kind: 'longLived', token: long });
    unwrap(await keeper.remove(ID, { revokeLongLived: false }));
    expect(server.platform.tokens.accepts(long)).toBe(true);
  });

  test('no secret lies in the vault’s folder in the clear', async () => {
    const credential = await v21();
    const token = await enter(credential);
    const secrets = [token, server.credentials.channelSecret, 'PRIVATE KEY'];
    const files = readdirSync(folder).map((name) => join(folder, name));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const secret of secrets) expect(text).not.toContain(secret);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
    expect(JSON.stringify(keeper.facts(ID))).not.toMatch(new RegExp(secrets[2] as string));
    expect(writeCredential({ kind: 'longLived', token: 'plain' })).toBe('plain');
  });
});
