import { describe, expect, it } from 'vitest';
import {
  autostartEntry,
  closingOf,
  endOfRun,
  newlyAsking,
  newlySent,
  waitingIn,
} from '#electron/app/closing';
import type { SendId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';
import type { PublishRun } from '#shared/domain/publishing';

const send = (id: string, state: Send['state']) => ({ id: id as SendId, state });

describe('closing the window', () => {
  it('ends the studio when nothing would be missed', () => {
    const idle = [send('1', 'accepted'), send('2', 'draft'), send('3', 'missed')];
    expect(waitingIn(idle)).toBe(0);
    expect(closingOf({ waiting: 0, isQuitting: false, whenClosed: 'ask' })).toBe('close');
    expect(closingOf({ waiting: 0, isQuitting: false, whenClosed: 'keep' })).toBe('close');
  });
  it('asks, or does what was chosen, while sends wait', () => {
    const waiting = waitingIn([send('1', 'due'), send('2', 'sending'), send('3', 'accepted')]);
    expect(waiting).toBe(2);
    expect(closingOf({ waiting, isQuitting: false, whenClosed: 'ask' })).toBe('ask');
    expect(closingOf({ waiting, isQuitting: false, whenClosed: 'keep' })).toBe('hide');
    expect(closingOf({ waiting, isQuitting: false, whenClosed: 'quit' })).toBe('close');
  });
  it('never keeps somebody who ends the application', () => {
    for (const whenClosed of ['ask', 'keep', 'quit'] as const)
      expect(closingOf({ waiting: 3, isQuitting: true, whenClosed })).toBe('close');
  });
});

describe('word of what asks', () => {
  it('comes once for each turn of a send, and not for what asked before the start', () => {
    const seen = new Map<string, Send['state']>();
    expect(newlyAsking([send('1', 'missed'), send('2', 'due')], seen, true)).toEqual([]);
    const later = [send('1', 'missed'), send('2', 'missed')];
    expect(newlyAsking(later, seen, false).map(({ id }) => id)).toEqual(['2']);
    expect(newlyAsking(later, seen, false)).toEqual([]);
    expect(newlyAsking([send('1', 'due'), send('2', 'failed')], seen, false)).toHaveLength(1);
    expect(newlyAsking([send('1', 'missed')], seen, false)).toHaveLength(1);
  });
});

describe('word of what ended', () => {
  it('comes once for each send that LINE took, and not for what it took before the start', () => {
    const seen = new Map<string, Send['state']>();
    const look = (...sends: ReturnType<typeof send>[]) => {
      const isFirst = seen.size === 0;
      const sent = newlySent(sends, seen, isFirst).map(({ id }) => id);
      newlyAsking(sends, seen, isFirst);
      return sent;
    };
    expect(look(send('1', 'accepted'), send('2', 'due'))).toEqual([]);
    expect(look(send('1', 'accepted'), send('2', 'sending'))).toEqual([]);
    expect(look(send('1', 'accepted'), send('2', 'accepted'))).toEqual(['2']);
    expect(look(send('1', 'accepted'), send('2', 'accepted'))).toEqual([]);
  });

  it('comes once for each publish, and not for one that runs or that a person stopped', () => {
    const told = new Set<string>();
    const run = (state: PublishRun['state'], kind: PublishRun['kind'] = 'publish') =>
      ({ id: `${kind} ${state}` as PublishRun['id'], kind, state }) as const;
    expect(endOfRun(run('running'), told)).toBeNull();
    expect(endOfRun(run('cancelled'), told)).toBeNull();
    expect(endOfRun(run('done'), told)).toBe('published');
    expect(endOfRun(run('done'), told)).toBeNull();
    expect(endOfRun(run('done', 'rollback'), told)).toBe('rolledBack');
    expect(endOfRun(run('failed'), told)).toBe('publishFailed');
  });
});

it('a path with odd letters stays one word of the line that starts it', () => {
  const line = autostartEntry('/opt/My "Apps"/$tapestry').split('\n')[3];
  expect(line).toBe('Exec="/opt/My \\"Apps\\"/\\$tapestry" --hidden');
});
