import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLineClient } from '#electron/line/client';
import { createInsightClient } from '#electron/line/insight';
import { standingClock } from '#electron/rehearsal/clock';
import { AGE_NAMES, APP_NAMES, AREA_NAMES, GENDER_NAMES } from '#electron/rehearsal/people/people';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import { InsightArchive } from '#electron/services/insight/archive';
import { lineInsight } from '#electron/services/insight/line-insight';
import { pullInsight } from '#electron/services/insight/pull';
import { broadcastColumns } from '#renderer/features/results/broadcast-columns';
import { formatsFor } from '#shared/i18n/formats';
import { addLineDays, lineDayOf, startOfLineDay } from '#shared/insight/line-day';
import { newestOf } from '#shared/insight/observation';
import { type InsightReport, type MenuHistoryEntry, reportOf } from '#shared/insight/report';
import { richMenuFigures } from '#shared/insight/rich-menu';
import type { MeasuredSend } from '#shared/insight/sends';
import type { ReportFacts } from '#shared/report/report-facts';
import { sayIn } from '#shared/report/report-words';
import type { ReportTable } from '#shared/report/table-cells';
import { tablesOf } from '#shared/report/tables';
import { aPng, aRichMenu } from '../../helpers/a-rich-menu';
import { clientsOf } from '../../helpers/drive-line';
import { type SendTruth, type Told, truthOfSend } from '../../helpers/ground-truth';

/*
 * A campaign before a million followers: three sends of every kind that LINE measures, one of them so small that
 * LINE keeps most of it back, and a menu. Every figure of every table is held against what the followers did.
 */

