import { describe, expect, it } from 'vitest';
import { byDay } from '#shared/insight/by-day';
import { known, rate, sum, unknown } from '#shared/insight/figure';
import { daysToFetch, friendsBetween, friendsOver } from '#shared/insight/friends';
import { addLineDays, lineDayOf, lineDays, startOfLineDay } from '#shared/insight/line-day';
import { newestOf, type Observation, observation } from '#shared/insight/observation';
import { differenceOf, richMenuFigures } from '#shared/insight/rich-menu';
import { byLabel, figuresOf, type MeasuredSend } from '#shared/insight/sends';

const SENT = '2026-09-01T02:00:00.000Z';
const send = (over: Partial<MeasuredSend> = {}): MeasuredSend => ({
  id: 'snd_1',
  sentAt: SENT,
  name: '早鳥預告',
  label: '中秋',
  campaignId: null,
  arm: null,
  measurement: { by: 'requestId', requestId: 'req-1' },
  recipients: null,
  price: { people: 2_500, amount: 500, currency: 'TWD', plan: 'high' },
  bubbles: 1,
  simulated: false,
  ...over,
});
const event = (over: Record<string, unknown> = {}, fetchedAt = '2026-09-03T00:00:00.000Z') =>
  observation.parse({
    fetchedAt,
    simulated: false,
    kind: 'request',
    requestId: 'req-1',
    answer: {
      overview: { requestId: 'req-1', delivered: 3412, uniqueImpression: 1200, uniqueClick: 96 },
      messages: [{ seq: 1, impression: 1500 }],
      clicks: [{ seq: 1, url: 'https://example.com/a', click: 120, uniqueClick: 96 }],
      ...over,
    },
  });
const newest = (...all: Observation[]) => newestOf(all);
const at = (iso: string) => Date.parse(iso);

describe('the days of LINE', () => {
  it('begin at 23:00 in Taipei', () => {
    expect(lineDayOf(new Date('2026-09-01T14:59:59Z'))).toBe('20260901');
    expect(lineDayOf(new Date('2026-09-01T15:00:00Z'))).toBe('20260902');
    expect(new Date(startOfLineDay('20260902')).toISOString()).toBe('2026-09-01T15:00:00.000Z');
  });
  it('run over months and leap days', () => {
    expect(addLineDays('20280228', 1)).toBe('20280229');
    expect(lineDays('20261230', '20270102')).toHaveLength(4);
    expect(lineDays('20270102', '20261230')).toEqual([]);
  });
});

describe('a figure', () => {
  it('of LINE that is missing or null is withheld, never 0', () => {
    const seen = event({ overview: { uniqueClick: null }, messages: [], clicks: null });
    if (seen.kind !== 'request') throw new Error('kind');
    const { answer } = seen;
    expect(answer.overview.uniqueImpression).toBeNull();
    expect(answer.overview.uniqueClick).toBeNull();
    expect(answer.clicks).toEqual([]);
  });
  it('with one unknown part has no sum', () => {
    expect(sum([known(3), unknown('withheld')])).toEqual(unknown('withheld'));
    expect(sum([known(3), known(4)])).toEqual(known(7));
  });
  it('that is withheld leaves the rate between 0 and 19 people', () => {
    expect(rate(unknown('withheld'), known(100))).toEqual({
      known: false,
      reason: 'withheld',
      between: [0, 0.19],
    });
  });
  it('larger than its base is shown as a contradiction, not as more than everybody', () => {
    expect(rate(known(11), known(10))).toMatchObject({ known: false, reason: 'inconsistent' });
  });
  it('has Wilson’s interval', () => {
    const open = rate(known(1200), known(3412));
    expect(open).toMatchObject({ known: true, of: 3412 });
    if (open.known) {
      expect(open.low).toBeCloseTo(0.33586, 4);
      expect(open.high).toBeCloseTo(0.36789, 4);
    }
  });
});

describe('the figures of a send', () => {
  it('name where their base comes from', () => {
    const figures = figuresOf(send(), newest(event()), at('2026-09-04T00:00:00Z'));
    expect(figures.delivered).toEqual(known(3412));
    expect(figures.deliveredFrom).toBe('line');
    expect(figures.clickToOpenRate).toMatchObject({ value: 96 / 1200, of: 1200 });
    expect(figures.costPerClick).toEqual(known(500 / 96));
    expect(figures.collection).toBe('counting');
  });
  it('of a unit take the accepted people as base, because LINE gives none', () => {
    const unit = observation.parse({
      fetchedAt: '2026-09-03T00:00:00.000Z',
      simulated: false,
      kind: 'unit',
      unit: 'arm_a',
      from: '20260901',
      to: '20260903',
      answer: { overview: { uniqueImpression: 40, uniqueClick: null } },
    });
    const figures = figuresOf(
      send({ measurement: { by: 'aggregationUnit', unit: 'arm_a' }, recipients: 100 }),
      newest(unit),
      at('2026-09-04T00:00:00Z'),
    );
    expect(figures.deliveredFrom).toBe('accepted');
    expect(figures.openRate).toMatchObject({ known: true, value: 0.4, of: 100 });
    expect(figures.clickRate).toMatchObject({ known: false, reason: 'withheld' });
  });
  it('say when the end of counting was missed', () => {
    const end = at(SENT) + 14 * 86_400_000;
    expect(figuresOf(send(), newest(event()), end).collection).toBe('missedEnd');
    const late = event({}, new Date(end).toISOString());
    expect(figuresOf(send(), newest(event(), late), end + 1).collection).toBe('final');
  });
  it('are not fetched before anybody asked, and not counted for a push without a unit', () => {
    expect(figuresOf(send(), newest(), at(SENT)).uniqueOpens).toEqual(unknown('notFetched'));
    expect(
      figuresOf(send({ measurement: { by: 'nothing' } }), newest(), at(SENT)).uniqueClicks,
    ).toEqual(unknown('notCounted'));
  });
  it('of a label leave withheld sends out of the sum and count them', () => {
    const other = send({ id: 'snd_2', measurement: { by: 'requestId', requestId: 'req-2' } });
    const withheld = observation.parse({
      ...event(),
      requestId: 'req-2',
      answer: { overview: { delivered: 30, uniqueImpression: null, uniqueClick: null } },
    });
    const seen = newest(event(), withheld);
    const now = at('2026-09-04T00:00:00Z');
    const [row] = byLabel([send(), other].map((one) => figuresOf(one, seen, now)));
    expect(row).toMatchObject({ label: '中秋', sends: 2, leftOut: 1, delivered: known(3412) });
  });
});

