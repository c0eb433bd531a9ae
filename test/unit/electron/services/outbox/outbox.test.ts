import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseLog, readLog } from '#electron/services/outbox/log';
import type { Outbox } from '#electron/services/outbox/outbox';
import { BIG_SEND, UNDO_MS } from '#shared/domain/outbox';
import {
  aRequest,
  good,
  monthlyLimit,
  OutboxBench,
  refusal,
  timeout,
  unauthorized,
  userIds,
} from '#test/helpers/outbox-bench';

let bench: OutboxBench;
let outbox: Outbox;
beforeEach(async () => {
  bench = new OutboxBench();
  outbox = await bench.open();
});
afterEach(async () => {
  await outbox.close();
  bench.remove();
});

const HOUR = 3_600_000;
const sendNow = async (more: Parameters<typeof aRequest>[0] = {}) => {
  const send = good(await outbox.enqueue(aRequest({ undoMs: 0, ...more })));
  await outbox.tick();
  await outbox.idle();
  return { ...send, now: () => outbox.find(send.id)?.view };
};

describe('sending', () => {
  it('sends a broadcast once, with its key on the disk before the first byte', async () => {
    const onDisk: string[][] = [];
    bench.line.fate = ({ key }) => {
      const log = parseLog(readFileSync(join(bench.folder, 'outbox.jsonl'), 'utf8'));
      const kept = log.events.flatMap((event) =>
        event.type === 'enqueued' ? event.send.parts.map(({ retryKey }) => retryKey) : [],
      );
      expect(kept).toEqual([key]);
      onDisk.push(log.events.map(({ type }) => type));
      return 'accept';
    };
    const send = await sendNow();
    expect(onDisk).toEqual([['opened', 'enqueued', 'tried']]);
    expect(send.now()).toMatchObject({ state: 'accepted', requestIds: ['req-1'] });
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.requests).toBe(1);
  });

  it('notes LINE’s count before the first byte, and not again when it goes on', async () => {
    await outbox.close();
    const seen: { used: number; requests: number }[] = [];
    outbox = await bench.open({
      onCount: async (_, { used }) => seen.push({ used, requests: bench.line.requests }),
    });
    bench.line.used = 700;
    bench.line.fate = ({ number }) => (number === 2 ? { error: monthlyLimit } : 'accept');
    const send = await sendNow({ target: { method: 'multicast', to: userIds(1_200) } });
    expect(send.now()).toMatchObject({ state: 'partly', canContinue: true });
    bench.line.fate = () => 'accept';
    await outbox.decide(send.id, { kind: 'continue' });
    await outbox.idle();
    expect(send.now()?.state).toBe('accepted');
    expect(seen).toEqual([{ used: 700, requests: 0 }]);
  });

  it('waits for the time to take it back, and then nothing has left', async () => {
    const send = good(await outbox.enqueue(aRequest()));
    expect(send).toMatchObject({ state: 'due', undoUntil: send.dueAt });
    bench.clock.pass(UNDO_MS - 1);
    await outbox.tick();
    expect(good(await outbox.decide(send.id, { kind: 'cancel' })).state).toBe('cancelled');
    bench.clock.pass(HOUR);
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.requests).toBe(0);
  });

  it('cuts a list into five hundreds, each with its own key, nobody twice', async () => {
    const people = userIds(1_201);
    const send = await sendNow({
      target: { method: 'multicast', to: [...people, ...people.slice(0, 50)] },
    });
    expect(send.now()).toMatchObject({
      state: 'accepted',
      recipients: 1_201,
      totals: { parts: 3, accepted: 3, recipients: 1_201 },
    });
    // several are on their way at once, so which arrives first is nobody's promise
    const sizes = bench.line.delivered.map(({ body }) => (body.to as string[]).length);
    expect(sizes.sort((a, b) => b - a)).toEqual([500, 500, 201]);
    expect(new Set(bench.line.delivered.map(({ key }) => key)).size).toBe(3);
    expect(new Set(bench.line.phones().values())).toEqual(new Set([1]));
    expect(bench.line.phones().size).toBe(1_201);
  });

  it('asks again with the same key after a lost answer and takes 409 for done', async () => {
    bench.line.fate = ({ number }) => (number === 1 ? 'lost' : 'accept');
    const send = await sendNow();
    expect(bench.line.requests).toBe(2);
    expect(bench.line.delivered).toHaveLength(1);
    expect(send.now()).toMatchObject({ state: 'accepted', requestIds: ['req-1'] });
  });

  it('does not repeat what LINE refuses', async () => {
    bench.line.quota = { type: 'none', value: null };
    bench.line.fate = () => ({ error: refusal });
    const send = await sendNow({ target: { method: 'multicast', to: userIds(5_000) } });
    expect(bench.line.requests).toBe(1);
    expect(send.now()).toMatchObject({ state: 'failed', error: { code: 'line.badRequest' } });
  });

  it('stops at a token that LINE no longer takes, and goes on with the same keys', async () => {
    bench.line.fate = ({ number }) => (number > 2 ? { error: unauthorized } : 'accept');
    const send = await sendNow({ target: { method: 'multicast', to: userIds(1_500) } });
    expect(send.now()).toMatchObject({
      state: 'partly',
      canContinue: true,
      error: { code: 'line.unauthorized' },
    });
    expect(bench.line.requests).toBe(3);
    bench.line.fate = () => 'accept';
    good(await outbox.decide(send.id, { kind: 'continue' }));
    await outbox.idle();
    expect(send.now()).toMatchObject({ state: 'accepted', totals: { accepted: 3 } });
    expect(new Set(bench.line.phones().values())).toEqual(new Set([1]));
  });

  it('stops a running send at the next safe point when a person says so', async () => {
    const people = userIds(20_000);
    bench.line.quota = { type: 'none', value: null };
    const send = good(
      await outbox.enqueue(aRequest({ undoMs: 0, target: { method: 'multicast', to: people } })),
    );
    bench.line.fate = ({ number }) => {
      if (number === 3) void outbox.decide(send.id, { kind: 'cancel' });
      return 'accept';
    };
    await outbox.tick();
    await outbox.idle();
    const view = outbox.find(send.id)?.view;
    expect(view).toMatchObject({ state: 'partly', canContinue: true, totals: { uncertain: 0 } });
    expect(view?.totals.untried).toBeGreaterThan(0);
    expect(view?.totals.accepted).toBe(bench.line.delivered.length);
  });
});

