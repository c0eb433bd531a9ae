import { HTTPFetchError, messagingApi } from '@line/bot-sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { lineEndpoints } from '#shared/line/endpoints';
import { aPng, aRichMenu } from '#test/helpers/a-rich-menu';
import {
  driveAudiences,
  driveCoupons,
  driveInsight,
  driveSending,
  driveTokens,
  driveWebhook,
  faultsOf,
} from '#test/helpers/drive-line';

let server: RehearsalServer;
let api: messagingApi.MessagingApiClient;
let blob: messagingApi.MessagingApiBlobClient;
const exchanges: Exchange[] = [];

beforeEach(async () => {
  exchanges.length = 0;
  const started = await startRehearsal({
    clock: standingClock(Date.parse('2026-09-08T02:00:00Z')),
    followers: 700,
    seed: 7,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  const { channelAccessToken } = server.credentials;
  api = new messagingApi.MessagingApiClient({ channelAccessToken, baseURL: server.url });
  blob = new messagingApi.MessagingApiBlobClient({ channelAccessToken, baseURL: server.url });
});
afterEach(async () => {
  await server.stop();
  // Whatever a test did: LINE's specification has nothing against any answer.
  expect(exchanges.flatMap(faultsOf)).toEqual([]);
});

const png = (bytes: Uint8Array) =>
  new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' });

async function published(over: Record<string, unknown> = {}): Promise<string> {
  const { richMenuId } = await api.createRichMenu(aRichMenu(over) as messagingApi.RichMenuRequest);
  await blob.setRichMenuImage(richMenuId, png(aPng()));
  return richMenuId;
}

async function refusalOf(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HTTPFetchError);
  const { status, body, headers } = error as HTTPFetchError;
  expect(headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  return { status, ...(JSON.parse(body) as { message: string; details?: unknown[] }) };
}

describe('the official SDK on the rehearsal channel', () => {
  it('drives every endpoint of the table, unmodified', async () => {
    const bot = await api.getBotInfo();
    expect(bot.userId).toBe(server.credentials.botUserId);
    expect(await api.getMessageQuota()).toEqual({ type: 'limited', value: 7000 });
    expect(await api.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });

    const people = await api.getFollowers(undefined, 500);
    expect(people.userIds).toHaveLength(500);
    const rest = await api.getFollowers(people.next, 500);
    expect(rest).toMatchObject({ userIds: expect.any(Array) });
    expect(new Set([...people.userIds, ...rest.userIds]).size).toBe(700);
    expect(rest.next).toBeUndefined();
    const [anna, ben] = people.userIds as [string, string];
    expect((await api.getProfile(anna)).displayName).not.toBe('');

    const request = aRichMenu() as messagingApi.RichMenuRequest;
    await api.validateRichMenuObject(request);
    const { richMenuId: home } = await api.createRichMenu(request);
    const bytes = aPng();
    await blob.setRichMenuImage(home, png(bytes));
    const chunks: Buffer[] = [];
    for await (const chunk of await blob.getRichMenuImage(home)) chunks.push(chunk as Buffer);
    expect(new Uint8Array(Buffer.concat(chunks))).toEqual(bytes);
    expect(await api.getRichMenu(home)).toEqual({ richMenuId: home, ...aRichMenu() });
    const shops = await published({ name: 'Shops' });
    expect((await api.getRichMenuList()).richmenus.map((menu) => menu.richMenuId)).toEqual([
      home,
      shops,
    ]);

    await api.createRichMenuAlias({ richMenuAliasId: 'home', richMenuId: home });
    await api.updateRichMenuAlias('home', { richMenuId: shops });
    expect(await api.getRichMenuAlias('home')).toEqual({
      richMenuAliasId: 'home',
      richMenuId: shops,
    });
    expect((await api.getRichMenuAliasList()).aliases).toHaveLength(1);
    await api.deleteRichMenuAlias('home');

    await api.setDefaultRichMenu(home);
    expect(await api.getDefaultRichMenuId()).toEqual({ richMenuId: home });
    await api.cancelDefaultRichMenu();

    await api.linkRichMenuIdToUser(anna, home);
    expect(await api.getRichMenuIdOfUser(anna)).toEqual({ richMenuId: home });
    await api.unlinkRichMenuIdFromUser(anna);
    await api.linkRichMenuIdToUsers({ richMenuId: home, userIds: [anna, ben] });
    server.platform.clock.advance(2_000);
    expect(await api.getRichMenuIdOfUser(ben)).toEqual({ richMenuId: home });
    await api.unlinkRichMenuIdFromUsers({ userIds: [ben] });
    server.platform.clock.advance(2_000);

    const batch = {
      operations: [{ type: 'link', from: home, to: shops }],
    } as messagingApi.RichMenuBatchRequest;
    await api.validateRichMenuBatchRequest(batch);
    const { httpResponse } = await api.richMenuBatchWithHttpInfo(batch);
    const requestId = httpResponse.headers.get('x-line-request-id') ?? '';
    expect((await api.getRichMenuBatchProgress(requestId)).phase).toBe('ongoing');
    server.platform.clock.advance(2_000);
    expect((await api.getRichMenuBatchProgress(requestId)).phase).toBe('succeeded');
    expect(
      await api
        .getRichMenuIdOfUser(anna)
        .catch((e: HTTPFetchError) => JSON.parse(e.body) as unknown),
    ).toEqual({
      richMenuId: shops,
    });
    await api.deleteRichMenu(home);
    await driveSending(server);
    await driveInsight(server, shops);
    await driveAudiences(server);
    await driveCoupons(server);
    await driveTokens(server);
    await driveWebhook(server);

    const driven = new Set(exchanges.map((exchange) => exchange.endpoint));
    expect(Object.keys(lineEndpoints).filter((name) => !driven.has(name as never))).toEqual([]);
  });

  it('refuses a wrong or missing token with 401', async () => {
    const stranger = new messagingApi.MessagingApiClient({
      channelAccessToken: 'no',
      baseURL: server.url,
    });
    expect(await refusalOf(stranger.getBotInfo())).toMatchObject({
      status: 401,
      message: expect.stringContaining('Authentication failed due to the following reason'),
    });
    const bare = await fetch(`${server.url}/v2/bot/info`);
    expect(bare.status).toBe(401);
  });

  it('names each broken property of a rich menu', async () => {
    const broken = aRichMenu({ chatBarText: 'x'.repeat(15), size: { width: 100, height: 540 } });
    expect(
      await refusalOf(api.createRichMenu(broken as messagingApi.RichMenuRequest)),
    ).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^The request body has \d error\(s\)$/),
      details: expect.arrayContaining([
        { message: 'Length must be between 0 and 14', property: 'chatBarText' },
        { message: 'Must be between 800 and 2500', property: 'size.width' },
      ]),
    });
    expect(server.platform.state.richMenus).toHaveLength(0);
  });

  it("answers a wrong type and broken JSON with LINE's words and drops unknown fields", async () => {
    expect(
      await refusalOf(api.createRichMenu(aRichMenu({ areas: 'none' }) as never)),
    ).toMatchObject({
      status: 400,
      message: 'The property, areas, in the request body is invalid (line: -, column: -)',
    });
    const answer = await fetch(`${server.url}/v2/bot/richmenu`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.credentials.channelAccessToken}`,
        'content-type': 'application/json',
      },
      body: '{"size":\n  nope}',
    });
    expect(await answer.json()).toEqual({
      message: 'The request body could not be parsed as JSON (line: 2, column: 3)',
    });
    const id = await published({ colour: 'red' });
    expect(await api.getRichMenu(id)).not.toHaveProperty('colour');
  });

  it('takes one image of the right kind and size, once', async () => {
    const { richMenuId } = await api.createRichMenu(aRichMenu() as messagingApi.RichMenuRequest);
    expect(await refusalOf(api.setDefaultRichMenu(richMenuId))).toMatchObject({
      status: 400,
      message: 'must upload richmenu image before applying it to user',
    });
    const gif = new Blob(['GIF89a'], { type: 'image/gif' });
    expect((await refusalOf(blob.setRichMenuImage(richMenuId, gif))).status).toBe(415);
    expect(
      (await refusalOf(blob.setRichMenuImage(richMenuId, png(new Uint8Array([1, 2, 3]))))).status,
    ).toBe(400);
    expect((await refusalOf(blob.setRichMenuImage(richMenuId, png(aPng(700, 400))))).message).toBe(
      'The image size is not allowed for richmenu',
    );
    expect((await refusalOf(blob.setRichMenuImage(richMenuId, png(aPng(800, 600))))).status).toBe(
      400,
    );
    const long = new Uint8Array(1_000_001);
    long.set(aPng());
    expect((await refusalOf(blob.setRichMenuImage(richMenuId, png(long)))).status).toBe(400);
    expect(
      (await refusalOf(blob.setRichMenuImage(richMenuId, png(new Uint8Array(2_000_001))))).status,
    ).toBe(413);
    await blob.setRichMenuImage(richMenuId, png(aPng()));
    expect((await refusalOf(blob.setRichMenuImage(richMenuId, png(aPng())))).message).toBe(
      'An image has already been uploaded to the richmenu',
    );
  });

  it("says what is missing, taken or gone in LINE's own strings", async () => {
    const home = await published();
    const nobody = `U${'0'.repeat(32)}`;
    expect(await refusalOf(api.getDefaultRichMenuId())).toEqual({
      status: 404,
      message: 'no default richmenu',
    });
    expect(await refusalOf(api.getRichMenuIdOfUser(nobody))).toEqual({
      status: 404,
      message: 'the user has no richmenu',
    });
    expect(await refusalOf(api.getRichMenu('richmenu-x'))).toEqual({
      status: 404,
      message: 'richmenu not found',
    });
    expect(await refusalOf(api.getRichMenuAlias('x'))).toEqual({
      status: 404,
      message: 'richmenu alias not found',
    });
    await api.createRichMenuAlias({ richMenuAliasId: 'home', richMenuId: home });
    expect(
      await refusalOf(api.createRichMenuAlias({ richMenuAliasId: 'home', richMenuId: home })),
    ).toEqual({
      status: 400,
      message: 'conflict richmenu alias id',
    });
    expect(
      (await refusalOf(api.createRichMenuAlias({ richMenuAliasId: 'HOME', richMenuId: home })))
        .details,
    ).toEqual([{ message: 'invalid richMenuAliasId', property: 'richMenuAliasId' }]);
    await api.linkRichMenuIdToUser(nobody, home);
    expect((await refusalOf(api.getRichMenuIdOfUser(nobody))).status).toBe(404);
    const twice = {
      operations: [
        { type: 'unlink', from: home },
        { type: 'unlink', from: home },
      ],
    };
    expect(
      (await refusalOf(api.richMenuBatch(twice as messagingApi.RichMenuBatchRequest))).message,
    ).toBe(`from richmenu (${home}) is duplicated`);
  });

  it('refuses above the rate and takes calls again when the clock was turned', async () => {
    const request = aRichMenu() as messagingApi.RichMenuRequest;
    for (let made = 0; made < 100; made += 1) await api.createRichMenu(request);
    expect(await refusalOf(api.createRichMenu(request))).toEqual({
      status: 429,
      message: 'The API rate limit has been exceeded. Try again later.',
    });
    server.platform.clock.advance(60_000);
    await api.createRichMenu(request);
    expect(server.platform.state.richMenus).toHaveLength(101);
  });

  it('holds at most 1,000 rich menus', async () => {
    for (let made = 0; made < 1_000; made += 1) server.platform.createRichMenu(aRichMenu());
    expect(
      (await refusalOf(api.createRichMenu(aRichMenu() as messagingApi.RichMenuRequest))).status,
    ).toBe(400);
    expect(server.platform.state.richMenus).toHaveLength(1_000);
  });
});

describe('endpoints that a practice account has no use for', () => {
  it('answer as LINE does where there is no contract and nothing to find', async () => {
    const notAvailable = { status: 403, message: expect.stringContaining('not available') };
    const notFound = { status: 404, message: 'Not found' };
    const stranger = `U${'0'.repeat(32)}`;
    const group = `C${'0'.repeat(32)}`;
    const contract = [
      () => api.markMessagesAsRead({ chat: { userId: stranger } }),
      () =>
        api.pushMessagesByPhone({ to: 'a'.repeat(64), messages: [{ type: 'text', text: 'a' }] }),
      () => api.getPNPMessageStatistics('20260901'),
    ];
    for (const call of contract) expect(await refusalOf(call())).toMatchObject(notAvailable);
    const nothing = [
      () => api.getGroupSummary(group),
      () => api.getGroupMembersIds(group),
      () => api.leaveRoom(group),
      () => api.getMembershipList(),
      () => api.getJoinedMembershipUsers(1),
      () => api.issueLinkToken(stranger),
    ];
    for (const call of nothing) expect(await refusalOf(call())).toMatchObject(notFound);
    const bare = await fetch(`${server.url}/liff/v1/apps`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
