import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { aPng, aRichMenu } from '#test/helpers/a-rich-menu';
import {
  ask,
  aText,
  clientsOf,
  faultsOf,
  type LineClients,
  refusalOf,
} from '#test/helpers/drive-line';

const SEED = 4_711;
let server: RehearsalServer;
let api: LineClients['api'];
let insight: LineClients['insight'];
const exchanges: Exchange[] = [];

async function start(followers: number, seed = SEED): Promise<void> {
  const started = await startRehearsal({
    clock: standingClock(Date.parse('2026-09-08T04:00:00Z')),
    followers,
    seed,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  ({ api, insight } = clientsOf(server));
}
beforeEach(async () => {
  exchanges.length = 0;
  await start(5_000);
});
afterEach(async () => {
  await server.stop();
  expect(exchanges.flatMap(faultsOf)).toEqual([]);
});

const link = (path: string) => aText(`Look: https://shop.example/${path}`);
const broadcast = async (...messages: ReturnType<typeof aText>[]) =>
  (await api.broadcastWithHttpInfo({ messages })).httpResponse.headers.get('x-line-request-id') ??
  '';
const truthOf = (requestId: string) => {
  const truth = server.platform.truth.ofSend(requestId, server.platform.clock.now());
  if (!truth) throw new Error('no such send');
  return truth;
};

describe('figures of a message', () => {
  it('are what really happened, as long as 20 people are behind them', async () => {
    const requestId = await broadcast(aText(), link('?tp=1'));
    server.platform.advance(3);
    const truth = truthOf(requestId);
    const told = await insight.getMessageEvent(requestId);
    expect(told.overview).toMatchObject({
      requestId,
      timestamp: Date.parse('2026-09-08T04:00:00Z') / 1_000,
      delivered: 5_000,
      uniqueImpression: truth.opened,
      uniqueClick: truth.clicked,
    });
    expect(truth.clicked).toBeGreaterThan(50);
    const [first, second] = told.messages ?? [];
    expect(second?.impression).toBeGreaterThan(truth.opened);
    expect(first?.impression).toBeLessThan(second?.impression ?? 0);
    expect(first).not.toHaveProperty('uniqueImpression');
    expect(told.clicks).toEqual([
      {
        seq: 2,
        url: 'https://shop.example/?tp=1',
        click: truth.links[0]?.taps,
        uniqueClick: truth.links[0]?.people,
        uniqueClickOfRequest: truth.links[0]?.people,
      },
    ]);
  });

  it('are withheld, not zero, under 20 people', async () => {
    await server.stop();
    await start(60);
    const requestId = await broadcast(link('?tp=1'));
    server.platform.advance(3);
    const truth = truthOf(requestId);
    expect(truth.opened).toBeGreaterThanOrEqual(20);
    expect(truth.clicked).toBeGreaterThan(0);
    expect(truth.clicked).toBeLessThan(20);
    const told = await insight.getMessageEvent(requestId);
    expect(told.overview).toMatchObject({ delivered: 60, uniqueImpression: truth.opened });
    expect(told.overview).toMatchObject({ uniqueClick: null, uniqueMediaPlayed: null });
    expect(told.clicks?.[0]).toMatchObject({ click: null, uniqueClick: null });
  });

  it('grow for 14 days and then stand still', async () => {
    const requestId = await broadcast(link('?tp=1'));
    const seen: number[] = [];
    for (const days of [0.02, 1, 3, 9.98, 10, 30]) {
      server.platform.advance(days);
      const { overview } = await insight.getMessageEvent(requestId);
      seen.push(overview?.uniqueImpression ?? 0);
    }
    expect(seen[0]).toBeGreaterThan(100);
    expect(seen[1]).toBeGreaterThan(seen[0] ?? 0);
    expect(seen[2]).toBeGreaterThan(seen[1] ?? 0);
    expect(seen[4]).toBe(seen[3]);
    expect(seen[5]).toBe(seen[3]);
  });

  it('tell nothing of a push and of strangers, and no `delivered` of a narrowcast on its way', async () => {
    const [to = ''] = (await api.getFollowers(undefined, 1)).userIds;
    const push = await api.pushMessageWithHttpInfo({ to, messages: [aText()] });
    const pushed = push.httpResponse.headers.get('x-line-request-id') ?? '';
    expect((await refusalOf(insight.getMessageEvent(pushed))).status).toBe(404);
    expect((await refusalOf(insight.getMessageEvent('nobody'))).status).toBe(404);
    const narrowcast = await api.narrowcastWithHttpInfo({ messages: [aText()] });
    const requestId = narrowcast.httpResponse.headers.get('x-line-request-id') ?? '';
    expect((await insight.getMessageEvent(requestId)).overview).not.toHaveProperty('delivered');
    server.platform.advance(1);
    expect((await insight.getMessageEvent(requestId)).overview?.delivered).toBeGreaterThan(4_900);
  });

  it('show a difference between two contents that was put there', async () => {
    const { platform } = server;
    platform.setBehaviour({
      ...platform.behaviour,
      contents: [
        { holds: 'arm=a', openRate: 0.5, clickRate: 0.1 },
        { holds: 'arm=b', openRate: 0.5, clickRate: 0.3 },
      ],
    });
    const rates: number[] = [];
    for (const arm of ['a', 'b']) {
      const requestId = await broadcast(link(`?arm=${arm}`));
      platform.advance(14);
      const truth = truthOf(requestId);
      rates.push(truth.clicked / truth.opened);
    }
    const [a = 0, b = 0] = rates;
    expect(b / a).toBeGreaterThan(2);
    expect(b / a).toBeLessThan(4);
  });

  it('are the same with the same seed, and others with another', async () => {
    const run = async (seed: number) => {
      await server.stop();
      await start(3_000, seed);
      const requestId = await broadcast(link('?tp=1'));
      server.platform.advance(14);
      return [truthOf(requestId), (await insight.getFriendsDemographics()).genders] as const;
    };
    const [first, second, other] = [await run(5), await run(5), await run(6)];
    expect({ ...second[0], requestId: '' }).toEqual({ ...first[0], requestId: '' });
    expect(second[1]).toEqual(first[1]);
    expect(other[0].opened).not.toBe(first[0].opened);
  });
});

describe('figures of a unit', () => {
  it('sum its sends by bubble, count a person once, and stay in the days asked for', async () => {
    const { userIds } = await api.getFollowers(undefined, 400);
    const messages = [link('?arm=a')];
    const send = () => api.multicast({ to: userIds, messages, customAggregationUnits: ['arm_a'] });
    await send();
    server.platform.advance(1);
    await send();
    server.platform.advance(15);
    const both = await insight.getStatisticsPerUnit('arm_a', '20260908', '20261008');
    const first = await insight.getStatisticsPerUnit('arm_a', '20260908', '20260908');
    const seen = both.messages[0];
    expect(both.messages).toHaveLength(1);
    expect(both.overview).not.toHaveProperty('delivered');
    expect(seen?.uniqueImpression).toBe(both.overview.uniqueImpression);
    expect(seen?.uniqueImpression).toBeLessThan(seen?.impression ?? 0);
    expect(seen?.uniqueImpression).toBeLessThanOrEqual(400);
    expect(first.messages[0]?.impression).toBeLessThan(seen?.impression ?? 0);
    const none = await insight.getStatisticsPerUnit('arm_b', '20260908', '20260909');
    expect(none).toMatchObject({ messages: [], clicks: [], overview: { uniqueClick: null } });
    const long = insight.getStatisticsPerUnit('arm_a', '20260908', '20261009');
    expect((await refusalOf(long)).status).toBe(400);
    const backwards = insight.getStatisticsPerUnit('arm_a', '20260909', '20260908');
    expect((await refusalOf(backwards)).status).toBe(400);
  });
});

describe('figures of the account', () => {
  it('name the kinds that were sent on a day, once the day in UTC+9 is over', async () => {
    await broadcast(aText());
    const { userIds } = await api.getFollowers(undefined, 7);
    await api.multicast({ to: userIds, messages: [aText()] });
    expect(await insight.getNumberOfMessageDeliveries('20260908')).toEqual({ status: 'unready' });
    server.platform.advance(1);
    expect(await insight.getNumberOfMessageDeliveries('20260908')).toEqual({
      status: 'ready',
      apiBroadcast: 5_000,
      apiMulticast: 7,
    });
    expect(await insight.getNumberOfMessageDeliveries('20170228')).toEqual({
      status: 'out_of_service',
    });
  });

  it('count friends day by day; blocking lowers the reach and never the followers', async () => {
    const { platform } = server;
    platform.setBehaviour({ ...platform.behaviour, blockRate: 0.05 });
    await broadcast(aText());
    platform.advance(5);
    const before = await insight.getNumberOfFollowers('20260907');
    const after = await insight.getNumberOfFollowers('20260912');
    const lost = 5_000 - (after.targetedReaches ?? 0);
    expect(lost).toBeGreaterThan(100);
    expect(before.blocks).toBeLessThan(after.blocks ?? 0);
    expect(before.followers).toBeLessThanOrEqual(after.followers ?? 0);
    // Whoever was a friend and is none any more is a block, the earlier ones included.
    expect((after.followers ?? 0) - (after.targetedReaches ?? 0)).toBe(after.blocks);
    expect(await insight.getNumberOfFollowers('20260913')).toEqual({ status: 'unready' });
    // A page holds fewer than asked for where somebody has left.
    const { userIds } = await api.getFollowers(undefined, 1_000);
    expect(userIds.length).toBeLessThan(1_000);
    const friends = await broadcast(aText());
    expect(truthOf(friends).delivered).toBe(5_000 - lost);
  });

  it('describe the friends, unless there are fewer than 20', async () => {
    const told = await insight.getFriendsDemographics();
    expect(told.available).toBe(true);
    for (const tiles of [told.genders, told.ages, told.areas, told.appTypes]) {
      const sum = (tiles ?? []).reduce((total, tile) => total + (tile.percentage ?? 0), 0);
      expect(sum).toBeGreaterThan(99);
      expect(sum).toBeLessThan(101);
    }
    expect(told.areas?.find((tile) => tile.area === '台北市')?.percentage).toBeGreaterThan(5);
    await server.stop();
    await start(19);
    expect(await insight.getFriendsDemographics()).toMatchObject({ available: false, genders: [] });
  });
});

interface Metrics {
  count: number;
  uniqueUsers: number;
}
interface MenuFigures<M = Metrics> {
  impression?: { metrics: M };
  clicks?: { bounds: unknown; metrics: M }[];
}

describe('figures of a rich menu', () => {
  it('count areas by bounds, by day and without counting a person twice', async () => {
    const { blob } = clientsOf(server);
    const { richMenuId } = await api.createRichMenu(aRichMenu() as never);
    const png = new Blob([aPng() as Uint8Array<ArrayBuffer>], { type: 'image/png' });
    await blob.setRichMenuImage(richMenuId, png);
    await api.setDefaultRichMenu(richMenuId);
    server.platform.advance(10);
    const figures = async (kind: string, from: string, to: string, id = richMenuId) =>
      (await ask(server, `/v2/bot/insight/richmenu/${id}/${kind}?from=${from}&to=${to}`)).body;
    const summary = (await figures('summary', '20260901', '20260930')) as MenuFigures;
    const daily = (await figures('daily', '20260901', '20260930')) as MenuFigures<Metrics[]>;
    expect(summary).toMatchObject({ metricsFrom: '20260909', metricsTo: '20260917' });
    const seen = summary.impression?.metrics;
    expect(seen?.uniqueUsers).toBeLessThan(seen?.count ?? 0);
    expect(daily.impression?.metrics.map((day) => day.count).reduce((a, b) => a + b)).toBe(
      seen?.count,
    );
    const bounds = (aRichMenu().areas as { bounds: unknown }[]).map((area) => area.bounds);
    expect(summary.clicks?.map((click) => click.bounds)).toEqual(bounds);
    expect(await figures('daily', '20260901', '20261230')).toEqual({
      message: 'Date range exceeds. Max range is 99 days.',
    });
    await api.cancelDefaultRichMenu();
    server.platform.advance(10);
    expect(await figures('summary', '20260920', '20260930')).toEqual({ richMenuId });
    expect(await figures('daily', '20260920', '20260930', 'richmenu-x')).toEqual({
      message: 'richmenu not found',
    });
  });
});