describe('quota, guard and the number to repeat', () => {
  it('sends nothing when the month does not suffice', async () => {
    bench.line.used = 2_000;
    const send = await sendNow({ target: { method: 'multicast', to: userIds(1_001) } });
    expect(bench.line.requests).toBe(0);
    expect(send.now()).toMatchObject({
      state: 'failed',
      canContinue: true,
      error: { code: 'outbox.quotaTooSmall', details: { limit: 1_000, actual: 1_001 } },
    });
  });

  it('goes by whom a broadcast reaches now when what was expected of it does not fit', async () => {
    bench.line.used = 2_000;
    bench.reach = 300;
    const fits = await sendNow({ expected: 12_480 });
    expect(fits.now()).toMatchObject({ state: 'accepted' });
    bench.reach = 1_200;
    const tooMany = await sendNow({ expected: 12_480 });
    bench.reach = null;
    const unknown = await sendNow({ expected: 12_480 });
    expect(tooMany.now()).toMatchObject({ state: 'failed', error: { details: { actual: 1_200 } } });
    expect(unknown.now()).toMatchObject({
      state: 'failed',
      error: { details: { actual: 12_480 } },
    });
    expect(bench.line.requests).toBe(1);
  });

  it('sends exactly as many as fit when that is wanted, and the rest asks', async () => {
    bench.line.used = 2_300;
    const send = await sendNow({
      partial: 'upToQuota',
      target: { method: 'multicast', to: userIds(1_200) },
    });
    expect(bench.line.phones().size).toBe(700);
    expect(send.now()).toMatchObject({
      state: 'partly',
      canContinue: true,
      error: { code: 'outbox.quotaTooSmall' },
      totals: { recipients: 700 },
    });
    bench.line.used = 0;
    good(await outbox.decide(send.id, { kind: 'continue' }));
    await outbox.idle();
    expect(send.now()).toMatchObject({ state: 'accepted', totals: { recipients: 1_200 } });
    expect(new Set(bench.line.phones().values())).toEqual(new Set([1]));
  });

  it('treats the monthly 429 as a stop, not as something to repeat', async () => {
    bench.line.fate = ({ number }) => (number === 2 ? { error: monthlyLimit } : 'accept');
    const send = await sendNow({ target: { method: 'multicast', to: userIds(1_000) } });
    expect(bench.line.requests).toBe(2);
    expect(send.now()).toMatchObject({
      state: 'partly',
      canContinue: true,
      totals: { accepted: 1, untried: 1 },
    });
  });

  it('keeps the guard that came with the send', async () => {
    const send = await sendNow({
      guard: { keepLeft: 2_999, maxRecipients: null },
      target: { method: 'multicast', to: userIds(2) },
    });
    expect(send.now()?.state).toBe('failed');
    const many = await sendNow({
      guard: { keepLeft: null, maxRecipients: 1 },
      target: { method: 'multicast', to: userIds(2) },
    });
    expect(many.now()).toMatchObject({
      state: 'failed',
      error: { code: 'outbox.tooManyRecipients' },
    });
    expect(bench.line.requests).toBe(0);
  });

  describe('a number that it must keep to', () => {
    const guard = (maxRecipients: number | null, keepLeft: number | null = null) => ({
      guard: { maxRecipients, keepLeft },
    });
    const refused = (code: string) => ({ state: 'failed', error: { code } });

    it('is held against LINE’s count of friends for a broadcast, whatever was expected', async () => {
      bench.reach = 11;
      const more = await sendNow({ ...guard(10), expected: 3 });
      expect(more.now()).toMatchObject(refused('outbox.tooManyRecipients'));
      expect(bench.line.requests).toBe(0);
      bench.reach = 10;
      const fewer = await sendNow({ ...guard(10), expected: 500 });
      expect(fewer.now()).toMatchObject({ state: 'accepted' });
    });

    it('keeps a broadcast that LINE cannot count, and one that would not leave enough', async () => {
      bench.reach = null;
      for (const limits of [guard(10), guard(null, 100)]) {
        const send = await sendNow({ ...limits, expected: 3 });
        expect(send.now()).toMatchObject(refused('outbox.recipientsUnknown'));
      }
      bench.reach = 2_901;
      const send = await sendNow({ ...guard(null, 100), expected: 3 });
      expect(send.now()).toMatchObject(refused('outbox.quotaTooSmall'));
      expect(bench.line.requests).toBe(0);
    });

    it('goes with a narrowcast as the limit that LINE keeps', async () => {
      bench.line.progress = [progress('succeeded', { successCount: 3 })];
      const target = { method: 'narrowcast' as const, recipient: null, filter: null };
      await sendNow({ ...guard(40), target: { ...target, max: null } });
      expect(bench.line.delivered[0]?.body).toMatchObject({ limit: { max: 40 } });
      await sendNow({ ...guard(40), target: { ...target, max: 30 } });
      expect(bench.line.delivered[1]?.body).toMatchObject({ limit: { max: 30 } });
    });

    it('is said before anything leaves, in the same words', async () => {
      const codes = async (request: Parameters<typeof aRequest>[0]) =>
        good(await outbox.check(aRequest(request))).problems.map(({ code }) => code);
      bench.reach = 11;
      expect(await codes({ ...guard(10), expected: 3 })).toEqual(['outbox.tooManyRecipients']);
      expect(await codes({ ...guard(11), expected: 500 })).toEqual([]);
      const target = { method: 'narrowcast' as const, recipient: null, filter: null, max: null };
      expect(await codes({ ...guard(10), target })).toEqual([]);
      expect(await codes({ ...guard(10), target, expected: 20 })).toEqual([
        'outbox.tooManyRecipients',
      ]);
      bench.reach = null;
      expect(await codes({ ...guard(10), expected: 3 })).toEqual(['outbox.recipientsUnknown']);
      expect(await codes({ expected: 3 })).toEqual([]);
    });
  });

  it('passes the partial options of a narrowcast on in LINE’s words', async () => {
    bench.line.progress = [progress('succeeded', { successCount: 3 })];
    await sendNow({
      partial: 'upToQuotaOrCancel',
      target: { method: 'narrowcast', recipient: null, filter: null, max: 100 },
    });
    expect(bench.line.delivered[0]?.body).toMatchObject({
      limit: { max: 100, upToRemainingQuota: true, forbidPartialDelivery: true },
    });
  });

  it('asks to repeat the number before a big send on a production channel', async () => {
    bench.kind = 'production';
    const request = aRequest({ target: { method: 'multicast', to: userIds(BIG_SEND) } });
    const refused = await outbox.enqueue(request);
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'outbox.needsConfirmation', details: { recipients: BIG_SEND } },
    });
    expect(await outbox.enqueue(request, { confirmation: { recipients: 999 } })).toMatchObject({
      ok: false,
    });
    expect(
      good(await outbox.enqueue(request, { confirmation: { recipients: BIG_SEND } })).state,
    ).toBe('due');
    const draft = good(await outbox.enqueue(request, { isDraft: true }));
    expect(await outbox.decide(draft.id, { kind: 'sendNow' })).toMatchObject({ ok: false });
    expect(
      good(await outbox.decide(draft.id, { kind: 'sendNow' }, { recipients: BIG_SEND })).state,
    ).toBe('due');
  });

  it('tells quota, cost and what is wrong before anything is sent', async () => {
    bench.line.quota = { type: 'limited', value: 6_000 };
    bench.line.used = 6_000;
    bench.reach = 5_000;
    const check = good(await outbox.check(aRequest()));
    expect(check).toMatchObject({
      recipients: 5_000,
      recipientsFrom: 'targetReach',
      quota: { left: 0 },
      cost: { plan: 'high', amount: 1_000 },
    });
    expect(check.problems.map(({ code }) => code)).toContain('outbox.quotaTooSmall');
    expect(bench.line.requests).toBe(0);
  });
});

