import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingClock } from '#electron/rehearsal/clock';
import { startRehearsal } from '#electron/rehearsal/server';
import { CurrentWorkspace } from '#electron/services/current-workspace';
import { campaignRehearsalHandlers } from '#electron/services/rehearsal-run/handlers';
import type { CheckContext } from '#shared/campaign/check/context';
import type { Experiment } from '#shared/domain/campaign/experiment';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import { broadcastId, documentId, newId } from '#shared/domain/ids';
import { ok } from '#shared/errors/app-error';
import { seededBytes } from '#shared/sample/seeded';
import { aBroadcast, aCampaign, anExperiment } from '../../helpers/a-campaign';
import { aWorkspace, type OnDisk } from '../../helpers/a-workspace';
import { good } from '../../helpers/outbox-bench';

/*
 * Weeks of a campaign in seconds: the outbox, the tests and LINE's figures are the real ones; only the clock is
 * turned. The practice account itself must not notice.
 */

const START = Date.parse('2026-09-08T04:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const LIST = documentId.parse('doc_00000000audience');
const random = seededBytes(4);
const current = new CurrentWorkspace();
let disk: OnDisk;
const progress: { done: number; total: number; at: string }[] = [];

beforeAll(async () => {
  disk = await aWorkspace();
  good(await current.open(disk.folder));
  // the practice account as somebody left it: its followers tap what says B far more often
  const account = good(
    await startRehearsal({
      folder: join(disk.folder, '.tapestry', 'rehearsal'),
      followers: 6_000,
      seed: 31,
      clock: standingClock(START),
    }),
  );
  account.platform.setQuota({ value: null });
  account.platform.setBehaviour({
    ...account.platform.behaviour,
    appeal: 0,
    contents: [
      { holds: 'arm=b', openRate: 0.6, clickRate: 0.5 },
      { holds: 'arm=a', openRate: 0.6, clickRate: 0.1 },
    ],
  });
  await account.stop();
});
afterAll(async () => {
  await good(current.get()).close();
  disk.remove();
});

const contextOf = (): CheckContext => ({
  now: new Date(START),
  targetReach: 12_000,
  demographics: null,
  quota: null,
  plan: null,
  messages: new Map(),
  menus: new Map(),
  coupons: new Map(),
  lists: new Map([[LIST, { name: '會員', count: 4_000 }]]),
  audienceGroups: null,
  mediaHost: null,
  otherSends: [],
});
const handlers = campaignRehearsalHandlers({
  current,
  emit: (name, payload) => {
    if (name === 'campaignRehearsal.progress') progress.push(payload as (typeof progress)[0]);
  },
  now: () => new Date(START),
  contextOf: async () => ok(contextOf()),
  userIds: () => async () => ({ ok: false, error: { code: 'outbox.listGone', message: 'gone' } }),
});

const words = (text: string) => [
  {
    source: 'wire' as const,
    wire: {
      type: 'template',
      altText: text,
      template: {
        type: 'buttons',
        text,
        actions: [{ type: 'uri', label: '看', uri: `https://shop.example/?${text}` }],
      },
    },
  },
];
const send = (number: number, at: number, over: Partial<Broadcast> = {}): Broadcast =>
  aBroadcast({
    id: broadcastId.parse(`brd_000000000000000${number}`),
    name: `第 ${number} 則`,
    at: new Date(at).toISOString(),
    expected: null,
    messages: words(`n=${number}`),
    ...over,
  });
const test = (over: Partial<Experiment>): Experiment => {
  const base = anExperiment({ assignment: 'randomCap', testShare: 0.5, days: 5, ...over });
  return {
    ...base,
    arms: base.arms.map((arm) => ({ ...arm, messages: words(`arm=${arm.letter.toLowerCase()}`) })),
  };
};
let jobs = 0;
async function rehearse(broadcasts: Broadcast[], stopAfter = Number.POSITIVE_INFINITY) {
  const campaign: Campaign = aCampaign({ id: newId('doc', random), broadcasts });
  good(await good(current.get()).create(campaign));
  const job = `job_${(++jobs).toString(16).padStart(16, '0')}`;
  progress.length = 0;
  const running = handlers['campaignRehearsal.run']({ job, id: campaign.id, days: 14 });
  if (stopAfter <= 0) await handlers['campaignRehearsal.cancel']({ job });
  return { answer: await running, campaign, job };
}

describe('a campaign that is rehearsed', () => {
  it('sends at its times, decides its test by the plan and gives the winner to the rest', async () => {
    const { answer, campaign } = await rehearse([
      send(1, START + 3 * HOUR),
      send(2, START + DAY, { experiment: test({ winnerTo: 'automatic' }) }),
      send(3, START + 9 * DAY),
    ]);
    const played = good(answer);
    expect(played.left).toEqual([]);
    expect(played).toMatchObject({ simulated: true, followers: 6_000 });
    const [first, a, b] = played.sends;
    expect(first).toMatchObject({ name: '第 1 則', seat: null, state: 'accepted', problem: null });
    expect(first?.at.slice(0, 16)).toBe(new Date(START + 3 * HOUR).toISOString().slice(0, 16));
    expect([a?.seat, b?.seat]).toEqual(['A', 'B']);
    const clicks = (one: typeof a) => (one?.clicks.known ? one.clicks.value : null);
    expect(clicks(b)).toBeGreaterThan((clicks(a) ?? 0) * 2);
    const [decided] = played.tests;
    expect(decided?.decision).toMatchObject({ letter: 'B', verdict: 'winner' });
    expect(decided?.looks.length).toBeGreaterThan(0);
    const rest = played.sends.find(({ seat }) => seat === 'rest');
    expect(rest).toMatchObject({ state: 'accepted', problem: null });
    expect(Date.parse(rest?.at ?? '')).toBeGreaterThan(Date.parse(b?.at ?? ''));
    // half took part, half waited; a few block an account that writes to them
    const delivered = (one: typeof a) => (one?.delivered.known ? one.delivered.value : 0);
    expect(delivered(a) + delivered(b) + delivered(rest)).toBeGreaterThan(5_900);
    expect(delivered(a) + delivered(b) + delivered(rest)).toBeLessThanOrEqual(6_000);
    expect(played.used).toBe(played.sends.reduce((sum, one) => sum + delivered(one), 0));
    // counted day by day, and never less than the day before
    const days = first?.days ?? [];
    expect(days.length).toBeGreaterThan(10);
    const opens = days.map((day) => day.opens ?? 0);
    expect(opens).toEqual([...opens].sort((x, y) => x - y));
    expect(Date.parse(played.until)).toBeGreaterThanOrEqual(START + 23 * DAY);
    expect(progress.at(-1)?.total).toBeGreaterThan(0);
    // it is there to be looked at again
    expect(good(await handlers['campaignRehearsal.last']({ id: campaign.id }))).toEqual(played);
    expect(existsSync(join(disk.folder, '.tapestry', 'outbox', 'log.jsonl'))).toBe(false);
  });

  it('lets the control win when the time is over and nothing has shown itself', async () => {
    const same = test({ days: 2 });
    const { answer } = await rehearse([
      send(1, START - DAY, {
        experiment: {
          ...same,
          arms: same.arms.map((arm, index) => ({ ...arm, messages: words(`same=${index}`) })),
        },
      }),
    ]);
    const [tested] = good(answer).tests;
    expect(tested?.decision).toMatchObject({ letter: 'A', verdict: 'keepControl' });
    expect(tested?.looks.at(0)?.verdict).toBe('notYet');
  });

  it('puts followers in the place of lists and audiences it cannot have, and says so', async () => {
    const { answer } = await rehearse([
      send(1, START + HOUR, { target: { who: 'ids', audienceId: LIST } }),
      send(2, START + 2 * HOUR, {
        target: {
          who: 'segment',
          recipients: { type: 'audience', audienceGroupId: 987_654, name: '常客', count: 3_000 },
          attributes: null,
        },
      }),
      send(3, START + 3 * HOUR, { messages: [] }),
    ]);
    const played = good(answer);
    expect(played.standIns.sort()).toEqual(['常客', '會員'].sort());
    const [list, audience] = played.sends;
    expect(list?.delivered).toMatchObject({ known: true, value: 4_000 });
    const reached = audience?.delivered.known ? audience.delivered.value : 0;
    expect(reached).toBeGreaterThan(1_200);
    expect(reached).toBeLessThan(1_800);
    expect(played.left).toMatchObject([{ name: '第 3 則' }]);
  });

  it('stops when it is cancelled', async () => {
    const { answer } = await rehearse([send(1, START + 20 * DAY)], 0);
    expect(answer).toMatchObject({ ok: false, error: { code: 'audience.cancelled' } });
  });

  it('leaves the practice account as it was', async () => {
    const account = good(
      await startRehearsal({
        folder: join(disk.folder, '.tapestry', 'rehearsal'),
        clock: standingClock(START),
      }),
    );
    expect(account.platform.clock.now()).toBe(START);
    expect(account.platform.book.records).toHaveLength(0);
    await account.stop();
  });
});
