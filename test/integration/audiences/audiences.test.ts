import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manageAudience, messagingApi } from '@line/bot-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAudienceClient } from '#electron/line/audiences';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { AudienceOperations } from '#electron/services/audiences/operations';
import { readGroups } from '#electron/services/campaigns/account-facts';
import type { Workspace } from '#electron/store/workspace';
import { channelId } from '#shared/domain/ids';
import { appError, fail } from '#shared/errors/app-error';
import { audienceSize } from '#shared/line/schema/audience';

const SENT_AT = Date.parse('2026-09-01T02:00:00Z');
const clock = standingClock(SENT_AT);
let server: RehearsalServer;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-audiences-'));
  const started = await startRehearsal({ followers: 20_000, seed: 7, clock });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  server.platform.setQuota({ value: null });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const client = () =>
  createAudienceClient({
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
  });

describe('audiences at LINE', () => {
  it('are made from a send, listed over several pages, renamed and deleted', async () => {
    const api = new messagingApi.MessagingApiClient({
      channelAccessToken: server.credentials.channelAccessToken,
      baseURL: server.url,
    });
    const sent = await api.broadcastWithHttpInfo({
      messages: [
        {
          type: 'template',
          altText: '早鳥預購',
          template: {
            type: 'buttons',
            text: '早鳥預購 85 折',
            actions: [{ type: 'uri', label: '看禮盒', uri: 'https://example.com/moon?tp=1' }],
          },
        },
      ],
    });
    const requestId = sent.httpResponse.headers.get('x-line-request-id') ?? '';
    clock.advance(2 * 86_400_000);
    const audiences = client();
    const clicked = await audiences.fromClicks({ name: '點過早鳥', requestId, clickUrl: null });
    const seen = await audiences.fromImpressions({ name: '看過早鳥', requestId });
    if (!clicked.ok || !seen.ok) throw new Error(JSON.stringify([clicked, seen]));
    // more than LINE gives in one page
    const uploads = new manageAudience.ManageAudienceClient({
      channelAccessToken: server.credentials.channelAccessToken,
      baseURL: server.url,
    });
    for (let number = 0; number < 41; number += 1) {
      await uploads.createAudienceGroup({ description: `名單 ${number}` });
    }
    clock.advance(86_400_000);
    const listed = await audiences.list();
    if (!listed.ok) throw new Error(listed.error.message);
    expect(new Set(listed.value.map(({ audienceGroupId }) => audienceGroupId)).size).toBe(43);
    const imp = listed.value.find(({ audienceGroupId }) => audienceGroupId === seen.value);
    expect(imp?.type).toBe('IMP');
    expect(imp && audienceSize(imp)).toBeGreaterThan(0);
    expect(await audiences.rename(clicked.value, '點過的人')).toEqual({ ok: true, value: null });
    expect(await audiences.remove(seen.value)).toEqual({ ok: true, value: null });
    const after = await audiences.list();
    if (!after.ok) throw new Error(after.error.message);
    const names = new Map(after.value.map((one) => [one.audienceGroupId, one.description]));
    expect(names.get(clicked.value)).toBe('點過的人');
    expect(names.has(seen.value)).toBe(false);
    const again = await audiences.remove(seen.value);
    expect(again.ok).toBe(false);
  });
});

describe('audiences that others share', () => {
  it('are told apart from the account’s own, with their owner, and can be sent to', async () => {
    const { audienceGroupId } = server.platform.audiences.addForeign(
      {
        type: 'WEBTRAFFIC',
        description: '看過官網',
        createRoute: 'AD_MANAGER',
        owner: { serviceType: 'bm', id: '77', name: '山嵐集團' },
      },
      0.3,
    );
    const shared = await client().listShared();
    expect(shared).toMatchObject({
      ok: true,
      value: [{ audienceGroupId, permission: 'READ', owner: { name: '山嵐集團' } }],
    });
    const own = await client().list();
    if (!own.ok) throw new Error(own.error.message);
    expect(own.value.map((one) => one.audienceGroupId)).not.toContain(audienceGroupId);
    const known = await readGroups(client());
    expect(known?.get(audienceGroupId)?.name).toBe('看過官網');
    expect(known?.size).toBe(own.value.length + 1);
  });

  it.each([403, 404])(
    'are none where LINE answers %i, because the account is in no Business Manager',
    async (status) => {
      const line = createServer((_request, answer) => {
        answer.writeHead(status, { 'content-type': 'application/json' });
        answer.end('{"message":"Not available"}');
      });
      await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
      const { port } = line.address() as AddressInfo;
      const shut = createAudienceClient({
        channelAccessToken: 'token',
        endpoint: `http://127.0.0.1:${port}`,
      });
      expect(await shut.listShared()).toEqual({ ok: true, value: [] });
      // of its own it is told the truth
      expect((await shut.list()).ok).toBe(false);
      await new Promise((resolve) => line.close(resolve));
    },
  );

  it('leave everything unknown where nobody answers', async () => {
    const silent = {
      list: () => client().list(),
      listShared: async () => fail(appError('line.timeout', 'no')),
    };
    expect(await readGroups(silent)).toBeNull();
  });
});

describe('the journal of audience operations', () => {
  const begin = {
    channelId: channelId.parse('chn_0000000000000001'),
    kind: 'click' as const,
    name: '點過早鳥',
    audienceGroupId: null,
    requestId: 'req',
    at: '2026-09-01T00:00:00Z',
    simulated: true,
  };
  const onDisk = () =>
    JSON.parse(readFileSync(join(folder, 'audience-operations.json'), 'utf8')).operations as {
      state: string;
      audienceGroupId: number | null;
    }[];
  const journal = () => new AudienceOperations({ folder } as Workspace);
  const now = () => new Date('2026-09-01T00:00:05Z');

  it('is on the disk before LINE is called, and closed by its answer', async () => {
    let during: string | undefined;
    await journal().run(
      begin,
      now,
      async () => {
        during = onDisk().at(-1)?.state;
        return { ok: true as const, value: 4711 };
      },
      (id) => id,
    );
    expect(during).toBe('open');
    expect(onDisk().at(-1)).toMatchObject({ state: 'done', audienceGroupId: 4711 });
  });
  it('an answer that was lost is not called a failure', async () => {
    const lost = fail(appError('line.timeout', '', { details: { isUncertain: true } }));
    await journal().run(
      begin,
      now,
      async () => lost,
      () => null,
    );
    expect(onDisk().at(-1)?.state).toBe('unknown');
    const refused = fail(appError('line.badRequest', ''));
    await journal().run(
      begin,
      now,
      async () => refused,
      () => null,
    );
    expect(onDisk().at(-1)?.state).toBe('failed');
  });
});
