import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measuredSends } from '#electron/services/insight/measured-sends';
import type { QueueFacts } from '#electron/services/outbox/campaign-requests';
import type { Outbox } from '#electron/services/outbox/outbox';
import {
  type QueueWish,
  queueCampaign,
  withdrawCampaign,
} from '#electron/services/outbox/queue-campaign';
import { warningKey } from '#shared/campaign/check/check-campaign';
import { planSplit, seatOf } from '#shared/campaign/experiment/split';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import { broadcastId, documentId } from '#shared/domain/ids';
import { fail, ok } from '#shared/errors/app-error';
import { TAIWAN_PLANS } from '#shared/pricing/taiwan';
import { aBroadcast, aCampaign, anExperiment } from '#test/helpers/a-campaign';
import { channelId, good, OutboxBench, refusal, userIds } from '#test/helpers/outbox-bench';

const NOW = '2026-09-05T02:00:00.000Z';
const DUE = '2026-09-10T03:30:00.000Z';
const SECOND = broadcastId.parse('brd_0000000000000002');
const LIST = documentId.parse('doc_00000000audience');

let bench: OutboxBench;
let outbox: Outbox;
beforeEach(async () => {
  bench = new OutboxBench();
  bench.clock.wallMs = Date.parse(NOW);
  bench.line.quota = { type: 'none', value: null };
  outbox = await bench.open();
});
afterEach(async () => {
  await outbox.close();
  bench.remove();
});

const people = userIds(1_200);
const factsOf = (campaign: Campaign): QueueFacts => ({
  campaign,
  context: {
    now: bench.clock.now(),
    targetReach: 12_480,
    demographics: null,
    quota: { limit: null, used: 0 },
    plan: TAIWAN_PLANS.high,
    mediaHost: null,
    messages: new Map(),
    menus: new Map(),
    coupons: new Map(),
    lists: new Map([[LIST, { name: '常客', count: people.length }]]),
    audienceGroups: null,
    otherSends: [],
  },
  priced: { plan: 'high', currency: 'TWD' },
  channelId,
  idsOf: async () => ok([...people]),
});
const plan = (...broadcasts: Broadcast[]) => aCampaign({ broadcasts, budget: null });
const wish = (more: Partial<QueueWish> = {}): QueueWish => ({
  confirmations: {},
  dryRun: false,
  ...more,
});
const queue = (campaign: Campaign, more: Partial<QueueWish> = {}) =>
  queueCampaign(outbox, factsOf(campaign), wish(more), async (lists) => ok([...lists]));
const toList = (over: Partial<Broadcast> = {}) =>
  aBroadcast({ target: { who: 'ids', audienceId: LIST }, expected: null, ...over });

