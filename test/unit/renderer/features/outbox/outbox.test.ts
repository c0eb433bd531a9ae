import { describe, expect, it } from 'vitest';
import {
  countdown,
  countsOf,
  groupOf,
  inOrder,
  isOtherMonth,
  nextDue,
  verbsOf,
} from '#renderer/features/outbox/groups';
import { instantOf, localOf } from '#renderer/features/outbox/local-time';
import type { Send } from '#shared/domain/outbox';

const send = (state: Send['state'], dueAt: string, more: object = {}) =>
  ({ id: `${state} ${dueAt}`, state, dueAt, ...more }) as unknown as Send;

describe('where a send stands', () => {
  const sends = [
    send('due', '2026-09-12T00:00:00Z'),
    send('draft', '2026-09-10T00:00:00Z'),
    send('due', '2026-09-11T00:00:00Z'),
    send('missed', '2026-09-09T00:00:00Z'),
    send('partly', '2026-09-08T00:00:00Z', { canContinue: true }),
    send('partly', '2026-09-07T00:00:00Z', { canContinue: false }),
    send('accepted', '2026-09-01T00:00:00Z'),
    send('accepted', '2026-09-02T00:00:00Z'),
    send('cancelled', '2026-09-03T00:00:00Z'),
  ];
  it('follows from what a person can do about it', () => {
    expect(countsOf(sends)).toEqual({ asks: 2, waiting: 3, sending: 0, sent: 2, failed: 1 });
    expect(groupOf(send('cancelled', ''))).toBeNull();
  });
  it('lists what waits soonest first and what is over newest first', () => {
    expect(inOrder(sends, 'waiting').map(({ dueAt }) => dueAt.slice(8, 10))).toEqual([
      '10',
      '11',
      '12',
    ]);
    expect(inOrder(sends, 'sent').map(({ dueAt }) => dueAt.slice(8, 10))).toEqual(['02', '01']);
    expect(inOrder(sends, 'all')).toHaveLength(sends.length);
  });
  it('counts down to the next that leaves by itself: what is on hold does not', () => {
    expect(nextDue(sends)?.dueAt).toBe('2026-09-11T00:00:00Z');
    expect(nextDue([send('draft', '2026-09-10T00:00:00Z')])).toBeNull();
  });
  it('offers nothing for what is over, and never a second try for what may have arrived without its word', () => {
    expect(verbsOf(send('accepted', ''))).toEqual([]);
    expect(verbsOf(send('unknown', ''))).toContain('markSent');
    expect(verbsOf(send('failed', '', { canContinue: false }))).toEqual([]);
    expect(verbsOf(send('missed', ''))).not.toContain('resend');
  });
  it('lets what waits for its time leave now, but not what is leaving already', () => {
    const due = (more: object) =>
      verbsOf(send('due', '', { undoUntil: null, waiting: null, ...more }));
    expect(due({})).toEqual(['hold', 'reschedule', 'sendNow', 'cancel']);
    expect(due({ undoUntil: '2026-09-12T00:00:00Z' })).not.toContain('sendNow');
    expect(due({ waiting: { since: '' } })).not.toContain('sendNow');
  });
});

it('a price is of another month when the send now counts in another bill, on LINE’s clock', () => {
  const now = Date.parse('2026-09-30T14:30:00Z');
  expect(isOtherMonth({ dueAt: '2026-09-30T14:59:00Z' }, now)).toBe(false);
  expect(isOtherMonth({ dueAt: '2026-09-30T15:00:00Z' }, now)).toBe(true);
});

it('a countdown speaks in the two units that matter', () => {
  expect(countdown(0)).toEqual({ unit: 'now' });
  expect(countdown(900)).toEqual({ unit: 'seconds', value: 1, rest: 0 });
  expect(countdown(61_000)).toEqual({ unit: 'minutes', value: 1, rest: 1 });
  expect(countdown(2 * 3_600_000 + 5 * 60_000)).toEqual({ unit: 'hours', value: 2, rest: 5 });
  expect(countdown(50 * 3_600_000)).toEqual({ unit: 'days', value: 2, rest: 2 });
});

describe('a time on the clock of a zone', () => {
  it('comes back as it was typed', () => {
    const instant = instantOf('2026-09-10', '11:30', 'Asia/Taipei');
    expect(instant).toBe(Date.parse('2026-09-10T03:30:00Z'));
    expect(localOf(instant ?? 0, 'Asia/Taipei')).toEqual({ day: '2026-09-10', time: '11:30' });
  });
  it('is nothing in the hour that summer time leaves out, and the first of two in the one that comes twice', () => {
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toBeNull();
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe(
      Date.parse('2026-10-25T00:30:00Z'),
    );
    expect(instantOf('', '02:30', 'Asia/Taipei')).toBeNull();
  });
});