const progress = (phase: string, more: Record<string, unknown> = {}) => ({
  phase,
  targetCount: null,
  successCount: null,
  failureCount: null,
  errorCode: null,
  failedDescription: null,
  completedTime: null,
  ...more,
});

describe('a narrowcast is followed to its end', () => {
  const narrowcast = {
    target: { method: 'narrowcast', recipient: null, filter: null, max: null },
  } as const;

  it('through its phases', async () => {
    bench.line.progress = [
      progress('waiting'),
      progress('sending', { targetCount: 80, successCount: 10, failureCount: 0 }),
      progress('succeeded', { targetCount: 80, successCount: 79, failureCount: 1 }),
    ];
    const send = await sendNow(narrowcast);
    expect(send.now()).toMatchObject({
      state: 'accepted',
      delivery: { phase: 'succeeded', successCount: 79 },
    });
    const log = good(await readLog(bench.folder));
    expect(log?.events.filter((event) => event.type === 'progress')).toHaveLength(3);
  });

  it('and fails with the reason that LINE gives later', async () => {
    bench.line.progress = [
      progress('waiting'),
      progress('failed', { errorCode: 2, failedDescription: 'too few' }),
    ];
    const send = await sendNow(narrowcast);
    expect(send.now()).toMatchObject({
      state: 'failed',
      error: { code: 'outbox.narrowcastTooFew' },
    });
  });

  it('also after a restart', async () => {
    bench.line.progress = [progress('sending'), progress('succeeded', { successCount: 5 })];
    const send = await sendNow(narrowcast);
    await outbox.close();
    outbox = await bench.open();
    await outbox.tick();
    await outbox.idle();
    expect(outbox.find(send.id)?.view).toMatchObject({
      state: 'accepted',
      delivery: { phase: 'succeeded' },
    });
  });
});

