import { createLineClient } from '#electron/line/client';
import type { RehearsalClock } from '#electron/rehearsal/clock';
import { startRehearsal } from '#electron/rehearsal/server';
import type { Send } from '#shared/domain/outbox';
import { ok } from '#shared/errors/app-error';
import { type FaultyProxy, faultyProxy, type ProxyFault } from './faulty-proxy';
import { aRequest, good, OutboxBench, userIds } from './outbox-bench';
import { seeded } from './random';

export interface SendStorm {
  seed: number;
  parts: number;
  /** Multicasts that reached the proxy. */
  requests: number;
  perPart: number;
  /** Accepted by the platform, each under its own key. */
  applied: number;
  /** People who got it more than once, or not at all. */
  twice: number;
  missing: number;
  state: Send['state'];
}

const POST = /^\/v2\/bot\/message\/(push|multicast|narrowcast|broadcast)$/;

/** 8 % 429, 5 % 500 before, 5 % 500 after, 5 % reset after acceptance, 2 % silence. */
function stormy(random: () => number): ProxyFault | null {
  const at = random();
  if (at < 0.08) return 'tooMany';
  if (at < 0.13) return 'serverErrorBefore';
  if (at < 0.18) return 'serverErrorAfter';
  if (at < 0.23) return 'resetAfter';
  if (at < 0.24) return 'timeoutBefore';
  return at < 0.25 ? 'timeoutAfter' : null;
}

async function stage() {
  const bench = new OutboxBench();
  const server = good(await startRehearsal({ followers: 50, seed: 3, clock: platformClock() }));
  server.platform.setQuota({ value: null });
  const proxy = await faultyProxy(server.url);
  const line = createLineClient({
    channelAccessToken: server.credentials.channelAccessToken,
    endpoint: proxy.url,
    clock: bench.clock,
    // silence is meant, and not a machine that is busy with something else
    timeoutMs: 2_500,
  });
  const outbox = await bench.open({
    connect: async () =>
      ok({ line, botUserId: 'Ubot', kind: 'test' as const, targetReach: async () => null }),
  });
  return {
    bench,
    server,
    proxy,
    outbox,
    async close() {
      await outbox.close();
      await proxy.close();
      await server.stop();
      bench.remove();
    },
  };
}

/** LINE's limits are another test's subject: here time passes between any two calls. */
function platformClock(): RehearsalClock {
  let now = Date.parse('2026-09-14T02:00:00Z');
  return {
    now: () => {
      now += 20;
      return now;
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

/** A long list through a storm on the wire. */
export async function sendThroughStorm(parts: number, seed: number): Promise<SendStorm> {
  const { outbox, server, proxy, close } = await stage();
  const random = seeded(seed);
  try {
    proxy.fate = ({ path }) => (POST.test(path) ? stormy(random) : null);
    const to = userIds(parts * 500, seed);
    const { id } = good(
      await outbox.enqueue(
        aRequest({ undoMs: 0, graceMs: 86_400_000, target: { method: 'multicast', to } }),
      ),
    );
    await outbox.tick();
    await outbox.idle();
    const requests = proxy.calls.filter(({ path }) => POST.test(path)).length;
    const { records } = server.platform.book;
    return {
      seed,
      parts,
      requests,
      perPart: Math.round((requests / parts) * 1_000) / 1_000,
      applied: records.length,
      twice: records.length - new Set(records.map(({ retryKey }) => retryKey)).size,
      missing: parts - new Set(records.map(({ retryKey }) => retryKey)).size,
      state: outbox.find(id)?.view.state as Send['state'],
    };
  } finally {
    await close();
  }
}

export interface OneSend {
  fault: ProxyFault;
  state: Send['state'];
  /** How often LINE accepted it, and how often it was asked. */
  applied: number;
  asked: number;
}

/** One broadcast while each of its calls meets the fault so often. */
export async function oneSendThrough(faults: readonly ProxyFault[], times: number) {
  const { outbox, bench, server, proxy, close } = await stage();
  const found: OneSend[] = [];
  try {
    for (const fault of faults) {
      const before = server.platform.book.records.length;
      const from = proxy.calls.length;
      let hits = 0;
      proxy.fate = ({ path }: FaultyProxy['calls'][number]) => {
        if (!POST.test(path) || hits >= times) return null;
        hits += 1;
        return fault;
      };
      const { id } = good(await outbox.enqueue(aRequest({ undoMs: 0 })));
      await outbox.tick();
      await outbox.idle();
      bench.clock.pass(3_600_000);
      found.push({
        fault,
        state: outbox.find(id)?.view.state as Send['state'],
        applied: server.platform.book.records.length - before,
        asked: proxy.calls.slice(from).filter(({ path }) => POST.test(path)).length,
      });
    }
    return found;
  } finally {
    await close();
  }
}
