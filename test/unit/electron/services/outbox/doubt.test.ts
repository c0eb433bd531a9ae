import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLineClient } from '#electron/line/client';
import { parseLog } from '#electron/services/outbox/log';
import type { Outbox } from '#electron/services/outbox/outbox';
import { GRACE_MS } from '#shared/domain/outbox';
import { appError } from '#shared/errors/app-error';
import {
  aRequest,
  type Fate,
  good,
  monthlyLimit,
  OutboxBench,
  refusal,
  timeout,
  unauthorized,
  userIds,
} from '#test/helpers/outbox-bench';

/* A request without an answer may have arrived: nothing that LINE says afterwards takes that doubt away. */

const HOUR = 3_600_000;
let bench: OutboxBench;
let outbox: Outbox;
beforeEach(async () => {
  bench = new OutboxBench();
  bench.line.quota = { type: 'none', value: null };
  outbox = await bench.open();
});
afterEach(async () => {
  await outbox.close();
  bench.remove();
});

const look = async () => {
  await outbox.tick();
  await outbox.idle();
};
const send = async (more: Parameters<typeof aRequest>[0] = {}) => {
  const { id } = good(await outbox.enqueue(aRequest({ undoMs: 0, ...more })));
  await look();
  return { id, now: () => outbox.find(id)?.view };
};
/** One fate after the other; the last one for all that come after. */
const fates = (...all: Fate[]) => {
  bench.line.fate = ({ number }) => all[Math.min(number, all.length) - 1] ?? 'accept';
};
const rateLimited = appError('line.rateLimited', 'Too many (429).', { retry: 'after' });

describe('a refusal after a lost answer', () => {
  it.each([
    { said: 'the token is not taken any more', error: unauthorized },
    { said: 'the month is used up', error: monthlyLimit },
    { said: 'it is no good', error: refusal },
  ])('$said: it may have arrived, and a person decides', async ({ error }) => {
    fates('lost', { error }, 'accept');
    const one = await send();
    expect(bench.line.delivered).toHaveLength(1);
    expect(one.now()).toMatchObject({
      state: 'unknown',
      reason: 'stopped',
      error: { code: error.code },
      totals: { uncertain: 1, untried: 0, refused: 0 },
    });
    // When LINE has forgotten the key, going on would be a second message.
    bench.clock.pass(25 * HOUR);
    expect(await outbox.decide(one.id, { kind: 'continue' })).toMatchObject({ ok: false });
    await look();
    expect(bench.line.delivered).toHaveLength(1);
  });

  it('goes on under the same key while LINE knows it', async () => {
    fates('lost', { error: unauthorized }, 'accept');
    const one = await send();
    good(await outbox.decide(one.id, { kind: 'continue' }));
    await look();
    expect(one.now()?.state).toBe('accepted');
    expect(bench.line.delivered).toHaveLength(1);
  });

  it('also when another process lost the answer', async () => {
    bench.line.fate = () => {
      void outbox.close();
      return 'lost';
    };
    const one = await send();
    outbox = await bench.open();
    fates({ error: unauthorized });
    await look();
    expect(one.now()).toMatchObject({ state: 'unknown', totals: { uncertain: 1 } });
  });

  it('without one before, a refusal is certain', async () => {
    fates({ error: rateLimited }, { error: unauthorized });
    const one = await send();
    expect(one.now()).toMatchObject({ state: 'failed', totals: { uncertain: 0, untried: 1 } });
  });

  it('stopped while LINE had only been too busy: nothing is in doubt', async () => {
    const { id } = good(await outbox.enqueue(aRequest({ undoMs: 0 })));
    bench.line.fate = ({ number }) => {
      if (number === 2) void outbox.decide(id, { kind: 'cancel' });
      return { error: rateLimited };
    };
    await look();
    expect(outbox.find(id)?.view).toMatchObject({ state: 'failed', totals: { untried: 1 } });
  });
});

describe('a 409', () => {
  const answers = (headers: Record<string, string>) =>
    createLineClient({
      channelAccessToken: 'token',
      endpoint: 'http://127.0.0.1:1',
      fetch: async () =>
        new Response(JSON.stringify({ message: 'Conflict' }), { status: 409, headers }),
    }).broadcast({ messages: [] }, { retryKey: '00000000-0000-4000-8000-000000000001' });

  it('that names the accepted request is success under that id', async () => {
    expect(await answers({ 'x-line-accepted-request-id': 'first' })).toMatchObject({
      ok: true,
      value: { value: { repeated: true }, requestId: 'first' },
    });
  });

  it('that names nothing proves nothing', async () => {
    const answer = await answers({});
    expect(answer).toMatchObject({ ok: false, error: { details: { isUncertain: true } } });
    if (answer.ok) return;
    fates({ error: answer.error });
    expect((await send()).now()).toMatchObject({ state: 'unknown', totals: { uncertain: 1 } });
  });
});