describe('a campaign handed to the outbox', () => {
  it('waits for its time with the price and the people it was agreed to for', async () => {
    const answer = good(await queue(plan(aBroadcast())));
    expect(answer.problems).toEqual([]);
    expect(answer.broadcasts[0]).toMatchObject({ recipients: 12_480, dueAt: DUE });
    const [send] = outbox.state().sends;
    // 6,000 messages are in the plan's fee, the rest costs NT$0.2 each
    expect(send).toMatchObject({
      state: 'due',
      dueAt: DUE,
      recipients: 12_480,
      price: { amount: 1_296, currency: 'TWD', plan: 'high', people: 12_480 },
    });
    expect(answer.broadcasts[0]?.amount).toBe(send?.price?.amount);
  });

  it('goes in once, however often and however much at once it is asked', async () => {
    const campaign = plan(aBroadcast());
    await Promise.all([queue(campaign), queue(campaign), queue(campaign)]);
    const again = good(await queue(campaign));
    expect(outbox.state().sends).toHaveLength(1);
    expect(again.broadcasts[0]?.sends.map(({ id }) => id)).toEqual([outbox.state().sends[0]?.id]);
    // also after the app was started anew
    await outbox.close();
    outbox = await bench.open();
    await queue(campaign);
    expect(outbox.state().sends).toHaveLength(1);
  });

  it('leaves once at its time', async () => {
    await queue(plan(aBroadcast()));
    await outbox.tick();
    expect(bench.line.requests).toBe(0);
    bench.clock.pass(Date.parse(DUE) - Date.parse(NOW));
    await outbox.tick();
    await outbox.idle();
    await queue(plan(aBroadcast({ at: '2026-09-20T03:30:00Z' })));
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.delivered).toHaveLength(1);
  });

  it.each([
    ['that has no time', null],
    ['whose time is over', '2026-09-01T03:30:00Z'],
    ['whose time would come', '2026-09-20T03:30:00Z'],
  ])('leaves now when told so: one %s', async (_, at) => {
    const campaign = plan(aBroadcast({ at }), aBroadcast({ id: SECOND }));
    const [first] = campaign.broadcasts;
    const now = { isNow: true, broadcastIds: [first?.id ?? ''] };
    const dry = good(await queue(campaign, { ...now, dryRun: true }));
    const undoUntil = '2026-09-05T02:00:10.000Z';
    const told = { recipients: 12_480, dueAt: undoUntil };
    expect(dry).toMatchObject({ problems: [], broadcasts: [told] });
    expect(dry.broadcasts[0]?.amount).not.toBeNull();
    expect(outbox.state().sends).toEqual([]);
    await Promise.all([queue(campaign, now), queue(campaign, now)]);
    expect(outbox.state().sends).toMatchObject([{ state: 'due', dueAt: undoUntil, undoUntil }]);
    bench.clock.pass(10_000);
    await outbox.tick();
    await outbox.idle();
    await queue(campaign, now);
    bench.clock.pass(20 * 86_400_000);
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.delivered).toHaveLength(1);
  });

  it('wants a big number repeated and warnings answered for now as well', async () => {
    bench.kind = 'production';
    const campaign = plan(aBroadcast({ at: null }));
    const id = campaign.broadcasts[0]?.id ?? '';
    const now = { isNow: true, broadcastIds: [id] };
    expect(await queue(campaign, now)).toMatchObject({
      error: { code: 'outbox.needsConfirmation' },
    });
    const period = { from: '2026-09-06T00:00:00+08:00', to: null };
    const early = { ...campaign, period };
    expect(await queue(early, { ...now, confirmations: { [id]: 12_480 } })).toMatchObject({
      error: { code: 'outbox.campaignBlocked' },
    });
    expect(outbox.state().sends).toEqual([]);
    good(await queue(campaign, { ...now, confirmations: { [id]: 12_480 } }));
    expect(outbox.state().sends).toHaveLength(1);
  });

  it('can be taken back before its time, and handed over again after that', async () => {
    const campaign = plan(aBroadcast(), aBroadcast({ id: SECOND, at: '2026-09-17T03:30:00Z' }));
    await queue(campaign);
    const back = good(
      await withdrawCampaign(outbox, {
        channelId,
        documentId: campaign.id,
        broadcastIds: [SECOND],
      }),
    );
    expect(back.map(({ state }) => state)).toEqual(['cancelled']);
    expect(outbox.state().nextDueAt).toBe(DUE);
    await queue(campaign);
    expect(outbox.state().sends.filter(({ state }) => state === 'due')).toHaveLength(2);
  });

  it('is not handed over a second time when a capsule has it', async () => {
    const campaign = plan(aBroadcast());
    const answer = good(await queue(campaign));
    const id = answer.broadcasts[0]?.sends[0]?.id;
    if (!id) throw new Error('nothing was queued');
    good(await outbox.sealed(id));
    good(await queue(campaign));
    expect(outbox.state().sends).toHaveLength(1);
  });

  it('keeps nothing while an error stands, and names its place', async () => {
    const campaign = plan(
      aBroadcast(),
      aBroadcast({ id: SECOND, messages: [{ source: 'wire', wire: { type: 'text', text: '' } }] }),
    );
    expect(await queue(campaign)).toMatchObject({
      error: {
        code: 'outbox.campaignBlocked',
        path: ['broadcasts', 1, 'messages', 0, 'wire', 'text'],
      },
    });
    expect(outbox.state().sends).toEqual([]);
    // the one that is right can go alone
    good(await queue(campaign, { broadcastIds: [campaign.broadcasts[0]?.id ?? ''] }));
    expect(outbox.state().sends).toHaveLength(1);
  });

  it('asks LINE, and keeps nothing of what LINE would refuse', async () => {
    bench.line.port.validateMessages = async () => fail(refusal);
    expect(await queue(plan(aBroadcast()))).toMatchObject({
      error: { details: { code: 'outbox.lineRefuses' } },
    });
    expect(outbox.state().sends).toEqual([]);
  });

  it('waits for somebody to acknowledge a warning', async () => {
    const late = aBroadcast({ at: '2026-09-30T15:30:00Z' });
    const campaign = plan(late);
    const dry = good(await queue(campaign, { dryRun: true }));
    expect(dry.problems.map(({ code }) => code)).toEqual(['campaign.countsInNextMonth']);
    expect(await queue(campaign)).toMatchObject({ error: { code: 'outbox.campaignBlocked' } });
  });

  it('says what it would do and keeps nothing of it', async () => {
    bench.kind = 'production';
    const dry = good(await queue(plan(aBroadcast()), { dryRun: true }));
    expect(dry.broadcasts[0]).toMatchObject({ recipients: 12_480, needsNumber: true, sends: [] });
    expect(outbox.state().sends).toEqual([]);
  });

  it('wants the number of people repeated for a real account', async () => {
    bench.kind = 'production';
    const campaign = plan(aBroadcast());
    const id = campaign.broadcasts[0]?.id ?? '';
    for (const wrong of [{}, { [id]: 12_000 }]) {
      expect(await queue(campaign, { confirmations: wrong })).toMatchObject({
        error: { code: 'outbox.needsConfirmation' },
      });
    }
    good(await queue(campaign, { confirmations: { [id]: 12_480 } }));
    expect(outbox.state().sends).toHaveLength(1);
  });

  it('refuses a limit on a list, and a test whose arms LINE draws', async () => {
    const cap = { max: 100, upToRemainingQuota: false, forbidPartialDelivery: false };
    const capped = good(await queue(plan(toList({ cap })), { dryRun: true }));
    expect(capped.problems.map(({ code }) => code)).toContain('campaign.capOnList');
    const drawn = aBroadcast({ experiment: anExperiment({ assignment: 'randomCap' }) });
    const test = good(await queue(plan(drawn), { dryRun: true }));
    expect(test.problems.map(({ code }) => code)).toContain('campaign.testArmByArm');
  });
});

