import { describe, expect, it } from 'vitest';
import { isSameReading } from '#renderer/data/rereading';
import { isOldNews } from '#renderer/features/results/use-report';
import type { InsightReport } from '#shared/insight/report';

describe('two readings of a platform', () => {
  const menus = [{ richMenuId: 'richmenu-1', areas: [] }];

  it('say the same whenever they were made', () => {
    const one = { readAt: '2026-09-08T02:42:00Z', menus, fetchedAt: 'a' };
    expect(isSameReading(one, { ...one, readAt: '2026-09-08T02:43:00Z', fetchedAt: 'b' })).toBe(
      true,
    );
  });

  it('differ by anything that was read, and from nothing', () => {
    const one = { readAt: 'a', menus };
    expect(isSameReading(one, { readAt: 'b', menus: [] })).toBe(false);
    expect(isSameReading(one, { readAt: 'b', menus: [{ ...menus[0], areas: [{}] }] })).toBe(false);
    expect(isSameReading(undefined, one)).toBe(false);
  });
});

describe('figures that were fetched again', () => {
  const report = (fetchedAt: string, count: number) =>
    ({ fetchedAt, sends: [{ count }] }) as unknown as InsightReport;

  it('are no news where the report that is built of them says what it said before', () => {
    expect(isOldNews(report('b', 1), report('a', 1), 12)).toBe(true);
    expect(isOldNews(report('b', 2), report('a', 1), 12)).toBe(false);
    // LINE answered nothing that could be stored
    expect(isOldNews(report('a', 1), report('a', 1), 0)).toBe(true);
  });

  it('are not judged before the report is built anew, nor where there was none', () => {
    expect(isOldNews(report('a', 1), report('a', 1), 12)).toBe(false);
    expect(isOldNews(undefined, report('a', 1), 12)).toBe(false);
    expect(isOldNews(report('b', 1), null, 12)).toBe(false);
  });
});
