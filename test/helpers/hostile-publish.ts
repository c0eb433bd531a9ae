import { createLineClient } from '#electron/line/client';
import type { LinePort } from '#electron/line/port';
import { type FaultyProxy, faultyProxy, PROXY_FAULTS, type ProxyFault } from './faulty-proxy';
import { watchFollowers } from './follower-promise';
import { unwrap } from './publish-bench';
import {
  aWish,
  changedWish,
  foreignThings,
  type ModelBench,
  modelBench,
  seeded,
} from './publish-model';

export interface HostileCounts {
  seed: number;
  calls: number;
  faults: number;
  /** Runs that it took after a fault, at most. */
  mostRuns: number;
  /** What went wrong, in words; empty is what is wanted. */
  wrong: string[];
}

/** Long enough for a machine that is busy with something else. */
const PATIENCE_MS = 10_000;
const HASTE_MS = 150;

const everything = { kind: 'everything' as const };

/** Publishes through a proxy that strikes at one call of a run, then lets the next runs through. */
export async function hostilePublish(options: {
  seed: number;
  /** Which faults at which call; every fault at every call when it answers true. */
  strikes: (fault: ProxyFault, call: number) => boolean;
}): Promise<HostileCounts> {
  const { seed } = options;
  const random = seeded(seed);
  const bench = await modelBench(seed);
  const proxy = await faultyProxy(bench.server.url);
  const counts: HostileCounts = { seed, calls: 0, faults: 0, mostRuns: 0, wrong: [] };
  const lineWithin = (timeoutMs: number) =>
    createLineClient({
      channelAccessToken: bench.server.credentials.channelAccessToken,
      endpoint: proxy.url,
      clock: bench.clock,
      timeoutMs,
      uploadTimeoutMs: timeoutMs,
      random: random.next,
    });
  const patient = lineWithin(PATIENCE_MS);
  const lines = { patient, hasty: lineWithin(HASTE_MS) };
  bench.target.line = patient;
  try {
    foreignThings(random, bench);
    bench.wish = aWish(random, bench.userIds);
    unwrap(await bench.service().apply(bench.target, everything));
    const restore = bench.save();
    bench.wish = changedWish(random, bench.wish, bench.userIds);
    const before = proxy.calls.length;
    const plain = unwrap(await bench.service().apply(bench.target, everything));
    if (plain.state !== 'done') throw new Error(plain.error?.message);
    counts.calls = proxy.calls.length - before;
    const after = {
      seen: JSON.stringify(bench.seen()),
      hasDefault: bench.server.platform.state.defaultRichMenuId !== null,
    };
    for (let at = 0; at < counts.calls; at += 1) {
      for (const fault of PROXY_FAULTS) {
        if (!options.strikes(fault, at)) continue;
        restore();
        const times = random.chance(0.25) ? 7 : 1;
        await strike(bench, proxy, { fault, at, times, lines }, counts, after);
      }
    }
  } finally {
    await proxy.close();
    await bench.close();
  }
  return counts;
}

interface Strike {
  fault: ProxyFault;
  at: number;
  times: number;
  lines: { patient: LinePort; hasty: LinePort };
}

async function strike(
  bench: ModelBench,
  proxy: FaultyProxy,
  { fault, at, times, lines }: Strike,
  counts: HostileCounts,
  after: { seen: string; hasDefault: boolean },
): Promise<void> {
  const keepsDefault = after.hasDefault && bench.server.platform.state.defaultRichMenuId !== null;
  const watch = watchFollowers(bench.server.platform, { keepsDefault });
  const first = proxy.calls.length + at;
  let hit = '';
  proxy.fate = ({ number, method, path }) => {
    if (number < first || number >= first + times) return null;
    if (number === first) hit = `${method} ${path}`;
    return fault;
  };
  counts.faults += 1;
  const said = (what: string) =>
    counts.wrong.push(`${fault} × ${times} at call ${at} (${hit}): ${what}`);
  try {
    // only where LINE says nothing at all is there something to be waited for in vain
    bench.target.line = fault.startsWith('timeout') ? lines.hasty : lines.patient;
    const run = await bench.service().apply(bench.target, everything);
    proxy.fate = () => null;
    bench.target.line = lines.patient;
    let runs = 0;
    for (let isDone = run.ok && run.value.state === 'done'; !isDone && runs < 4; ) {
      runs += 1;
      const [left] = await bench.service().unfinished(bench.target);
      const next = left
        ? await bench.service().resume(bench.target, left.id)
        : await bench.service().apply(bench.target, everything);
      if (!next.ok) {
        said(`${next.error.code}: ${next.error.message}`);
        break;
      }
      isDone = !left && next.value.state === 'done';
    }
    counts.mostRuns = Math.max(counts.mostRuns, runs);
    if (runs > 3) said(`${runs} runs`);
    if (JSON.stringify(bench.seen()) !== after.seen) said('another account in the end');
    const orphans = await bench.orphans();
    if (orphans.length > 0) said(`${orphans.length} menus that nobody has a use for`);
    if (watch.broken.length > 0) said(watch.broken.join('; '));
  } catch (error) {
    proxy.fate = () => null;
    said(`threw ${error instanceof Error ? error.stack?.slice(0, 300) : String(error)}`);
  } finally {
    watch.stop();
  }
}

