import { describe, expect, it } from 'vitest';
import { channelId } from '#shared/domain/ids';
import { dueRuns, nextRun, openRuns } from '#shared/report/due-runs';
import type { ReportRun, ReportSchedule } from '#shared/report/schedule';

const ZONE = 'Asia/Taipei';
const schedule = (more: Partial<ReportSchedule> = {}): ReportSchedule => ({
  id: 'rep_1',
  channelId: channelId.parse('chn_000000000report'),
  every: { kind: 'week', weekday: 1 },
  minute: 9 * 60,
  locale: 'zh-TW',
  formats: ['html'],
  label: null,
  enabled: true,
  folder: '/x',
  since: '2026-11-01T00:00:00.000Z',
  ...more,
});

describe('a schedule of reports', () => {
  it('is due on its weekday for the seven days before, by the clock of the studio', () => {
    expect(
      dueRuns(schedule(), new Date('2026-11-16T00:59:59Z'), ZONE).map(({ key }) => key),
    ).toEqual(['2026-11-02', '2026-11-09']);
    expect(dueRuns(schedule(), new Date('2026-11-16T01:00:00Z'), ZONE).at(-1)).toEqual({
      key: '2026-11-16',
      dueAt: '2026-11-16T01:00:00.000Z',
      from: '20261109',
      to: '20261115',
    });
  });

  it('of a month reports the month before, over the turn of the year as well', () => {
    const monthly = schedule({
      every: { kind: 'month', day: 3 },
      since: '2026-12-20T00:00:00.000Z',
    });
    expect(nextRun(monthly, new Date('2026-12-20T00:00:00Z'), ZONE)).toEqual({
      key: '2027-01-03',
      dueAt: '2027-01-03T01:00:00.000Z',
      from: '20261201',
      to: '20261231',
    });
    expect(dueRuns(monthly, new Date('2027-01-03T02:00:00Z'), ZONE)).toHaveLength(1);
  });

  it('owes nothing from before it was made, and nothing that was written or left out', () => {
    const late = schedule({ since: '2026-11-09T01:00:00.000Z' });
    const now = new Date('2026-11-30T12:00:00Z');
    const open = openRuns(late, [], now, ZONE);
    expect(open.map(({ key }) => key)).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
    const done = (kind: 'written' | 'skipped' | 'began' | 'failed', at: number) => ({
      at: now.toISOString(),
      scheduleId: 'rep_1',
      run: open[at] as ReportRun,
      kind,
      files: [],
      late: false,
      code: null,
    });
    const journal = [done('written', 0), done('skipped', 1), done('began', 2), done('failed', 2)];
    expect(openRuns(late, journal, now, ZONE).map(({ key }) => key)).toEqual(['2026-11-30']);
  });
});
