import { afterEach, describe, expect, it } from 'vitest';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { experimentService } from '#electron/services/experiment/handlers';
import { InsightArchive } from '#electron/services/insight/archive';
import type { InsightFacts } from '#electron/services/insight/facts';
import type { HostingRequest } from '#electron/services/media/message-hosting';
import type { Outbox } from '#electron/services/outbox/outbox';
import type { CheckContext } from '#shared/campaign/check/context';
import type { Experiment } from '#shared/domain/campaign/experiment';
import type { Campaign } from '#shared/domain/campaign/schema';
import { documentId } from '#shared/domain/ids';
import { ok } from '#shared/errors/app-error';
import { observation } from '#shared/insight/observation';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import { aBroadcast, aCampaign, anExperiment } from '../../helpers/a-campaign';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { channelId, good, OutboxBench, userIds } from '../../helpers/outbox-bench';

const DONE = {
  phase: 'succeeded',
  targetCount: 100,
  successCount: 100,
  failureCount: 0,
  errorCode: null,
  failedDescription: null,
  completedTime: null,
};
const text = (words: string) => [{ source: 'wire' as const, wire: { type: 'text', text: words } }];
const LIST = documentId.parse('doc_00000000audience');

interface Bench {
  disk: OnDisk;
  outboxBench: OutboxBench;
  outbox: Outbox;
  current: CurrentWorkspace;
  facts: InsightFacts;
  service: ReturnType<typeof experimentService>;
  campaign: Campaign;
  plan: CheckContext['plan'];
  /** Events that the window was told. */
  told: string[];
  /** Everything that stands due leaves, and narrowcasts end. */
  settle(): Promise<void>;
  /** The program ends and starts again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}
const open: Bench[] = [];
afterEach(async () => {
  for (const bench of open.splice(0)) await bench.close();
});

async function aBench(test: Partial<Experiment>, ids: string[] = []): Promise<Bench> {
  const disk = await aWorkspace();
  const outboxBench = new OutboxBench();
  outboxBench.line.quota = { type: 'none', value: null };
  const current = new CurrentWorkspace();
  good(await current.open(disk.folder));
  const campaign = aCampaign({
    broadcasts: [
      aBroadcast({
        at: null,
        experiment: anExperiment({ assignment: 'randomCap', testShare: 0.5, ...test }),
        ...(ids.length > 0 ? { target: { who: 'ids', audienceId: LIST } } : {}),
      }),
    ],
  });
  const workspace = good(current.get());
  good(await workspace.create(campaign));
  const bench = { disk, outboxBench, current, campaign, plan: null, told: [] } as unknown as Bench;
  bench.facts = {
    archive: new InsightArchive(disk.folder, channelId),
    observations: [],
    newest: new Map(),
    damagedLines: 0,
    sends: [],
    menus: [],
    simulated: true,
    now: outboxBench.clock.now(),
  };
  const start = async () => {
    bench.outbox = await outboxBench.open();
    bench.service = experimentService({
      current,
      emit: (name) => void bench.told.push(name),
      now: outboxBench.clock.now,
      factsOf: async () => ok({ ...bench.facts, now: outboxBench.clock.now() }),
      outboxOf: async () => ok(bench.outbox),
      contextOf: async () => ok({ ...contextOf(ids.length), plan: bench.plan }),
      hosting: NOTHING_LOCAL,
      userIds: () => async () => ok(ids),
      onBug: (error) => {
        throw error;
      },
    });
  };
  await start();
  bench.settle = async () => {
    outboxBench.clock.pass(11_000);
    outboxBench.line.progress = [DONE, DONE, DONE, DONE];
    await bench.outbox.tick();
    await bench.outbox.idle();
    for (const send of bench.outbox.state().sends) await bench.outbox.followed(send.id);
  };
  bench.restart = async () => {
    await bench.outbox.close();
    await start();
  };
  bench.close = async () => {
    await bench.outbox.close();
    await good(current.get()).close();
    outboxBench.remove();
    disk.remove();
  };
  open.push(bench);
  return bench;
}

/** No message of these tests has a picture. */
const NOTHING_LOCAL = {
  publish: async (_workspace: unknown, { lists }: HostingRequest) =>
    ok(lists.map((list) => list.map((message) => ({ ...message })))),
  pointedAt: async () => [],
  seeAgain: async () => ok(null),
  stateOf: async () => 'none' as const,
  keepFor: async () => undefined,
  release: async () => undefined,
  stop: () => undefined,
};

const contextOf = (count: number): CheckContext => ({
  now: new Date(),
  targetReach: 12_000,
  demographics: null,
  quota: null,
  plan: null,
  mediaHost: null,
  messages: new Map(),
  menus: new Map(),
  coupons: new Map(),
  lists: new Map([[LIST, { name: '會員', count }]]),
  audienceGroups: null,
  otherSends: [],
});

const start = (bench: Bench) =>
  bench.service.handlers['experiments.start']({
    campaignId: bench.campaign.id,
    broadcastId: bench.campaign.broadcasts[0]?.id ?? ('' as never),
    channelId,
    confirmation: null,
  });
const bodies = (bench: Bench) => bench.outboxBench.line.delivered.map(({ body }) => body);

/** What LINE answers about the arms, as the archive would have it. */
function fetched(bench: Bench, clicks: Record<string, number>, delivered = 3_000): void {
  const { sends } = bench.outbox.state();
  bench.facts.sends = sends.map((send) => ({
    id: send.id,
    sentAt: send.dueAt,
    name: send.name,
    label: null,
    campaignId: null,
    arm: null,
    measurement: { by: 'requestId' as const, requestId: send.requestIds[0] ?? '' },
    recipients: null,
    price: null,
    bubbles: 1,
    simulated: true,
  }));
  const at = bench.outboxBench.clock.now().toISOString();
  bench.facts.observations.push(
    ...sends.flatMap((send) => {
      const count = clicks[send.origin.itemId?.split(' ')[1] ?? ''];
      if (count === undefined) return [];
      return [
        observation.parse({
          fetchedAt: at,
          simulated: true,
          kind: 'request',
          requestId: send.requestIds[0],
          answer: {
            overview: { requestId: send.requestIds[0], delivered, uniqueClick: count },
            messages: [],
            clicks: [],
          },
        }),
      ];
    }),
  );
}

describe('a test without user ids', () => {
  it('sends one arm after the other, each without the people of those before it', async () => {
    const bench = await aBench({});
    good(await start(bench));
    expect(bench.outbox.state().sends).toHaveLength(1);
    await bench.service.advance();
    await bench.settle();
    await bench.service.advance();
    await bench.settle();
    await bench.service.advance();
    // 12,480 were expected and 12,000 can be reached: half take part, and each arm gets half of them
    expect(bodies(bench)).toMatchObject([
      { messages: [{ text: '中秋禮盒早鳥開跑' }], limit: { max: 3_000 } },
      {
        messages: [{ text: '禮盒 NT$680' }],
        limit: { max: 3_000 },
        recipient: { type: 'operator', not: { type: 'redelivery', requestId: 'req-1' } },
      },
    ]);
    expect(bodies(bench)[0]).not.toHaveProperty('recipient');
  });

  it('is frozen: what is edited afterwards changes no arm that follows, and the page says so', async () => {
    const bench = await aBench({});
    const started = good(await start(bench));
    expect(started.planUntouched).toBe(true);
    const workspace = good(bench.current.get());
    const loaded = good(await workspace.loadAs('campaign', bench.campaign.id));
    const [broadcast] = bench.campaign.broadcasts;
    if (!broadcast?.experiment) throw new Error('no test');
    const arms = broadcast.experiment.arms.map((arm) =>
      arm.letter === 'B' ? { ...arm, messages: text('改過了') } : arm,
    );
    good(
      await workspace.save(
        {
          ...bench.campaign,
          broadcasts: [{ ...broadcast, experiment: { ...broadcast.experiment, arms } }],
        },
        loaded.revision,
      ),
    );
    await bench.settle();
    await bench.service.advance();
    await bench.settle();
    expect(bodies(bench)[1]).toMatchObject({ messages: [{ text: '禮盒 NT$680' }] });
    const seen = good(await bench.service.handlers['experiments.get']({ id: started.run.id }));
    expect(seen.planUntouched).toBe(false);
  });

  it('sends nothing twice, however often it is started, pushed on or cut off', async () => {
    const bench = await aBench({});
    await Promise.all([start(bench), start(bench), bench.service.advance()]);
    await bench.restart();
    for (let round = 0; round < 4; round += 1) {
      await bench.settle();
      await Promise.all([bench.service.advance(), bench.service.advance()]);
      await bench.restart();
    }
    expect(bodies(bench)).toHaveLength(2);
    expect(bench.outbox.state().sends).toHaveLength(2);
  });

  it('gives the winner to the rest once: never before every arm is out, then without any of their people', async () => {
    const bench = await aBench({});
    const { run } = good(await start(bench));
    const decide = (letter: 'A' | 'B') =>
      bench.service.handlers['experiments.decide']({
        id: run.id,
        letter,
        reason: '週會決定',
        sendRest: true,
        confirmation: null,
      });
    expect(await decide('A')).toMatchObject({
      ok: false,
      error: { code: 'experiment.armsNotOut' },
    });
    await bench.settle();
    await bench.service.advance();
    await bench.settle();
    good(await decide('B'));
    good(await decide('B'));
    expect(await decide('A')).toMatchObject({ ok: false, error: { code: 'experiment.decided' } });
    await bench.settle();
    expect(bodies(bench)).toHaveLength(3);
    expect(bodies(bench)[2]).toMatchObject({
      messages: [{ text: '禮盒 NT$680' }],
      recipient: {
        type: 'operator',
        and: [
          { type: 'operator', not: { type: 'redelivery', requestId: 'req-1' } },
          { type: 'operator', not: { type: 'redelivery', requestId: 'req-2' } },
        ],
      },
    });
    const { run: after } = good(await bench.service.handlers['experiments.get']({ id: run.id }));
    expect(after.events.map(({ kind }) => kind)).toEqual(['frozen', 'decided', 'restQueued']);
  });

  it('keeps each look with its figures; the same figures are one look', async () => {
    const bench = await aBench({});
    const { run } = good(await start(bench));
    await bench.settle();
    await bench.service.advance();
    await bench.settle();
    const look = () => bench.service.handlers['experiments.look']({ id: run.id });
    good(await look());
    fetched(bench, { A: 72, B: 95 });
    const told = () => bench.told.splice(0);
    told();
    good(await look());
    // whoever shows the record has to read it again, and only then
    expect(told()).toEqual(['experiments.changed']);
    good(await look());
    expect(told()).toEqual([]);
    bench.outboxBench.clock.pass(86_400_000);
    fetched(bench, { A: 80, B: 110 });
    const view = good(await look());
    expect(view.run.events.filter(({ kind }) => kind === 'look')).toMatchObject([
      {
        verdict: 'notYet',
        figures: [{ letter: 'A', sent: 3_000, converted: 72 }, { converted: 95 }],
      },
      { figures: [{ converted: 80 }, { converted: 110 }] },
    ]);
    expect(view.points).toHaveLength(2);
  });

  it('decides by its plan alone where the plan says so, and keeps A when the time is over', async () => {
    const won = await aBench({ winnerTo: 'automatic' });
    const { run } = good(await start(won));
    await won.settle();
    await won.service.advance();
    await won.settle();
    fetched(won, { A: 90, B: 240 });
    await won.service.advance();
    await won.settle();
    expect(
      won.outbox.findByOrigin(channelId, {
        kind: 'campaign',
        documentId: run.campaignId,
        itemId: `${run.broadcastId} rest`,
      }),
    ).toMatchObject({ state: 'accepted', preview: '禮盒 NT$680' });

    const open = await aBench({ winnerTo: 'automatic', days: 4 });
    const started = good(await start(open));
    await open.settle();
    await open.service.advance();
    await open.settle();
    fetched(open, { A: 90, B: 92 });
    await open.service.advance();
    expect(open.outbox.state().sends).toHaveLength(2);
    open.outboxBench.clock.pass(5 * 86_400_000);
    await open.service.advance();
    const view = good(await open.service.handlers['experiments.get']({ id: started.run.id }));
    expect(view.run.events.at(-2)).toMatchObject({ kind: 'decided', letter: 'A', by: 'plan' });
  });
});

describe('a test over user ids', () => {
  it('gives everybody one place by the frozen seed: an arm, nothing, or what wins', async () => {
    const ids = userIds(4_000);
    const bench = await aBench({ assignment: 'userIds', testShare: 0.5, holdOutShare: 0.1 }, ids);
    const { run } = good(await start(bench));
    await bench.settle();
    expect(bench.outboxBench.line.delivered.map(({ body }) => body.customAggregationUnits)).toEqual(
      expect.arrayContaining([[`${run.broadcastId}_A`], [`${run.broadcastId}_B`]]),
    );
    good(
      await bench.service.handlers['experiments.decide']({
        id: run.id,
        letter: 'A',
        reason: '',
        sendRest: true,
        confirmation: null,
      }),
    );
    await bench.settle();
    const counts = bench.outboxBench.line.phones();
    expect(Math.max(...counts.values())).toBe(1);
    // nine of ten got one message, the hold-out got none
    expect(counts.size / ids.length).toBeGreaterThan(0.88);
    expect(counts.size / ids.length).toBeLessThan(0.92);
  });
});

describe('a test that cannot begin', () => {
  it('says why, and nothing is kept or sent', async () => {
    const bench = await aBench({
      arms: [
        ...anExperiment().arms.slice(0, 1),
        { letter: 'B', name: '', messages: [], delayMinutes: 0, weight: 1 },
      ],
    });
    expect(await start(bench)).toMatchObject({
      ok: false,
      error: { code: 'experiment.armNotReady', details: { letter: 'B' } },
    });
    expect(good(await bench.service.handlers['experiments.list']({ channelId }))).toEqual([]);
    expect(bench.outbox.state().sends).toEqual([]);
  });
});

describe('a test by audiences', () => {
  const audience = (audienceGroupId: number, count: number | null) => ({
    audienceGroupId,
    name: `受眾 ${audienceGroupId}`,
    count,
  });
  const byAudiences = (second: ReturnType<typeof audience> | undefined): Partial<Experiment> => {
    const { arms } = anExperiment();
    return {
      assignment: 'audiences',
      testShare: 0.5,
      arms: arms.map((arm, index) => {
        const own = index === 0 ? audience(11, 400) : second;
        return own ? { ...arm, audience: own } : arm;
      }),
    };
  };

  it('sends each arm to its own audience at once, nobody twice, and the winner to all others', async () => {
    const bench = await aBench(byAudiences(audience(22, 300)));
    const { run } = good(await start(bench));
    expect(run.arms.map(({ people }) => people)).toEqual([400, 300]);
    await bench.settle();
    await bench.service.advance();
    await bench.settle();
    const [a, b] = bodies(bench);
    expect(a).toMatchObject({ recipient: { type: 'audience', audienceGroupId: 11 } });
    expect(a).not.toHaveProperty('limit.max');
    expect(b).toMatchObject({
      recipient: {
        type: 'operator',
        and: [
          { type: 'audience', audienceGroupId: 22 },
          { type: 'operator', not: { type: 'audience', audienceGroupId: 11 } },
        ],
      },
    });
    good(
      await bench.service.handlers['experiments.decide']({
        id: run.id,
        letter: 'B',
        reason: '',
        sendRest: true,
        confirmation: null,
      }),
    );
    await bench.settle();
    expect(bodies(bench)[2]).toMatchObject({
      recipient: {
        type: 'operator',
        and: [
          { type: 'operator', not: { type: 'audience', audienceGroupId: 11 } },
          { type: 'operator', not: { type: 'audience', audienceGroupId: 22 } },
        ],
      },
    });
  });

  it('does not begin without an audience for each arm, or with one whose size nobody knows', async () => {
    const none = await aBench(byAudiences(undefined));
    expect(await start(none)).toMatchObject({
      ok: false,
      error: { code: 'experiment.armNoAudience', details: { letter: 'B' } },
    });
    const unknown = await aBench(byAudiences(audience(22, null)));
    expect(await start(unknown)).toMatchObject({
      ok: false,
      error: { code: 'experiment.audienceUnknown' },
    });
  });
});

describe('the price of a test', () => {
  it('stands on each of its sends, by its people', async () => {
    const bench = await aBench({});
    const [book] = PRICE_BOOKS;
    const plan = book?.plans.find(({ id }) => id === 'high');
    if (!plan) throw new Error('no plan');
    bench.plan = plan;
    const workspace = good(bench.current.get());
    const loaded = good(await workspace.loadAs('campaign', bench.campaign.id));
    const at = bench.outboxBench.clock.now().toISOString();
    good(
      await workspace.save(
        { ...bench.campaign, broadcasts: bench.campaign.broadcasts.map((one) => ({ ...one, at })) },
        loaded.revision,
      ),
    );
    good(await start(bench));
    const [send] = bench.outbox.state().sends;
    expect(send?.price).toMatchObject({ plan: 'high', currency: 'TWD', people: 3_000 });
    expect(send?.price?.amount).toBeGreaterThan(0);
  });
});
