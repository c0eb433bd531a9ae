import { type Figure, known, unknown } from '#shared/insight/figure';
import { addLineDays } from '#shared/insight/line-day';
import { newestOf, observation } from '#shared/insight/observation';
import { type InsightReport, reportOf } from '#shared/insight/report';
import type { MeasuredSend } from '#shared/insight/sends';
import type { ReportFacts } from '#shared/report/report-facts';

export const FROM = '20261101';
export const TO = '20261107';

/** A week with two sends of a channel, one of them withheld; `name` stands wherever people may write one. */
export function aReport(name = '早鳥預告', simulated = false): InsightReport {
  const fetchedAt = '2026-11-08T03:00:00.000Z';
  const followers = Array.from({ length: 8 }, (_, at) =>
    observation.parse({
      kind: 'followers',
      day: addLineDays('20261031', at),
      fetchedAt,
      simulated,
      answer:
        at === 3
          ? { status: 'unready' }
          : {
              status: 'ready',
              followers: 1_000 + at * 10,
              targetedReaches: 900 + at * 8,
              blocks: 5,
            },
    }),
  );
  const request = (id: string, opened: number | null, clicked: number | null) =>
    observation.parse({
      kind: 'request',
      requestId: id,
      fetchedAt,
      simulated,
      answer: {
        overview: {
          requestId: id,
          timestamp: 1,
          delivered: 900,
          uniqueImpression: opened,
          uniqueClick: clicked,
        },
        messages: [{ seq: 1, impression: opened }],
        clicks: [
          { seq: 1, url: `https://example.com/?q=${name}`, click: clicked, uniqueClick: clicked },
        ],
      },
    });
  const sends: MeasuredSend[] = ['a', 'b'].map((id, at) => ({
    id,
    sentAt: `2026-11-0${2 + at}T03:00:00.000Z`,
    name: `${name} ${id}`,
    label: name,
    campaignId: at === 0 ? 'doc_000000000000000a' : null,
    arm: null,
    measurement: { by: 'requestId', requestId: id },
    recipients: null,
    price: { people: 900, amount: 180, currency: 'TWD', plan: 'high' },
    bubbles: 1,
    simulated,
  }));
  const count = (at: string, used: number) =>
    observation.parse({ kind: 'quota', fetchedAt: at, simulated, limit: 6_000, used });
  const observations = [
    ...followers,
    request('a', 300, 45),
    request('b', 120, null),
    count('2026-11-01T03:00:00.000Z', 5_900),
    count('2026-11-02T12:00:00.000Z', 6_840),
  ];
  return reportOf({
    newest: newestOf(observations),
    observations,
    sends,
    menus: [],
    from: FROM,
    to: TO,
    simulated,
    damagedLines: 0,
    now: Date.parse('2026-11-08T04:00:00Z'),
  });
}

export function reportFacts(name = '早鳥預告', simulated = false): ReportFacts {
  const withheld: Figure = unknown('withheld');
  return {
    report: aReport(name, simulated),
    channelName: name,
    scope: { kind: 'campaign', name },
    brand: { name, accent: '#4C5FE0', logo: null },
    menus: [
      {
        name,
        areas: [
          { letter: 'A', action: name },
          { letter: 'B', action: name },
        ],
        picture: null,
        size: { width: 2, height: 1 },
        figures: {
          richMenuId: 'richmenu-1',
          from: FROM,
          to: TO,
          fetchedAt: null,
          impressions: known(500),
          viewers: known(400),
          clicks: known(60),
          areas: [
            {
              bounds: { x: 0, y: 0, width: 1, height: 1 },
              clicks: known(60),
              people: withheld,
              clickRate: { known: false, reason: 'withheld', between: [0, 0.05] },
            },
            {
              bounds: { x: 1, y: 0, width: 1, height: 1 },
              clicks: known(60),
              people: known(50),
              clickRate: { known: true, value: 0.125, low: 0.1, high: 0.16, of: 400 },
            },
          ],
        },
      },
    ],
    tests: [
      {
        name,
        arms: [
          {
            letter: 'A',
            name,
            sent: 500,
            converted: 40,
            rate: { value: 0.08, low: 0.06, high: 0.11 },
          },
          { letter: 'B', name: '', sent: 500, converted: null, rate: null },
        ],
        decision: { letter: 'A', reason: name },
      },
    ],
    manager: {
      voom: [
        {
          line: 2,
          day: '20261103',
          texts: { post: name },
          figures: { impressions: known(77), clicks: withheld },
          importId: 'imp_1',
          importedAt: '2026-11-08T00:00:00Z',
        },
      ],
    },
    madeAt: '2026-11-08T04:00:00.000Z',
  };
}