describe('R7: time passes between the decision and the first byte', () => {
  it('a computer that slept before the first request: it is missed, and asks', async () => {
    bench.line.beforeLeaving = () => {
      bench.clock.jump(HOUR);
    };
    const one = await send();
    expect(bench.line.requests).toBe(0);
    expect(one.now()).toMatchObject({ state: 'missed', reason: 'notRunning' });
    bench.line.beforeLeaving = () => undefined;
    await look();
    good(await outbox.decide(one.id, { kind: 'sendNow' }));
    bench.clock.pass(60_000);
    await look();
    expect(one.now()?.state).toBe('accepted');
  });

  it('asleep while the account was being reached: it is missed', async () => {
    await outbox.close();
    const line = {
      ...bench.line.port,
      getMessageQuota: async () => {
        bench.clock.jump(HOUR);
        return bench.line.port.getMessageQuota();
      },
    };
    outbox = await bench.open({
      connect: async () => ({
        ok: true,
        value: { line, botUserId: 'Ubot', kind: 'test', targetReach: async () => null },
      }),
    });
    const one = await send();
    expect(bench.line.requests).toBe(0);
    expect(one.now()).toMatchObject({ state: 'missed', reason: 'notRunning' });
  });

  it('a key that grows too old while its repeat waits for a slot never leaves', async () => {
    let waits = 0;
    bench.line.beforeLeaving = () => {
      waits += 1;
      if (waits === 2) bench.clock.jump(25 * HOUR);
    };
    fates('lost', 'accept');
    const one = await send();
    expect(bench.line.requests).toBe(1);
    expect(bench.line.delivered).toHaveLength(1);
    expect(one.now()).toMatchObject({ state: 'unknown', reason: 'keyTooOld' });
  });

  it('asleep in the middle of a list: what may have arrived is settled, the rest asks', async () => {
    bench.line.fate = ({ number }) => {
      if (number !== 30) return 'accept';
      bench.clock.jump(8 * HOUR);
      return { error: timeout };
    };
    const one = await send({ target: { method: 'multicast', to: userIds(50_000) } });
    const view = one.now();
    expect(view).toMatchObject({ state: 'partly', canContinue: true });
    expect(view?.totals.uncertain).toBe(0);
    expect(view?.totals.untried).toBeGreaterThan(0);
    expect(bench.line.delivered.length).toBe(view?.totals.accepted);
    good(await outbox.decide(one.id, { kind: 'continue' }));
    await look();
    expect(one.now()?.state).toBe('accepted');
    expect(new Set(bench.line.phones().values())).toEqual(new Set([1]));
    expect(bench.line.phones().size).toBe(50_000);
  });

  it('an outage within the grace goes on by itself', async () => {
    let since: number | null = null;
    bench.line.fate = ({ number }) => {
      if (number < 30) return 'accept';
      since ??= bench.clock.wallMs;
      return bench.clock.wallMs - since < GRACE_MS / 2 ? { error: timeout } : 'accept';
    };
    const one = await send({ target: { method: 'multicast', to: userIds(50_000) } });
    expect(one.now()?.state).toBe('accepted');
    expect(new Set(bench.line.phones().values())).toEqual(new Set([1]));
  });
});

describe('the log', () => {
  it('keeps no line that could not be synced: what failed does not come back at the next start', async () => {
    const file = await open(join(bench.folder, 'outbox.jsonl'), 'r');
    const handle = Object.getPrototypeOf(file) as { datasync(): Promise<void> };
    await file.close();
    const broken = vi.spyOn(handle, 'datasync').mockRejectedValueOnce(new Error('EIO'));
    expect(await outbox.enqueue(aRequest({ undoMs: 0 }))).toMatchObject({
      ok: false,
      error: { code: 'outbox.logUnwritable' },
    });
    broken.mockRestore();
    const { events } = parseLog(readFileSync(join(bench.folder, 'outbox.jsonl'), 'utf8'));
    expect(events.map(({ type }) => type)).toEqual(['opened']);
    await outbox.close();
    outbox = await bench.open();
    await look();
    expect(bench.line.requests).toBe(0);
  });
});
