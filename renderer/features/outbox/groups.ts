import { lineMonthOf } from '#shared/campaign/bill';
import type { Send } from '#shared/domain/outbox';

/** What a person looks for: what needs them first, then what waits, runs, is over. */
export const GROUPS = ['asks', 'waiting', 'sending', 'sent', 'failed'] as const;
export type Group = (typeof GROUPS)[number];

/** Where a send stands among the five; null: it was given up, and only "all" shows it. */
export function groupOf(send: Send): Group | null {
  switch (send.state) {
    case 'missed':
    case 'unknown':
      return 'asks';
    case 'partly':
      return send.canContinue ? 'asks' : 'failed';
    case 'failed':
      return 'failed';
    case 'draft':
    case 'due':
      return 'waiting';
    case 'sending':
      return 'sending';
    case 'accepted':
      return 'sent';
    case 'cancelled':
      return null;
  }
}

export function countsOf(sends: readonly Send[]): Record<Group, number> {
  const counts = { asks: 0, waiting: 0, sending: 0, sent: 0, failed: 0 };
  for (const send of sends) {
    const group = groupOf(send);
    if (group) counts[group] += 1;
  }
  return counts;
}

/** What waits comes soonest first, what is over newest first. */
export function inOrder(sends: readonly Send[], group: Group | 'all'): Send[] {
  const mine = group === 'all' ? [...sends] : sends.filter((send) => groupOf(send) === group);
  const way = group === 'waiting' || group === 'sending' ? 1 : -1;
  return mine.sort((a, b) => way * (Date.parse(a.dueAt) - Date.parse(b.dueAt)));
}

/** The send that leaves next; nothing while all of it waits for a person. */
export function nextDue(sends: readonly Send[]): Send | null {
  return inOrder(sends, 'waiting').find(({ state }) => state === 'due') ?? null;
}

export type Countdown =
  | { unit: 'now' }
  | { unit: 'seconds' | 'minutes' | 'hours' | 'days'; value: number; rest: number };

/** How long until then, in the two units that matter. */
export function countdown(ms: number): Countdown {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 0) return { unit: 'now' };
  if (seconds < 60) return { unit: 'seconds', value: seconds, rest: 0 };
  if (seconds < 3_600)
    return { unit: 'minutes', value: Math.floor(seconds / 60), rest: seconds % 60 };
  if (seconds < 86_400)
    return {
      unit: 'hours',
      value: Math.floor(seconds / 3_600),
      rest: Math.floor((seconds % 3_600) / 60),
    };
  return {
    unit: 'days',
    value: Math.floor(seconds / 86_400),
    rest: Math.floor((seconds % 86_400) / 3_600),
  };
}

/** It was priced for a month of LINE's that is not this one: leaving now, it counts into another bill. */
export const isOtherMonth = (send: Pick<Send, 'dueAt'>, now: number): boolean =>
  lineMonthOf(new Date(send.dueAt)) !== lineMonthOf(new Date(now));

export type Verb =
  | 'sendNow'
  | 'reschedule'
  | 'hold'
  | 'continue'
  | 'markSent'
  | 'resend'
  | 'cancel';

/** What a person may decide in this state, the likeliest first. */
export function verbsOf(send: Send): Verb[] {
  switch (send.state) {
    case 'draft':
    case 'missed':
      return ['sendNow', 'reschedule', 'cancel'];
    case 'due':
      // one that is leaving from a button, or that LINE is being asked about, cannot leave sooner
      return send.undoUntil === null && send.waiting === null
        ? ['hold', 'reschedule', 'sendNow', 'cancel']
        : ['hold', 'reschedule', 'cancel'];
    case 'sending':
      return ['cancel'];
    case 'partly':
    case 'failed':
      return send.canContinue ? ['continue', 'cancel'] : [];
    case 'unknown':
      return ['continue', 'markSent', 'resend', 'cancel'];
    case 'accepted':
    case 'cancelled':
      return [];
  }
}
