import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ok } from '#shared/errors/app-error';
import { aRequest, good, OutboxBench, TurnedClock } from './outbox-bench';
import { publishBench, repaint, unwrap } from './publish-bench';

export interface LongRun {
  rounds: number;
  /** Megabytes after collecting garbage: when warm, and at the end. */
  rssWarm: number;
  rssEnd: number;
  heapWarm: number;
  heapEnd: number;
  /** What keeps a process alive: sockets, files, timers. */
  handlesWarm: number;
  handlesEnd: number;
  listenersWarm: number;
  listenersEnd: number;
  published: number;
  sent: number;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const MB = 1_048_576;
/** Platform time that a round stands for: a person who edits, saves, publishes and sends every four minutes. */
const ROUND_MS = 4 * 60_000;

/**
 * A working day at speed, over and over: edit, autosave, look at the library, publish, look at what is live, send
 * a message. Everything is the real thing over a rehearsal account; only waiting costs nothing.
 */
export async function longRun(rounds: number, warmUp: number): Promise<LongRun> {
  const bench = await publishBench();
  const clock = new TurnedClock('2026-11-24T02:00:00Z');
  const sends = new OutboxBench(clock);
  const { line, botUserId } = { line: bench.target.line, botUserId: bench.target.botUserId };
  const outbox = await sends.open({
    connect: async () => ok({ line, botUserId, kind: 'test', targetReach: async () => null }),
  });
  const follower = bench.server.platform.followers.userId(0);
  const { id } = await bench.home();
  const scope = { kind: 'chosen' as const, documentIds: [id] };
  let [published, sent] = [0, 0];

  const look = async () => {
    // what was closed in this turn is gone in the next
    for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done, 20));
    collect();
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    return {
      rss: rss / MB,
      heap: heapUsed / MB,
      handles: process.getActiveResourcesInfo().length,
      listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    };
  };
  let warm = await look();
  for (let round = 1; round <= rounds; round += 1) {
    for (let edit = 0; edit < 3; edit += 1)
      await bench.change((set) => ({ ...set, notes: `round ${round}, edit ${edit}` }));
    bench.workspace.list({ text: '秋', offset: 0, limit: 50 });
    await bench.change((set) => ({
      ...repaint(set),
      pages: set.pages.map((page) => ({ ...page, chatBarText: `選單 ${round % 7}` })),
    }));
    const run = unwrap(await bench.service.apply(bench.target, scope));
    if (run.state === 'done') published += 1;
    await bench.service.state(bench.target, id);
    const request = aRequest({ undoMs: 0, target: { method: 'push', to: follower } });
    const send = good(await outbox.enqueue(request));
    await outbox.tick();
    await outbox.idle();
    if (outbox.find(send.id)?.view.state === 'accepted') sent += 1;
    // the bench keeps every progress for its tests
    bench.progress.length = 0;
    clock.pass(ROUND_MS);
    if (round === warmUp) warm = await look();
  }
  const end = await look();
  await outbox.close();
  sends.remove();
  await bench.close();
  const round = (value: number) => Math.round(value * 10) / 10;
  return {
    rounds,
    rssWarm: round(warm.rss),
    rssEnd: round(end.rss),
    heapWarm: round(warm.heap),
    heapEnd: round(end.heap),
    handlesWarm: warm.handles,
    handlesEnd: end.handles,
    listenersWarm: warm.listeners,
    listenersEnd: end.listeners,
    published,
    sent,
  };
}
