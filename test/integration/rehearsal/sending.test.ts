import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import type { Exchange } from '#electron/rehearsal/http';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { aText, clientsOf, faultsOf, type LineClients, refusalOf } from '#test/helpers/drive-line';

let server: RehearsalServer;
let api: LineClients['api'];
const exchanges: Exchange[] = [];
const messages = [aText()];

async function start(followers = 300): Promise<void> {
  const started = await startRehearsal({
    clock: standingClock(Date.parse('2026-09-08T02:00:00Z')),
    followers,
    seed: 11,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  api = clientsOf(server).api;
  // Nobody leaves unless a test is about that.
  server.platform.setBehaviour({ ...server.platform.behaviour, blockRate: 0 });
}
beforeEach(async () => {
  exchanges.length = 0;
  await start();
});
afterEach(async () => {
  await server.stop();
  expect(exchanges.flatMap(faultsOf)).toEqual([]);
});

const someUsers = async (limit: number) => (await api.getFollowers(undefined, limit)).userIds;
const used = async () => (await api.getMessageQuotaConsumption()).totalUsage;
const idOf = ({ httpResponse }: { httpResponse: Response }) =>
  httpResponse.headers.get('x-line-request-id') ?? '';

describe('push, multicast, broadcast', () => {
  it('counts recipients, not messages, and marks every answer as simulated', async () => {
    const [anna = '', ben = ''] = await someUsers(2);
    const push = await api.pushMessageWithHttpInfo({ to: anna, messages: [aText(), aText('2')] });
    expect(push.body.sentMessages).toHaveLength(2);
    expect(push.body.sentMessages[0]?.quoteToken).toBeTruthy();
    expect(push.httpResponse.headers.get('x-tapestry-rehearsal')).toBe('simulated');
    await api.multicast({ to: [anna, ben, ben, `U${'0'.repeat(32)}`], messages });
    await api.broadcast({ messages });
    expect(await used()).toBe(1 + 2 + 300);
  });

  it('knows no strangers, no malformed ids and at most 500 receivers', async () => {
    const to = `U${'0'.repeat(32)}`;
    expect(await refusalOf(api.pushMessage({ to, messages }))).toMatchObject({
      status: 400,
      body: { message: 'Failed to send messages' },
    });
    const users = await someUsers(2);
    expect((await refusalOf(api.multicast({ to: [...users, 'x'], messages }))).body).toEqual({
      message: 'The property, to[2], in the request body is invalid (line: -, column: -)',
    });
    const many = Array.from({ length: 501 }, () => to);
    expect((await refusalOf(api.multicast({ to: many, messages }))).body).toEqual({
      message: 'The request body has 1 error(s)',
      details: [{ message: 'Size must be between 1 and 500', property: 'to' }],
    });
    expect(await used()).toBe(0);
  });

  it("says what is wrong with messages in LINE's words, and validates the same", async () => {
    const broken = { messages: [{ type: 'text', text: '' }, { type: 'nonsense' }] } as never;
    const { body } = await refusalOf(api.broadcast(broken));
    expect(body.details).toEqual([
      { message: 'May not be empty', property: 'messages[0].text' },
      {
        message: expect.stringMatching(/^Must be one of the following values: \[text, textV2/),
        property: 'messages[1].type',
      },
    ]);
    expect((await refusalOf(api.validateBroadcast(broken))).body).toEqual(body);
    expect((await refusalOf(api.broadcast({ messages: [] }))).body.details).toEqual([
      { message: 'Size must be between 1 and 5', property: 'messages' },
    ]);
    const long = [aText('x'.repeat(5_001))];
    expect((await refusalOf(api.validatePush({ messages: long }))).body.details).toEqual([
      { message: 'Length must be between 0 and 5000', property: 'messages[0].text' },
    ]);
    expect(await used()).toBe(0);
  });

  it('refuses beyond the monthly limit and takes up again with the next month', async () => {
    server.platform.setQuota({ value: 400 });
    await api.broadcast({ messages });
    expect(await refusalOf(api.broadcast({ messages }))).toMatchObject({
      status: 429,
      body: { message: 'You have reached your monthly limit.' },
    });
    const [anna = ''] = await someUsers(1);
    await api.pushMessage({ to: anna, messages });
    expect(await used()).toBe(301);
    server.platform.advanceTo(new Date('2026-09-30T14:59:59Z'));
    expect(await used()).toBe(301);
    server.platform.advanceTo(new Date('2026-09-30T15:00:00Z'));
    expect(await used()).toBe(0);
    await api.broadcast({ messages });
  });

  it('counts by day in UTC+9, ready when the day is over', async () => {
    await api.broadcast({ messages });
    expect(await api.getNumberOfSentBroadcastMessages('20260908')).toEqual({ status: 'unready' });
    server.platform.advanceTo(new Date('2026-09-08T15:00:00Z'));
    expect(await api.getNumberOfSentBroadcastMessages('20260908')).toEqual({
      status: 'ready',
      success: 300,
    });
    expect(await api.getNumberOfSentPushMessages('20260908')).toMatchObject({ success: 0 });
    expect(await api.getNumberOfSentPushMessages('20180101')).toEqual({
      status: 'out_of_service',
    });
    expect((await refusalOf(api.getNumberOfSentPushMessages('20260230'))).status).toBe(400);
  });

  it('keeps unit names of the month, a page at a time, at most 1,000', async () => {
    const [anna = ''] = await someUsers(1);
    for (let at = 0; at < 1_001; at += 1)
      server.platform.sending.push(
        { requestId: `request-${at}`, retryKey: null, messages, unit: `unit_${at}` },
        anna,
      );
    expect(await api.getAggregationUnitUsage()).toEqual({ numOfCustomAggregationUnits: 1_000 });
    const names: string[] = [];
    let start: string | undefined;
    do {
      const page = await api.getAggregationUnitNameList(undefined, start);
      expect(page.customAggregationUnits.length).toBeLessThanOrEqual(100);
      names.push(...page.customAggregationUnits);
      start = page.next;
    } while (start !== undefined);
    expect(names).toHaveLength(1_000);
    expect(names).not.toContain('unit_1000');
    const two = { to: anna, messages, customAggregationUnits: ['a', 'b'] };
    expect((await refusalOf(api.pushMessage(two))).status).toBe(400);
  });

  it('answers a reply token once, within a minute, for nothing', async () => {
    const { sending, clock } = server.platform;
    const token = sending.newReplyToken(0);
    await api.replyMessage({ replyToken: token, messages });
    const late = sending.newReplyToken(0);
    const again = await refusalOf(api.replyMessage({ replyToken: token, messages }));
    expect(again.body.message).toBe('Invalid reply token');
    clock.advance(61_000);
    expect((await refusalOf(api.replyMessage({ replyToken: late, messages }))).status).toBe(400);
    expect(await used()).toBe(0);
  });
});

describe('X-Line-Retry-Key', () => {
  it('sends once within 24 hours and names the accepted request', async () => {
    const [anna = ''] = await someUsers(1);
    const key = randomUUID();
    const first = await api.pushMessageWithHttpInfo({ to: anna, messages }, key);
    const again = await refusalOf(api.pushMessage({ to: anna, messages }, key.toUpperCase()));
    expect(again.status).toBe(409);
    expect(again.headers.get('x-line-accepted-request-id')).toBe(idOf(first));
    expect(again.headers.get('x-line-request-id')).not.toBe(idOf(first));
    expect(again.body).toEqual({
      message: 'The retry key is already accepted',
      sentMessages: first.body.sentMessages,
    });
    const other = randomUUID();
    const sent = await api.broadcastWithHttpInfo({ messages }, other);
    const repeated = await refusalOf(api.broadcast({ messages }, other));
    expect(repeated.body).toEqual({ message: 'The retry key is already accepted' });
    expect(repeated.headers.get('x-line-accepted-request-id')).toBe(idOf(sent));
    expect(await used()).toBe(301);

    server.platform.clock.advance(24 * 3_600_000 - 1);
    expect((await refusalOf(api.broadcast({ messages }, other))).status).toBe(409);
    server.platform.clock.advance(1);
    await api.broadcast({ messages }, other);
    expect(await used()).toBe(601);
  });

  it('is a UUID, not used up by a refusal, and refused where LINE takes none', async () => {
    const key = randomUUID();
    const [anna = ''] = await someUsers(1);
    expect((await refusalOf(api.pushMessage({ to: anna, messages }, 'mine'))).status).toBe(400);
    expect((await refusalOf(api.pushMessage({ to: anna, messages: [] }, key))).status).toBe(400);
    await api.pushMessage({ to: anna, messages }, key);
    const answer = await fetch(`${server.url}/v2/bot/message/validate/push`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.credentials.channelAccessToken}`,
        'content-type': 'application/json',
        'x-line-retry-key': key,
      },
      body: JSON.stringify({ messages }),
    });
    expect(answer.status).toBe(400);
  });
});

describe('narrowcast', () => {
  const progress = (requestId: string) => api.getNarrowcastProgress(requestId);

  it('waits, sends and succeeds on the clock of the platform', async () => {
    const requestId = idOf(await api.narrowcastWithHttpInfo({ messages }));
    expect(await progress(requestId)).toEqual({
      phase: 'waiting',
      acceptedTime: '2026-09-08T02:00:00.000Z',
    });
    server.platform.clock.advance(3_000);
    expect(await progress(requestId)).toMatchObject({ phase: 'sending', targetCount: 300 });
    server.platform.clock.advance(60_000);
    expect(await progress(requestId)).toEqual({
      phase: 'succeeded',
      targetCount: 300,
      successCount: 300,
      failureCount: 0,
      acceptedTime: '2026-09-08T02:00:00.000Z',
      completedTime: '2026-09-08T02:00:04.000Z',
    });
    expect(await used()).toBe(300);
    server.platform.advance(15);
    expect((await refusalOf(progress(requestId))).status).toBe(404);
  });

  it('filters by attributes, and a filter and its opposite make the whole', async () => {
    await server.stop();
    await start(2_000);
    const gender = { type: 'gender', oneOf: ['female'] };
    const filter = (demographic: object) => ({ messages, filter: { demographic } }) as never;
    const women = idOf(await api.narrowcastWithHttpInfo(filter(gender)));
    const others = idOf(
      await api.narrowcastWithHttpInfo(filter({ type: 'operator', not: gender })),
    );
    const young = { type: 'age', gte: 'age_20', lt: 'age_30' };
    const both = { type: 'operator', and: [gender, young, { type: 'area', oneOf: ['tw_01'] }] };
    const few = idOf(await api.narrowcastWithHttpInfo(filter(both)));
    server.platform.clock.advance(60_000);
    const [a, b] = [await progress(women), await progress(others)];
    expect((a.targetCount ?? 0) + (b.targetCount ?? 0)).toBe(2_000);
    expect((a.targetCount ?? 0) / 2_000).toBeGreaterThan(0.5);
    expect((a.targetCount ?? 0) / 2_000).toBeLessThan(0.6);
    // Fewer than 50 women of that age in Taipei follow: nothing goes out.
    expect(await progress(few)).toMatchObject({ phase: 'failed', errorCode: 2 });
  });

  it('redelivers to the rest: limit.max, then everybody but the first', async () => {
    const first = idOf(await api.narrowcastWithHttpInfo({ messages, limit: { max: 120 } }));
    const rest = {
      messages,
      recipient: { type: 'operator', not: { type: 'redelivery', requestId: first } },
    } as never;
    // Not succeeded yet: no recipient.
    expect((await refusalOf(api.narrowcast(rest))).body.message).toBe(
      `Invalid request id: ${first}`,
    );
    server.platform.clock.advance(60_000);
    expect(await progress(first)).toMatchObject({ successCount: 120 });
    const second = idOf(await api.narrowcastWithHttpInfo(rest));
    server.platform.clock.advance(60_000);
    expect(await progress(second)).toMatchObject({ successCount: 180 });
    const reached = (requestId: string) => {
      const found: number[] = [];
      const record = server.platform.book.byId(requestId);
      if (record)
        server.platform.crowd.reactions.forEachRecipient(record, (index) => found.push(index));
      return found;
    };
    expect(new Set([...reached(first), ...reached(second)]).size).toBe(300);
    const unknown = { type: 'audience', audienceGroupId: 5 } as never;
    expect((await refusalOf(api.narrowcast({ messages, recipient: unknown }))).body.message).toBe(
      'Invalid audience group id: 5',
    );
  });

  it.each([
    // The worked cases of LINE's reference, with 300 friends in the place of 100.
    { quota: 250, limit: undefined, ends: 429 },
    { quota: 250, limit: { upToRemainingQuota: true }, ends: 250 },
    { quota: 350, limit: { upToRemainingQuota: true, forbidPartialDelivery: true }, ends: 300 },
    { quota: 250, limit: { upToRemainingQuota: true, forbidPartialDelivery: true }, ends: 'e5' },
    { quota: 250, limit: { max: 90 }, ends: 90 },
    {
      quota: 250,
      limit: { max: 90, upToRemainingQuota: true, forbidPartialDelivery: true },
      ends: 'e5',
    },
  ])('with a quota of $quota and limit $limit ends with $ends', async ({ quota, limit, ends }) => {
    server.platform.setQuota({ value: quota });
    const body = { messages, ...(limit ? { limit } : {}) };
    if (ends === 429) {
      expect(await refusalOf(api.narrowcast(body))).toMatchObject({
        status: 429,
        body: { message: 'You have reached your monthly limit.' },
      });
      return;
    }
    const requestId = idOf(await api.narrowcastWithHttpInfo(body));
    server.platform.clock.advance(60_000);
    expect(await progress(requestId)).toMatchObject(
      ends === 'e5' ? { phase: 'failed', errorCode: 5 } : { successCount: ends },
    );
    expect(await used()).toBe(ends === 'e5' ? 0 : ends);
  });

  it('holds the whole reach back while it runs, and gives the rest back', async () => {
    server.platform.setQuota({ value: 310 });
    await api.narrowcast({ messages, limit: { max: 200 } });
    await refusalOf(api.multicast({ to: await someUsers(300), messages })).then((refusal) =>
      expect(refusal.body.message).toBe('You have reached your monthly limit.'),
    );
    await api.multicast({ to: await someUsers(110), messages });
    server.platform.clock.advance(60_000);
    expect(await used()).toBe(310);
  });

  it('needs 100 friends for attributes and upToRemainingQuota for forbidPartialDelivery', async () => {
    await server.stop();
    await start(99);
    const filter = { demographic: { type: 'gender', oneOf: ['male'] } } as never;
    expect(await refusalOf(api.narrowcast({ messages, filter }))).toMatchObject({
      status: 403,
      body: { message: 'Your account does not have enough friends' },
    });
    const limit = { forbidPartialDelivery: true };
    expect((await refusalOf(api.narrowcast({ messages, limit }))).body.message).toBe(
      'The option forbidPartialDelivery must be used with upToRemainingQuota.',
    );
  });
});
