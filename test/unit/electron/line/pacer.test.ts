import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Pacer } from '#electron/line/pacer';
import { paceFile } from '#electron/services/channels/pace-file';
import { accountFolder } from '#electron/services/outbox/account-lock';
import { lineEndpoints } from '#shared/line/endpoints';
import { TurnedClock } from '#test/helpers/outbox-bench';
import { seeded } from '#test/helpers/random';

const HOUR = 3_600_000;
let folder: string;
let clock: TurnedClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tapestry-pace-'));
  clock = new TurnedClock();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const { createRichMenu, multicast } = { ...lineEndpoints };
const menus = createRichMenu.rate;
/** A process of its own: its monotonic clock begins anew, what is on the disk is all it knows. */
const start = (bot = 'U1') => {
  clock.monoMs = 0;
  const pacer = new Pacer(clock);
  pacer.keepIn(paceFile(folder, bot, () => clock.wallMs));
  return pacer;
};
const burst = (pacer: Pacer, endpoint = 'createRichMenu', rate = menus) => {
  let count = 0;
  while (pacer.reserve(endpoint, rate) === 0) count += 1;
  return count;
};

describe('the pace of a channel', () => {
  it('outlives the process: no new burst after a restart, and no more than LINE grants in an hour', () => {
    const first = burst(start());
    expect(first).toBe(20);
    expect(burst(start())).toBe(0);
    clock.pass(2 * HOUR);
    let calls = 0;
    const began = clock.wallMs;
    for (;;) {
      // a process a call, as scripts do
      clock.pass(start().reserve('createRichMenu', menus));
      if (clock.wallMs - began >= HOUR) break;
      calls += 1;
    }
    expect(calls).toBeLessThanOrEqual(menus.calls);
    expect(calls).toBeGreaterThanOrEqual(menus.calls * 0.97);
  });

  it('is one for all processes of a channel, and each channel has its own', () => {
    const [a, b] = [start(), start()];
    expect(burst(a) + burst(b)).toBe(20);
    expect(burst(start('U2'))).toBe(20);
  });

  it('also after a 429', () => {
    start().holdBack('createRichMenu', menus, 60_000);
    expect(start().reserve('createRichMenu', menus)).toBeGreaterThanOrEqual(59_999);
  });

  it('where LINE counts by the second, calls leave one by one and never heap up, whatever stalls come', async () => {
    expect(burst(new Pacer(clock), 'multicast', multicast.rate)).toBe(1);
    const random = seeded(5);
    const left: number[] = [];
    // every timer comes late by up to a millisecond, some by a stall that wakes all who wait at once
    const pacer = new Pacer({
      monotonicMs: () => clock.monoMs,
      sleep: async (ms) => {
        const wakesAt = clock.monoMs + Math.trunc(ms) + random() + (random() < 0.05 ? 40 : 0);
        await Promise.resolve();
        if (wakesAt > clock.monoMs) clock.pass(wakesAt - clock.monoMs);
      },
    });
    await Promise.all(
      Array.from({ length: 1_000 }, async () => {
        await pacer.take('multicast', multicast.rate);
        left.push(clock.monoMs);
      }),
    );
    // the smallest bucket that a stall of the way itself leaves room in: no call finds it empty
    let tokens = 3;
    let filledAt = left[0] ?? 0;
    for (const at of left) {
      tokens = Math.min(
        3,
        tokens + ((at - filledAt) * multicast.rate.calls) / multicast.rate.perMs,
      );
      filledAt = at;
      expect(tokens).toBeGreaterThanOrEqual(1);
      tokens -= 1;
    }
  });

  it('who is cancelled while waiting does not hold up the next', async () => {
    const pacer = new Pacer({
      monotonicMs: () => clock.monoMs,
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        clock.pass(ms);
      },
    });
    await pacer.take('multicast', multicast.rate);
    const cancelled = pacer.take('multicast', multicast.rate, AbortSignal.abort());
    const next = pacer.take('multicast', multicast.rate);
    await expect(cancelled).rejects.toThrow();
    await expect(next).resolves.toBeUndefined();
  });

  it('quick endpoints write nothing: their bucket is full before another process has started', () => {
    expect(burst(start(), 'multicast', multicast.rate)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a clock that was set back, a damaged file and a folder that cannot be written keep nobody waiting', () => {
    burst(start());
    clock.jump(-24 * HOUR);
    expect(burst(start())).toBe(20);
    const path = join(accountFolder(folder, 'U1'), 'pace.json');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 9));
    expect(burst(start())).toBe(20);
    writeFileSync(path, JSON.stringify({ at: clock.wallMs, emptyAt: { createRichMenu: 9e15 } }));
    // never longer than it takes LINE to forget
    expect(start().reserve('createRichMenu', menus)).toBeLessThanOrEqual(HOUR);
    const nowhere = new Pacer(clock);
    nowhere.keepIn(paceFile(join(path, 'below-a-file'), 'U1', () => clock.wallMs));
    expect(burst(nowhere)).toBe(20);
  });
});
