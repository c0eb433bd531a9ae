import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import {
  aCoupon,
  aFileOf,
  aText,
  clientsOf,
  faultsOf,
  type LineClients,
  refusalOf,
} from '#test/helpers/drive-line';

let server: RehearsalServer;
let line: LineClients;
let users: string[];
const exchanges: Exchange[] = [];

beforeEach(async () => {
  exchanges.length = 0;
  const started = await startRehearsal({
    clock: standingClock(Date.parse('2026-09-08T04:00:00Z')),
    followers: 1_000,
    seed: 23,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  line = clientsOf(server);
  const { platform } = server;
  platform.setBehaviour({ ...platform.behaviour, blockRate: 0, clickRate: 0.3 });
  users = (await line.api.getFollowers(undefined, 1_000)).userIds;
});
afterEach(async () => {
  await server.stop();
  expect(exchanges.flatMap(faultsOf)).toEqual([]);
});

const ids = (from: number, to: number) => users.slice(from, to).map((id) => ({ id }));
const wait = (ms: number) => server.platform.clock.advance(ms);
const data = async (id: number) => (await line.audiences.getAudienceData(id)).audienceGroup;
const upload = async (from: number, to: number) =>
  (
    await line.audiences.createAudienceGroup({
      description: `Ids ${from}`,
      audiences: ids(from, to),
    })
  ).audienceGroupId ?? 0;
const codeOf = async (call: Promise<unknown>) => {
  const { status, body } = await refusalOf(call);
  return [status, body.details?.[0]?.message];
};
async function broadcast(text: string): Promise<string> {
  const { httpResponse } = await line.api.broadcastWithHttpInfo({ messages: [aText(text)] });
  return httpResponse.headers.get('x-line-request-id') ?? '';
}

describe('audiences of uploaded ids', () => {
  it('are ready when their job is done, and stay ready while more is added', async () => {
    const id = await upload(0, 30);
    expect(await data(id)).toMatchObject({ status: 'IN_PROGRESS', audienceCount: 0 });
    wait(500);
    const jobs = async () =>
      ((await line.audiences.getAudienceData(id)).jobs ?? []).map((job) => job.jobStatus);
    expect(await jobs()).toEqual(['QUEUED']);
    wait(1_000);
    expect(await jobs()).toEqual(['WORKING']);
    wait(5_000);
    expect(await data(id)).toMatchObject({ status: 'READY', audienceCount: 30 });
    await line.audiences.addAudienceToAudienceGroup({
      audienceGroupId: id,
      audiences: ids(20, 50),
      uploadDescription: 'second list',
    });
    expect(await data(id)).toMatchObject({ status: 'READY', audienceCount: 30 });
    expect(await jobs()).toEqual(['QUEUED', 'FINISHED']);
    wait(5_000);
    expect(await data(id)).toMatchObject({ status: 'READY', audienceCount: 50 });
  });

  it('take a file, drop strangers, and refuse what is no id', async () => {
    const stranger = `U${'0'.repeat(32)}`;
    const made = await line.files.createAudienceForUploadingUserIds(
      aFileOf([...users.slice(0, 25), stranger]),
      'From a file',
    );
    const id = made.audienceGroupId ?? 0;
    expect(made).toMatchObject({
      createRoute: 'MESSAGING_API',
      type: 'UPLOAD',
      permission: 'READ_WRITE',
      description: 'From a file',
    });
    wait(5_000);
    expect(await data(id)).toMatchObject({ status: 'READY', audienceCount: 25 });
    const bad = { description: 'Bad', audiences: [...ids(0, 3), { id: 'me' }] };
    expect(await codeOf(line.audiences.createAudienceGroup(bad))).toEqual([
      400,
      'UPLOAD_AUDIENCE_GROUP_INVALID_AUDIENCE_ID_FORMAT',
    ]);
    const nobody = { description: 'Nobody', audiences: [{ id: stranger }] };
    expect(await codeOf(line.audiences.createAudienceGroup(nobody))).toEqual([
      400,
      'UPLOAD_AUDIENCE_GROUP_NO_VALID_AUDIENCE_IDS',
    ]);
    const many = { description: 'Many', audiences: Array(10_001).fill({ id: users[0] }) };
    expect(await codeOf(line.audiences.createAudienceGroup(many))).toEqual([
      400,
      'UPLOAD_AUDIENCE_GROUP_TOO_MANY_AUDIENCE_IDS',
    ]);
    expect(await codeOf(line.audiences.createAudienceGroup({ description: ' ' }))).toEqual([
      400,
      'AUDIENCE_GROUP_NAME_EMPTY',
    ]);
    expect(await codeOf(line.audiences.getAudienceData(1))).toEqual([
      400,
      'AUDIENCE_GROUP_NOT_FOUND',
    ]);
  });

  it('hold at most ten jobs at once, and end after 180 days', async () => {
    const { audienceGroupId = 0 } = await line.audiences.createAudienceGroup({
      description: 'Empty at first',
    });
    const add = () =>
      line.audiences.addAudienceToAudienceGroup({ audienceGroupId, audiences: ids(0, 1) });
    for (let job = 0; job < 10; job += 1) await add();
    expect((await refusalOf(add())).status).toBe(429);
    wait(5_000);
    await add();
    server.platform.advance(181);
    expect(await data(audienceGroupId)).toMatchObject({ status: 'EXPIRED' });
    expect(await codeOf(add())).toEqual([400, 'AUDIENCE_GROUP_CAN_NOT_UPLOAD_STATUS_EXPIRED']);
    server.platform.advance(30);
    expect((await line.audiences.getAudienceGroups(1)).totalCount).toBe(0);
  });

  it('are listed a page at a time, by name and status', async () => {
    for (let made = 0; made < 45; made += 1) await upload(made, made + 1);
    const first = await line.audiences.getAudienceGroups(1);
    expect(first).toMatchObject({ hasNextPage: true, totalCount: 45, page: 1, size: 20 });
    expect(first.audienceGroups).toHaveLength(20);
    const last = await line.audiences.getAudienceGroups(2, undefined, undefined, 40);
    expect(last).toMatchObject({ hasNextPage: false });
    expect(last.audienceGroups).toHaveLength(5);
    const named = await line.audiences.getAudienceGroups(1, 'IDS 44');
    expect(named.audienceGroups?.map((group) => group.description)).toEqual(['Ids 44']);
    expect(
      (await line.audiences.getAudienceGroups(1, undefined, 'READY' as never)).totalCount,
    ).toBe(0);
    const wide = line.audiences.getAudienceGroups(1, undefined, undefined, 41);
    expect((await refusalOf(wide)).status).toBe(400);
  });
});

describe('audiences of a message', () => {
  it('hold those who tapped or saw it, if they are 50', async () => {
    const requestId = await broadcast('https://shop.example/?tp=1');
    server.platform.advance(5);
    const truth = server.platform.truth.ofSend(requestId, server.platform.clock.now());
    const make = async (type: 'Click' | 'Imp', extra = {}) =>
      (
        await line.audiences[`create${type}BasedAudienceGroup`]({
          description: type,
          requestId,
          ...extra,
        })
      ).audienceGroupId ?? 0;
    const clicked = await make('Click');
    const saw = await make('Imp');
    const other = await make('Click', { clickUrl: 'https://shop.example/?tp=2' });
    wait(60_000);
    expect(await data(clicked)).toMatchObject({ status: 'READY', audienceCount: truth?.clicked });
    expect(await data(saw)).toMatchObject({ status: 'READY' });
    expect((await data(saw))?.audienceCount).toBeGreaterThanOrEqual(truth?.opened ?? 0);
    expect(await data(other)).toMatchObject({
      status: 'FAILED',
      failedType: 'AUDIENCE_GROUP_AUDIENCE_INSUFFICIENT',
      audienceCount: 0,
    });
    expect(await codeOf(make('Click'))).toEqual([400, 'AUDIENCE_GROUP_REQUESTID_DUPLICATE']);
    server.platform.advance(60);
    const late = line.audiences.createImpBasedAudienceGroup({ description: 'Late', requestId });
    expect((await codeOf(late))[0]).toBe(400);
    const unknown = { description: 'No such', requestId: 'none' };
    expect(await codeOf(line.audiences.createImpBasedAudienceGroup(unknown))).toEqual([
      400,
      'REQUEST_NOT_FOUND',
    ]);
  });
});

describe('narrowcast to audiences', () => {
  const target = (...groups: number[]) =>
    ({
      type: 'operator',
      or: groups.map((audienceGroupId) => ({ type: 'audience', audienceGroupId })),
    }) as never;
  async function narrowcast(recipient: never) {
    const messages = [aText()];
    const { httpResponse } = await line.api.narrowcastWithHttpInfo({ messages, recipient });
    wait(60_000);
    const requestId = httpResponse.headers.get('x-line-request-id') ?? '';
    return await line.api.getNarrowcastProgress(requestId);
  }

  it('reaches the members of own uploads, however few; not before they are ready', async () => {
    const [a, b] = [await upload(0, 10), await upload(5, 20)];
    const early = line.api.narrowcast({ messages: [aText()], recipient: target(a) });
    expect((await refusalOf(early)).body.message).toBe(`Invalid audience group id: ${a}`);
    wait(5_000);
    expect(await narrowcast(target(a, b))).toMatchObject({ phase: 'succeeded', successCount: 20 });
  });

  it('keeps the privacy minimum for audiences of others', async () => {
    const foreign = (share: number) =>
      server.platform.audiences.addForeign(
        { type: 'FRIEND_PATH', description: 'Path', createRoute: 'OA_MANAGER', owner: null },
        share,
      ).audienceGroupId;
    const [small, large] = [foreign(0.01), foreign(0.5)];
    expect(await narrowcast(target(small))).toMatchObject({ phase: 'failed', errorCode: 2 });
    expect(await narrowcast(target(small, large))).toMatchObject({
      phase: 'failed',
      errorCode: 4,
    });
    expect(await narrowcast(target(large))).toMatchObject({ phase: 'succeeded' });
  });
});

describe('coupons', () => {
  it('are made, shown with their currency, closed once, and never valid again', async () => {
    const { api } = line;
    const request = aCoupon(server.platform.clock.now());
    const { couponId } = await api.createCoupon(request);
    expect(await api.getCouponDetail(couponId)).toMatchObject({
      couponId,
      title: 'Ten off',
      status: 'RUNNING',
      reward: { type: 'discount', priceInfo: { type: 'fixed', fixedAmount: 10, currency: 'TWD' } },
      createdTimestamp: request.startTimestamp,
    });
    await api.closeCoupon(couponId);
    expect((await refusalOf(api.closeCoupon(couponId))).status).toBe(410);
    expect((await refusalOf(api.getCouponDetail('01X'))).status).toBe(404);
    expect((await api.listCoupon(new Set(['RUNNING']) as never)).items).toEqual([]);
    expect((await api.listCoupon(new Set(['CLOSED']) as never)).items).toEqual([
      { couponId, title: 'Ten off' },
    ]);
  });

  it('run out by themselves, and are refused when they already have', async () => {
    const { api } = line;
    const now = server.platform.clock.now();
    const { couponId } = await api.createCoupon(aCoupon(now));
    server.platform.advance(8);
    expect(await api.getCouponDetail(couponId)).toMatchObject({ status: 'CLOSED' });
    expect((await refusalOf(api.createCoupon(aCoupon(now)))).body.details?.[0]?.property).toBe(
      'endTimestamp',
    );
    const reward = { type: 'free', priceInfo: { type: 'fixed', fixedAmount: 1 } };
    const wrong = { ...aCoupon(server.platform.clock.now()), title: '', reward } as never;
    expect((await refusalOf(api.createCoupon(wrong))).body.details).toEqual([
      { message: 'May not be empty', property: 'title' },
      { message: 'Must not be specified', property: 'reward.priceInfo' },
    ]);
  });

  it('are listed a page at a time', async () => {
    const { api } = line;
    for (let made = 0; made < 5; made += 1)
      await api.createCoupon({ ...aCoupon(server.platform.clock.now()), title: `No. ${made}` });
    const first = await api.listCoupon(new Set(['RUNNING']) as never, undefined, 3);
    const rest = await api.listCoupon(new Set(['RUNNING']) as never, first.next, 3);
    const titles = [...first.items, ...rest.items].map((item) => item.title);
    expect(titles).toEqual(['No. 4', 'No. 3', 'No. 2', 'No. 1', 'No. 0']);
    expect(rest.next).toBeUndefined();
  });
});

it('lists shared audiences without a page, as the reference says and the OpenAPI does not', async () => {
  const { channelAccessToken } = server.credentials;
  const listed = await fetch(`${server.url}/v2/bot/audienceGroup/shared/list`, {
    headers: { authorization: `Bearer ${channelAccessToken}` },
  });
  expect(await listed.json()).toMatchObject({ page: 1, audienceGroups: expect.any(Array) });
  // the judge holds every call against the OpenAPI
  expect(exchanges.pop()?.endpoint).toBe('getSharedAudienceGroups');
});

it('refuses a filter that names a state or an origin LINE does not know, instead of showing an empty account', async () => {
  const list = async (query: string) => {
    const answer = await fetch(`${server.url}/v2/bot/audienceGroup/list?page=1&${query}`, {
      headers: { authorization: `Bearer ${server.credentials.channelAccessToken}` },
    });
    return { status: answer.status, body: (await answer.json()) as { details?: unknown[] } };
  };
  for (const name of ['status', 'createRoute'])
    expect(await list(`${name}=NOPE`)).toMatchObject({
      status: 400,
      body: { details: [{ property: name, message: expect.stringMatching(/^Must be one of/) }] },
    });
  expect((await list('status=READY&createRoute=OA_MANAGER')).status).toBe(200);
});