describe('R6: the age of a retry key', () => {
  /** A send whose answer was lost, in an app that ended at once. */
  const cutOff = async () => {
    bench.line.fate = () => 'lost';
    const send = good(await outbox.enqueue(aRequest({ undoMs: 0 })));
    bench.line.fate = () => {
      void outbox.close();
      return 'lost';
    };
    await outbox.tick();
    await outbox.idle();
    bench.line.fate = () => 'accept';
    expect(bench.line.delivered).toHaveLength(1);
    return send;
  };

  it('at 23 h 59 the same key goes again and LINE says that it has it', async () => {
    const send = await cutOff();
    bench.clock.pass(24 * HOUR - 60_000);
    outbox = await bench.open();
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.requests).toBe(2);
    expect(bench.line.delivered).toHaveLength(1);
    expect(outbox.find(send.id)?.view).toMatchObject({ state: 'accepted', requestIds: ['req-1'] });
  });

  it('at 24 h 01 it asks, and nothing goes before a person has decided', async () => {
    const send = await cutOff();
    bench.clock.pass(24 * HOUR + 60_000);
    outbox = await bench.open();
    for (let look = 0; look < 3; look += 1) {
      await outbox.tick();
      await outbox.idle();
      bench.clock.pass(HOUR);
    }
    expect(bench.line.requests).toBe(1);
    expect(outbox.find(send.id)?.view).toMatchObject({
      state: 'unknown',
      reason: 'keyTooOld',
      totals: { uncertain: 1 },
    });
    expect(await outbox.decide(send.id, { kind: 'continue' })).toMatchObject({
      ok: false,
      error: { code: 'outbox.notNow' },
    });
    expect(good(await outbox.decide(send.id, { kind: 'markSent' })).state).toBe('accepted');
    expect(bench.line.requests).toBe(1);
  });

  it('and sends again under a new key only when a person wants that', async () => {
    const send = await cutOff();
    bench.clock.pass(25 * HOUR);
    outbox = await bench.open();
    await outbox.tick();
    await outbox.idle();
    good(await outbox.decide(send.id, { kind: 'resend' }));
    await outbox.idle();
    expect(bench.line.delivered.map(({ key }) => key)).toHaveLength(2);
    expect(new Set(bench.line.delivered.map(({ key }) => key)).size).toBe(2);
  });

  it('a clock that stands before the first try is no proof of a young key', async () => {
    const send = await cutOff();
    bench.clock.jump(-2 * HOUR);
    outbox = await bench.open();
    await outbox.tick();
    await outbox.idle();
    expect(bench.line.requests).toBe(1);
    expect(outbox.find(send.id)?.view).toMatchObject({ state: 'unknown', reason: 'clockJump' });
  });

  it('an outage that outlasts the key ends in a question', async () => {
    bench.line.fate = ({ number }) => (number === 1 ? 'lost' : { error: timeout });
    const send = await sendNow();
    expect(send.now()).toMatchObject({ state: 'unknown', reason: 'keyTooOld' });
    expect(bench.line.delivered).toHaveLength(1);
  });
});