const SENT_AT = Date.parse('2026-09-01T02:00:00Z');
const DAY = 86_400_000;
const FOLLOWERS = 1_000_000;
const COST = 1_234.5;
let server: RehearsalServer;
let folder: string;
let facts: ReportFacts;
let truths: Map<string, SendTruth>;
let menu: MenuHistoryEntry;
let now: number;
const clock = standingClock(SENT_AT);
const say = sayIn('en');
const format = formatsFor('en');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-million-'));
  const started = await startRehearsal({ followers: FOLLOWERS, seed: 20260901, clock });
  if (!started.ok) throw new Error(started.error.message);
  server = started.value;
  server.platform.setQuota({ value: null });
  const { api, blob } = clientsOf(server);
  const idOf = (answer: { httpResponse: Response }) =>
    answer.httpResponse.headers.get('x-line-request-id') ?? '';

  const { richMenuId } = await api.createRichMenu(aRichMenu() as never);
  await blob.setRichMenuImage(richMenuId, new Blob([Buffer.from(aPng())], { type: 'image/png' }));
  await api.setDefaultRichMenu(richMenuId);
  const stored = aRichMenu() as unknown as {
    size: { width: number; height: number };
    areas: MenuHistoryEntry['areas'];
  };
  menu = {
    richMenuId,
    documentId: 'doc',
    pageId: 'page',
    name: 'Autumn',
    image: '0'.repeat(64),
    width: stored.size.width,
    height: stored.size.height,
    areas: stored.areas,
    publishedAt: new Date(SENT_AT).toISOString(),
    retiredAt: null,
  };

  const toAll = idOf(
    await api.broadcastWithHttpInfo({
      messages: [
        { type: 'text', text: 'https://shop.example/moon?tp=1' },
        { type: 'text', text: 'https://shop.example/moon?tp=1 https://shop.example/box?tp=2' },
      ],
    }),
  );
  clock.advance(DAY);
  const { userIds } = await api.getFollowers(undefined, 500);
  const few = userIds.slice(0, 60);
  const toFew = await api.multicastWithHttpInfo({
    to: few,
    messages: [{ type: 'text', text: 'https://shop.example/vip?tp=3' }],
    customAggregationUnits: ['moon_vip'],
  });
  const toMany = await api.multicastWithHttpInfo({
    to: userIds,
    messages: [{ type: 'text', text: 'https://shop.example/many?tp=4' }],
    customAggregationUnits: ['moon_many'],
  });
  clock.advance(15 * DAY);
  now = clock.now();

  const send = (id: string, more: Partial<MeasuredSend>): MeasuredSend => ({
    id,
    sentAt: new Date(SENT_AT).toISOString(),
    name: id,
    label: 'Moon',
    campaignId: null,
    arm: null,
    measurement: { by: 'requestId', requestId: id },
    recipients: null,
    price: { people: 1_000, amount: COST, currency: 'TWD', plan: 'high' },
    bubbles: 1,
    simulated: true,
    ...more,
  });
  const later = new Date(SENT_AT + DAY).toISOString();
  const sends = [
    send(toAll, {}),
    send(idOf(toMany), {
      sentAt: later,
      measurement: { by: 'aggregationUnit', unit: 'moon_many' },
      recipients: userIds.length,
    }),
    send(idOf(toFew), {
      sentAt: later,
      label: 'VIP',
      measurement: { by: 'aggregationUnit', unit: 'moon_vip' },
      recipients: few.length,
    }),
  ];
  truths = new Map(sends.map(({ id }) => [id, truthOfSend(server, id, now)]));

  const archive = new InsightArchive(folder, 'chn_1');
  const options = {
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: server.url,
  };
  const menus = [{ richMenuId, from: lineDayOf(SENT_AT), to: null }];
  for (let left = 1, round = 0; left > 0; round += 1) {
    if (round > 12) throw new Error('pulling does not come to an end');
    const pulled = await pullInsight(
      {
        archive,
        // a client of its own for each round: the hour between them passes in the rehearsal only
        insight: lineInsight(createInsightClient(options), createLineClient(options)),
        now: () => new Date(now),
      },
      { sends, menus, simulated: true },
    );
    if (!pulled.ok) throw new Error(pulled.error.message);
    expect(pulled.value.failures).toEqual([]);
    ({ left } = pulled.value);
    // LINE grants 60 of a kind an hour, and the rehearsal does as LINE does
    clock.advance(DAY / 24);
  }
  const read = await archive.read();
  if (!read.ok) throw new Error(read.error.message);
  const newest = newestOf(read.value.observations);
  const yesterday = addLineDays(lineDayOf(now), -1);
  const report = reportOf({
    newest,
    observations: read.value.observations,
    sends,
    menus: [menu],
    from: lineDayOf(SENT_AT),
    to: yesterday,
    simulated: true,
    damagedLines: 0,
    now,
  });
  facts = {
    report,
    channelName: 'Moon',
    scope: null,
    brand: { name: 'Moon', accent: '#4C5FE0', logo: null },
    menus: [
      {
        name: menu.name,
        figures: richMenuFigures(newest, {
          richMenuId,
          from: lineDayOf(SENT_AT),
          to: yesterday,
          areas: menu.areas.map(({ bounds }) => bounds),
        }),
        areas: menu.areas.map((_, at) => ({ letter: String(at), action: '' })),
        picture: null,
        size: { width: menu.width, height: menu.height },
      },
    ],
    tests: [],
    manager: {},
    madeAt: new Date(now).toISOString(),
  };
}, 120_000);
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const table = (id: string): ReportTable => {
  const found = tablesOf(facts, { say, format }).find((one) => one.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
};
const values = (id: string) => table(id).rows.map((row) => row.map(({ value }) => value));
const share = (part: Told, base: Told): number | '<20' =>
  part === '<20' || base === '<20' ? '<20' : part / base;
const truthOf = (row: InsightReport['sends'][number]): SendTruth => {
  const truth = truths.get(row.send.id);
  if (!truth) throw new Error('a row without a truth');
  return truth;
};

describe('a campaign before a million followers', () => {
  it('is big and small enough for the test to mean something', () => {
    const [all, many, few] = [...truths.values()];
    expect(all?.delivered).toBeGreaterThan(900_000);
    expect(Number(all?.uniqueClicks)).toBeGreaterThan(10_000);
    expect(many?.uniqueOpens).not.toBe('<20');
    expect(few?.uniqueClicks).toBe('<20');
    expect(tablesOf(facts, { say, format }).map(({ id }) => id)).toEqual([
      ...[
        'summary',
        'sends',
        'labels',
        'links',
        'menus',
        'friends',
        'demographic',
        'cost',
        'consumption',
      ],
    ]);
  });

  it('stands in the table of broadcasts as it happened, in files and on screen, but for what LINE keeps back', () => {
    const { sends } = facts.report;
    const expected = sends.map((row) => {
      const truth = truthOf(row);
      return [
        truth.delivered,
        truth.opens,
        truth.uniqueOpens,
        share(truth.uniqueOpens, truth.delivered),
        truth.clicks,
        truth.uniqueClicks,
        share(truth.uniqueClicks, truth.delivered),
        share(truth.uniqueClicks, truth.uniqueOpens),
      ];
    });
    expect(values('sends').map((row) => row.slice(3))).toEqual(expected);
    const screen = broadcastColumns((key) => key, format);
    for (const [at, row] of sends.entries()) {
      const [delivered, opens, uniqueOpens, openRate, , uniqueClicks, clickRate] =
        expected[at] ?? [];
      const shown = Object.fromEntries(screen.map(({ id, cell }) => [id, cell(row)]));
      expect(shown).toMatchObject({
        delivered,
        opens,
        uniqueOpens,
        openRate,
        uniqueClicks,
        clickRate,
      });
    }
  });

  it('stands in the tables of links, labels and costs as it happened', () => {
    const { sends } = facts.report;
    expect(values('links').map((row) => row.slice(1))).toEqual(
      sends.flatMap((row) =>
        truthOf(row).links.map(({ url, clicks, uniqueClicks }) => [
          url,
          uniqueClicks,
          clicks,
          share(uniqueClicks, truthOf(row).delivered),
        ]),
      ),
    );
    const moon = sends.filter(({ send }) => send.label === 'Moon').map(truthOf);
    const sum = (pick: (truth: SendTruth) => Told) =>
      moon.reduce((all, truth) => all + Number(pick(truth)), 0);
    const delivered = sum((truth) => truth.delivered);
    const labels = values('labels');
    expect(labels.find(([label]) => label === 'Moon')?.slice(2)).toEqual([
      2,
      delivered,
      sum((truth) => truth.opens),
      sum((truth) => truth.uniqueOpens),
      sum((truth) => truth.uniqueOpens) / delivered,
      sum((truth) => truth.uniqueClicks) / delivered,
      0,
    ]);
    // a label whose only send is withheld has no sums, and says how many sends are not in them
    expect(labels.find(([label]) => label === 'VIP')?.slice(3)).toEqual([
      ...['<20', '<20', '<20', '<20', '<20', 1],
    ]);
    expect(values('cost').map((row) => row.slice(1))).toEqual(
      sends.map((row) => {
        const { uniqueOpens, uniqueClicks } = truthOf(row);
        const per = (people: Told) => (people === '<20' ? '<20' : COST / people);
        return [COST, per(uniqueOpens), per(uniqueClicks)];
      }),
    );
  });

  it('has the friends of every day as they were, and their attributes counted one by one', () => {
    const { people } = server.platform.crowd;
    const at = (day: string) => {
      const end = startOfLineDay(day) + DAY;
      let joined = 0;
      let blocked = 0;
      for (let index = 0; index < people.count; index += 1) {
        if ((people.joined[index] ?? 0) * 60_000 > end) continue;
        joined += 1;
        if (!people.isFriendAt(index, end)) blocked += 1;
      }
      const before = Math.floor(joined * 0.14);
      return { followers: joined + before, reach: joined - blocked, blocks: before + blocked };
    };
    let last = at(addLineDays(facts.report.from, -1));
    const rows = values('friends');
    expect(rows).toHaveLength(16);
    for (const [day, reach, added, blocked, blocks] of rows) {
      const today = at(String(day));
      expect([reach, added, blocked, blocks], String(day)).toEqual([
        today.reach,
        today.followers - last.followers,
        today.blocks - last.blocks,
        today.blocks,
      ]);
      last = today;
    }
    const groups = {
      gender: new Map<string, number>(),
      age: new Map<string, number>(),
      area: new Map<string, number>(),
      appType: new Map<string, number>(),
      period: new Map<string, number>(),
    };
    let all = 0;
    const estimate = now - 3 * DAY;
    for (let index = 0; index < people.count; index += 1) {
      if (!people.isFriendAt(index, estimate)) continue;
      all += 1;
      const days = Math.floor((estimate / 60_000 - (people.joined[index] ?? 0)) / 1_440);
      const below = [7, 30, 90, 180, 365].find((limit) => days < limit);
      for (const [group, name] of [
        ['gender', GENDER_NAMES[people.gender[index] ?? 0]],
        ['age', AGE_NAMES[people.age[index] ?? 0]],
        ['area', AREA_NAMES[people.area[index] ?? 0]],
        ['appType', APP_NAMES[people.app[index] ?? 0]],
        ['period', below === undefined ? 'over365days' : `within${below}days`],
      ] as const)
        groups[group].set(name ?? '', (groups[group].get(name ?? '') ?? 0) + 1);
    }
    for (const [group, counts] of Object.entries(groups)) {
      const rows = values('demographic').filter(([of]) => of === say(`results.group.${group}`));
      const shown = rows.filter(([, , part]) => part !== 0).map(([, name, part]) => [name, part]);
      expect(Object.fromEntries(shown), group).toEqual(
        Object.fromEntries(
          [...counts]
            .map(([name, count]) => [
              group === 'area' && name !== 'unknown' ? name : say(`results.word.${name}`),
              Math.round((count / all) * 1_000) / 1_000,
            ])
            .filter(([, part]) => part !== 0),
        ),
      );
    }
  }, 60_000);

  it('has the taps of every area of the menu as they happened', () => {
    const made = server.platform.menuFigures.figures(
      server.platform.richMenu(menu.richMenuId),
      facts.report.from,
      facts.report.to,
      now,
    );
    expect(made?.areas.length).toBeGreaterThan(0);
    expect(values('menus').map((row) => row.slice(3))).toEqual(
      made?.areas.map(({ taps }) => [
        made.seen.people,
        taps.total,
        taps.people,
        taps.people / made.seen.people,
      ]),
    );
  }, 60_000);

  it('is summed at the head of the report as it happened', () => {
    const known = [...truths.values()].filter(({ uniqueOpens }) => uniqueOpens !== '<20');
    const clicked = [...truths.values()].filter(({ uniqueClicks }) => uniqueClicks !== '<20');
    const total = (rows: SendTruth[], pick: (truth: SendTruth) => Told) =>
      rows.reduce((all, truth) => all + Number(pick(truth)), 0);
    const delivered = (rows: SendTruth[]) => total(rows, (truth) => truth.delivered);
    const [reach, , sent, openRate, clickRate] = values('summary').map(([, value]) => value);
    expect(reach).toBe(values('friends').at(-1)?.[1]);
    expect(sent).toBe(delivered([...truths.values()]));
    expect(openRate).toBe(total(known, (truth) => truth.uniqueOpens) / delivered(known));
    expect(clickRate).toBe(total(clicked, (truth) => truth.uniqueClicks) / delivered(clicked));
  });
});
