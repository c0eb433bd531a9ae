import { describe, expect, it } from 'vitest';
import { benchmarkOf, besideUsual } from '#shared/insight/benchmark';
import { known, rate, unknown } from '#shared/insight/figure';
import { narrowed } from '#shared/insight/narrow';
import { newestOf, observation } from '#shared/insight/observation';
import { reportOf } from '#shared/insight/report';
import { figuresOf, type MeasuredSend } from '#shared/insight/sends';

const NOW = Date.parse('2026-09-30T00:00:00Z');
const send = (index: number, label: string | null = null): MeasuredSend => ({
  id: `snd_${index}`,
  sentAt: `2026-09-${String(index + 10)}T02:00:00.000Z`,
  name: `第 ${index} 則`,
  label,
  campaignId: null,
  arm: null,
  measurement: { by: 'requestId', requestId: `req-${index}` },
  recipients: null,
  price: null,
  bubbles: 1,
  simulated: false,
});
const seen = (index: number, delivered: number, opened: number | null) =>
  observation.parse({
    fetchedAt: '2026-09-29T00:00:00.000Z',
    simulated: false,
    kind: 'request',
    requestId: `req-${index}`,
    answer: {
      overview: {
        requestId: `req-${index}`,
        delivered,
        uniqueImpression: opened,
        uniqueClick: null,
      },
      messages: [],
      clicks: [],
    },
  });
const rows = (opened: readonly (number | null)[]) => {
  const newest = newestOf(opened.map((count, index) => seen(index, 1000, count)));
  return opened.map((_, index) => figuresOf(send(index), newest, NOW));
};

describe('what is usual for a channel', () => {
  it('is the median of the shares that are known, even or odd', () => {
    expect(benchmarkOf(rows([100, 200, 300, 400, 900])).openRate).toEqual({
      median: 0.3,
      sends: 5,
    });
    expect(benchmarkOf(rows([100, 200, 300, 400, 500, 900])).openRate?.median).toBeCloseTo(
      0.35,
      12,
    );
  });
  it('is not said of fewer than five sends, and withheld figures do not count', () => {
    expect(benchmarkOf(rows([100, 200, 300, 400])).openRate).toBeNull();
    expect(benchmarkOf(rows([100, 200, 300, 400, null])).openRate).toBeNull();
    expect(benchmarkOf(rows([100, 200, 300, 400, 500])).clickRate).toBeNull();
  });
  it('one share lies above or below it only with its whole interval', () => {
    const usual = { median: 0.3 };
    expect(besideUsual(rate(known(360), known(1000)), usual)).toBe('above');
    expect(besideUsual(rate(known(240), known(1000)), usual)).toBe('below');
    expect(besideUsual(rate(known(310), known(1000)), usual)).toBe('usual');
    // the same share of few people says nothing
    expect(besideUsual(rate(known(36), known(100)), usual)).toBe('usual');
    expect(besideUsual(rate(unknown('withheld'), known(1000)), usual)).toBeNull();
    expect(besideUsual(rate(known(360), known(1000)), null)).toBeNull();
  });
});

describe('a report', () => {
  const newest = newestOf([
    ...[0, 1, 2, 3].map((index) => seen(index, 1000, 100 + index)),
    observation.parse({
      fetchedAt: '2026-09-29T00:00:00.000Z',
      simulated: false,
      kind: 'delivery',
      day: '20260912',
      answer: { status: 'ready', apiBroadcast: 2000 },
    }),
  ]);
  const report = reportOf({
    newest,
    observations: newest.values(),
    sends: [send(0, '中秋'), send(1, '日常'), send(2, '中秋'), send(3, '中秋')],
    menus: [],
    from: '20260912',
    to: '20260913',
    simulated: false,
    damagedLines: 0,
    now: NOW,
  });
  it('sets the days before beside the days asked for', () => {
    expect(report.sends.map((row) => row.send.id)).toEqual(['snd_3', 'snd_2']);
    expect(report.before).toMatchObject({ from: '20260910', to: '20260911' });
    expect(report.before.sends.map((row) => row.send.id)).toEqual(['snd_1', 'snd_0']);
    // a day that was not fetched makes the sum unknown instead of too small
    expect(report.sent).toEqual(unknown('notFetched'));
  });
  it('narrowed to a label keeps its sends alone and sums what they delivered', () => {
    const moon = narrowed(report, { label: '中秋', campaignId: null });
    expect(moon.sends.map((row) => row.send.id)).toEqual(['snd_3', 'snd_2']);
    expect(moon.sent).toEqual(known(2000));
    expect(moon.before.sends.map((row) => row.send.id)).toEqual(['snd_0']);
    expect(moon.friends).toBe(report.friends);
    const none = narrowed(report, { label: '沒有', campaignId: null });
    expect(none.sends).toEqual([]);
    expect(none.sent).toEqual(unknown('notFetched'));
  });
});