describe('friends', () => {
  const day = (name: string, followers: number | null, status = 'ready') =>
    observation.parse({
      fetchedAt: '2026-09-10T00:00:00.000Z',
      simulated: false,
      kind: 'followers',
      day: name,
      answer: { status, followers, targetedReaches: 10, blocks: 2 },
    });
  it('added are unknown on a day after a day nobody fetched', () => {
    const days = friendsBetween(
      byDay(newest(day('20260901', 100), day('20260903', 130))).followers,
      '20260901',
      '20260903',
    );
    expect(days.map(({ added }) => added)).toEqual([
      unknown('notFetched'),
      unknown('notFetched'),
      unknown('notFetched'),
    ]);
    const whole = friendsBetween(
      byDay(newest(day('20260901', 100), day('20260902', 112))).followers,
      '20260902',
      '20260902',
    );
    expect(whole[0]?.added).toEqual(known(12));
  });
  it('of a range at a glance are what its rows say, whatever is known of them', () => {
    for (const known of [0b0000000, 0b1111111, 0b1111110, 0b0111111, 0b1101111, 0b0000001]) {
      const all = Array.from({ length: 7 }, (_, at) => day(`2026090${at + 1}`, 100 + at * 7));
      const { followers } = byDay(newest(...all.filter((_, at) => (known >> at) & 1)));
      const rows = friendsBetween(followers, '20260902', '20260907');
      expect(friendsOver(followers, '20260902', '20260907', new Map()), String(known)).toEqual({
        reach: (rows.findLast((row) => row.targetedReaches.known) ?? rows.at(-1))?.targetedReaches,
        added: sum(rows.map(({ added }) => added)),
      });
    }
  });
  it('are asked for again while LINE has not counted the day', () => {
    const seen = newest(day('20260901', 100), day('20260902', null, 'unready'));
    expect(daysToFetch(byDay(seen).followers, '20260901', '20260903')).toEqual([
      '20260902',
      '20260903',
    ]);
  });
});

describe('a rich menu', () => {
  const areas = [
    { x: 0, y: 0, width: 833, height: 843 },
    { x: 833, y: 0, width: 834, height: 843 },
  ];
  const seenAs = (answer: unknown) =>
    newest(
      observation.parse({
        fetchedAt: '2026-09-10T00:00:00.000Z',
        simulated: false,
        kind: 'richMenuSummary',
        richMenuId: 'richmenu-1',
        from: '20260801',
        to: '20260820',
        answer: answer,
      }),
    );
  const asked = { richMenuId: 'richmenu-1', from: '20260801', to: '20260820', areas };
  it('knows its areas by their bounds', () => {
    const figures = richMenuFigures(
      seenAs({
        richMenuId: 'richmenu-1',
        impression: { metrics: { count: 20_000, uniqueUsers: 9412 } },
        clicks: [{ bounds: areas[1], metrics: { count: 467, uniqueUsers: 349 } }],
      }),
      asked,
    );
    expect(figures.areas[1]?.clickRate).toMatchObject({ value: 349 / 9412, of: 9412 });
    expect(figures.areas[0]?.people).toEqual(unknown('withheld'));
    expect(figures.clicks).toEqual(unknown('withheld'));
  });
  it('shows what was told up to an earlier day, and says up to which; never what begins on another', () => {
    const seen = seenAs({
      richMenuId: 'richmenu-1',
      impression: { metrics: { count: 20_000, uniqueUsers: 9412 } },
      clicks: [],
    });
    const later = richMenuFigures(seen, { ...asked, to: '20260823' });
    expect(later).toMatchObject({ to: '20260820', viewers: known(9412) });
    expect(richMenuFigures(seen, { ...asked, to: '20260819' }).viewers).toEqual(
      unknown('notFetched'),
    );
    expect(richMenuFigures(seen, { ...asked, from: '20260802' }).viewers).toEqual(
      unknown('notFetched'),
    );
  });
  it('below 20 people is withheld as a whole', () => {
    expect(richMenuFigures(seenAs({ richMenuId: 'richmenu-1' }), asked).viewers).toEqual(
      unknown('withheld'),
    );
  });
  it('cannot be compared where one side is withheld', () => {
    expect(differenceOf(rate(unknown('withheld'), known(100)), rate(known(5), known(100)))).toEqual(
      {
        known: false,
      },
    );
    expect(
      differenceOf(rate(known(1214), known(9287)), rate(known(1548), known(9412))),
    ).toMatchObject({ known: true });
  });
});
