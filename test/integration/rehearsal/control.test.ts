import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import { type Fault, faultScript, faultStorm } from '#electron/rehearsal/faults';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { aText, clientsOf, faultsOf, type LineClients, refusalOf } from '#test/helpers/drive-line';

const START = Date.parse('2026-09-08T04:00:00Z');
let server: RehearsalServer;
const exchanges: Exchange[] = [];
let line: LineClients;
let folder: string;

async function start(followers?: number, now = START): Promise<void> {
  const started = await startRehearsal({
    onExchange: (exchange) => exchanges.push(exchange),
    clock: standingClock(now),
    folder,
    ...(followers === undefined ? {} : { followers, seed: 99 }),
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  line = clientsOf(server);
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-rehearsal-'));
  await start(500);
});
afterEach(async () => {
  expect(exchanges.splice(0).flatMap(faultsOf)).toEqual([]);
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function control(path: string, body?: unknown, token?: string) {
  const answer = await fetch(`${server.url}/rehearsal${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token ?? server.credentials.channelAccessToken}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(answer.headers.get('x-tapestry-rehearsal')).toBe('simulated');
  const json = (await answer.json()) as Record<string, unknown>;
  expect(json.simulated).toBe(true);
  return { status: answer.status, json };
}
async function broadcast(key = randomUUID()): Promise<string> {
  const messages = [aText('https://shop.example/?tp=1')];
  const { httpResponse } = await line.api.broadcastWithHttpInfo({ messages }, key);
  return httpResponse.headers.get('x-line-request-id') ?? '';
}

describe('the control endpoint', () => {
  it('asks for the token of this start', async () => {
    expect((await control('/state', undefined, 'no')).status).toBe(401);
    expect((await control('/state')).json).toMatchObject({ followers: 500, sends: 0, used: 0 });
  });

  it('turns the clock and tells the truth that LINE does not', async () => {
    const requestId = await broadcast();
    await control('/advance', { days: 14 });
    const { json } = await control(`/truth/${requestId}`);
    expect(json).toMatchObject({ delivered: 500, requestId });
    expect(json.opened).toBeGreaterThan(100);
    expect((await control('/advance', { to: '2026-10-01T00:00:00Z' })).json.now).toBe(
      '2026-10-01T00:00:00.000Z',
    );
    expect((await control('/advance', { days: -1 })).status).toBe(400);
    expect((await control('/truth/nobody')).status).toBe(404);
  });

  it('sets quota, behaviour, keys, audiences and faults', async () => {
    await control('/quota', { value: 499 });
    expect((await refusalOf(line.api.broadcast({ messages: [aText()] }))).status).toBe(429);
    await control('/quota', { value: null });
    await control('/behaviour', { openRate: 1, blockRate: 0, appeal: 0 });
    const requestId = await broadcast();
    server.platform.advance(14);
    expect((await control(`/truth/${requestId}`)).json.opened).toBeGreaterThan(495);
    const { json } = await control('/audiences', {
      type: 'CHAT_TAG',
      description: 'Regulars',
      createRoute: 'OA_MANAGER',
      owner: null,
      share: 0.2,
    });
    const told = await line.audiences.getAudienceData(Number(json.audienceGroupId));
    expect(told.audienceGroup).toMatchObject({ type: 'CHAT_TAG', permission: 'READ' });
    await control('/faults', { rules: [{ fault: 'unauthorized', endpoint: 'getBotInfo' }] });
    expect((await refusalOf(line.api.getBotInfo())).status).toBe(401);
    await line.api.getBotInfo();
    expect((await control('/faults', { rules: [{ fault: 'flood' }] })).status).toBe(400);
    expect((await control('/sends')).json.sends).toHaveLength(1);
    await control('/reset', {});
    expect((await control('/state')).json).toMatchObject({ sends: 0, used: 0 });
  });
});

describe('faults', () => {
  const strike = (fault: Fault) =>
    server.setFaults(faultScript([{ fault, endpoint: 'broadcast' }]));

  it.each([
    ['serverErrorBefore', 0],
    ['serverErrorAfter', 1],
    ['resetBefore', 0],
    ['resetAfter', 1],
    ['wrongJson', 1],
    ['rateLimit', 0],
  ] as const)('%s: sent %i times at first, and once in the end', async (fault, sentAtFirst) => {
    const key = randomUUID();
    strike(fault);
    await expect(broadcast(key)).rejects.toBeTruthy();
    expect(server.platform.book.records).toHaveLength(sentAtFirst);
    const again = await broadcast(key).catch((error: { status: number }) => error.status);
    if (sentAtFirst === 1) expect(again).toBe(409);
    expect(server.platform.book.records).toHaveLength(1);
  });

  it('a caller that gives up on a timeout may ask again with its key', async () => {
    for (const [fault, sent] of [
      ['timeoutBefore', 0],
      ['timeoutAfter', 1],
    ] as const) {
      server.reset();
      strike(fault);
      const call = fetch(`${server.url}/v2/bot/message/broadcast`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${server.credentials.channelAccessToken}`,
          'content-type': 'application/json',
          'x-line-retry-key': randomUUID(),
        },
        body: JSON.stringify({ messages: [aText()] }),
        signal: AbortSignal.timeout(150),
      });
      await expect(call).rejects.toThrow();
      expect(server.platform.book.records).toHaveLength(sent);
    }
  });

  it('a skewed clock shows in `Date`, a slow body comes in the end', async () => {
    server.setFaults(faultScript([{ fault: 'clockSkew' }, { fault: 'slowBody' }]));
    const dateOf = async () => {
      const { httpResponse, body } = await line.api.getBotInfoWithHttpInfo();
      expect(body.userId).toBe(server.credentials.botUserId);
      return Date.parse(httpResponse.headers.get('date') ?? '');
    };
    expect(START - (await dateOf())).toBe(2 * 3_600_000);
    expect(await dateOf()).toBe(START);
  });

  it('storms the same way with the same seed', () => {
    const storm = (seed: number) => {
      const source = faultStorm({ seed, share: 0.3 });
      return Array.from({ length: 200 }, () => source('pushMessage'));
    };
    expect(storm(1)).toEqual(storm(1));
    expect(storm(1)).not.toEqual(storm(2));
    const struck = storm(1).filter((fault) => fault !== null).length;
    expect(struck).toBeGreaterThan(35);
    expect(struck).toBeLessThan(85);
  });
});