describe('a test of user ids', () => {
  const experiment = anExperiment({ holdOutShare: 0.1, testShare: 0.5, minimumLift: 5 });

  it('is a send for each arm: nobody twice, the rest and the hold-out not at all', async () => {
    const campaign = plan(toList({ experiment }));
    const dry = good(await queue(campaign, { dryRun: true }));
    expect(dry.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const known = {
      ...campaign,
      acknowledged: dry.problems.map((problem) => ({
        key: warningKey(problem),
        by: '小嵐',
        at: NOW,
      })),
    };
    good(await queue(known));
    bench.clock.pass(Date.parse(DUE) - Date.parse(NOW));
    await outbox.tick();
    await outbox.idle();
    const seats = planSplit(experiment);
    const seatedIn = (letter: string) => people.filter((id) => seatOf(seats, id) === letter);
    const expected = new Set([...seatedIn('A'), ...seatedIn('B')]);
    expect(new Set(bench.line.phones().keys())).toEqual(expected);
    expect(new Set(bench.line.phones().values())).toEqual(new Set([1]));
    const { sends } = outbox.state();
    expect(
      sends
        .map(({ arm, recipients, aggregationUnit }) => [arm?.letter, recipients, aggregationUnit])
        .sort(),
    ).toEqual([
      ['A', seatedIn('A').length, 'brd_0000000000000001_A'],
      ['B', seatedIn('B').length, 'brd_0000000000000001_B'],
    ]);
    // what each arm costs stands beside it in the results
    const workspace = {
      loadAs: async () => ({ ok: true, value: { document: { label: '中秋' } } }),
    };
    const measured = await measuredSends(workspace as never, { channelId, simulated: true, sends });
    expect(measured.map(({ arm, price }) => [arm?.letter, price === null]).sort()).toEqual([
      ['A', false],
      ['B', false],
    ]);
  });
});

describe('holding a send', () => {
  it('keeps it past its time until somebody lets it go', async () => {
    const send = good(await queue(plan(aBroadcast()))).broadcasts[0]?.sends[0];
    if (!send) throw new Error('nothing was queued');
    expect(good(await outbox.decide(send.id, { kind: 'hold' })).state).toBe('draft');
    bench.clock.pass(Date.parse(DUE) - Date.parse(NOW) + 60_000);
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.requests).toBe(0);
    await outbox.close();
    outbox = await bench.open();
    expect(outbox.find(send.id)?.view.state).toBe('draft');
    good(await outbox.decide(send.id, { kind: 'sendNow' }));
    bench.clock.pass(10_000);
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.delivered).toHaveLength(1);
  });
});