const METHODS = new Set(['POST', 'PUT', 'DELETE']);

/**
 * Somebody else moves a tab or the default to a menu of theirs, before each call of a run in turn. What they chose
 * stays, unless it came between our look and our own change of the same thing; nothing is left over or broken.
 */
export async function meddledPublish(seed: number): Promise<HostileCounts> {
  const random = seeded(seed);
  const bench = await modelBench(seed);
  const proxy = await faultyProxy(bench.server.url);
  const counts: HostileCounts = { seed, calls: 0, faults: 0, mostRuns: 0, wrong: [] };
  const { platform, credentials } = bench.server;
  bench.target.line = createLineClient({
    channelAccessToken: credentials.channelAccessToken,
    endpoint: proxy.url,
    clock: bench.clock,
    random: random.next,
  });
  try {
    bench.wish = aWish(random, bench.userIds);
    unwrap(await bench.service().apply(bench.target, everything));
    const theirs = platform.createRichMenu({
      size: { width: 800, height: 540 },
      selected: false,
      name: 'theirs',
      chatBarText: 'theirs',
      areas: [],
    });
    const [picture] = platform.state.richMenus;
    const bytes = platform.image(picture?.richMenuId ?? '');
    platform.setImage(theirs, bytes?.bytes ?? new Uint8Array(), 'image/png');
    bench.foreign.add(theirs);
    const alias = platform.state.aliases[0]?.richMenuAliasId ?? '';
    const restore = bench.save();
    bench.wish = changedWish(random, bench.wish, bench.userIds);
    const before = proxy.calls.length;
    unwrap(await bench.service().apply(bench.target, everything));
    counts.calls = proxy.calls.length - before;
    for (const what of ['alias', 'default'] as const)
      for (let at = 0; at < counts.calls; at += 1) {
        restore();
        counts.faults += 1;
        const first = proxy.calls.length + at;
        let isRace = false;
        let hit = '';
        proxy.fate = ({ number, method, path }) => {
          if (number !== first) return null;
          hit = `${method} ${path}`;
          const mine = what === 'alias' ? /\/richmenu\/alias/ : /\/user\/all\/richmenu/;
          isRace = METHODS.has(method) && mine.test(path);
          const isThere = platform.state.aliases.some((one) => one.richMenuAliasId === alias);
          if (what === 'default') platform.setDefault(theirs);
          else if (isThere) platform.updateAlias(alias, theirs);
          return null;
        };
        const said = (why: string) =>
          counts.wrong.push(`${what} moved before call ${at} (${hit}): ${why}`);
        const watch = watchFollowers(platform);
        const service = bench.service();
        await service.apply(bench.target, everything);
        proxy.fate = () => null;
        let runs = 1;
        for (; runs < 4; runs += 1) {
          const [left] = await bench.service().unfinished(bench.target);
          const next = left
            ? await bench.service().resume(bench.target, left.id)
            : await bench.service().apply(bench.target, everything);
          if (!next.ok) said(next.error.code);
          if (next.ok && next.value.state === 'done' && !left) break;
        }
        counts.mostRuns = Math.max(counts.mostRuns, runs);
        if (runs === 4) said('never done');
        const { defaultRichMenuId, aliases } = platform.state;
        const now =
          what === 'default'
            ? defaultRichMenuId
            : aliases.find((one) => one.richMenuAliasId === alias)?.richMenuId;
        if (now !== theirs && !isRace) said('what they chose was run over');
        const orphans = await bench.orphans();
        if (orphans.length > 0) said(`${orphans.length} menus that nobody has a use for`);
        if (watch.broken.length > 0) said(watch.broken.join('; '));
        watch.stop();
      }
  } finally {
    await proxy.close();
    await bench.close();
  }
  return counts;
}