describe('a channel that is kept', () => {
  it('comes back with its sends, quota, retry keys, blocks and figures; time does not go back', async () => {
    const { platform } = server;
    platform.setBehaviour({ ...platform.behaviour, blockRate: 0.05 });
    const key = randomUUID();
    await line.api.narrowcast({ messages: [aText()], limit: { max: 100 } });
    platform.clock.advance(60_000);
    await line.api.getBotInfo();
    const requestId = await broadcast(key);
    platform.advance(0.9);
    const before = {
      truth: platform.truth.ofSend(requestId, platform.clock.now()),
      used: platform.sending.used,
      friends: platform.crowd.people.friendsAt(platform.clock.now()).size,
      now: platform.clock.now(),
    };
    expect(before.friends).toBeLessThan(500);
    expect(existsSync(join(folder, 'sends.jsonl'))).toBe(true);
    await server.stop();
    // A crash in the middle of writing: that send was never answered.
    appendFileSync(join(folder, 'sends.jsonl'), '{"send":{"requestId":"torn');
    await start(undefined, START);
    const back = server.platform;
    expect(back.clock.now()).toBe(before.now);
    expect(back.sending.used).toBe(before.used);
    expect(back.crowd.people.friendsAt(before.now).size).toBe(before.friends);
    expect(back.truth.ofSend(requestId, before.now)).toEqual(before.truth);
    const again = await refusalOf(line.api.broadcast({ messages: [aText()] }, key));
    expect(again.headers.get('x-line-accepted-request-id')).toBe(requestId);
    const sends = back.book.records.length;
    await broadcast();
    await server.stop();
    await start(undefined, START);
    expect(server.platform.book.records).toHaveLength(sends + 1);
  });
});
