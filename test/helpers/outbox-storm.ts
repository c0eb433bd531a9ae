import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SendingPort } from '#electron/line/sending-port';
import type { Outbox } from '#electron/services/outbox/outbox';
import type { Send, SendRequestInput } from '#shared/domain/outbox';
import { appError, ok } from '#shared/errors/app-error';
import { aRequest, type Fate, good, OutboxBench, timeout, userIds } from './outbox-bench';
import { seeded } from './random';

export interface StormCounts {
  seed: number;
  operations: number;
  kills: number;
  /** Requests that reached LINE, repeats among them. */
  requests: number;
  /** Of a request and one of its people: more than one delivery. */
  duplicates: number;
  /** Meant for somebody, and neither delivered nor waiting for a person to decide. */
  lost: number;
  /** Said to be out, and LINE never had it. */
  claimed: number;
  /** A retry key that came with another body, or a second key for the same request without a person. */
  keysChanged: number;
}

const rateLimited = appError('line.rateLimited', 'Too many (429).', { retry: 'after' });
const serverError = appError('line.server', 'LINE failed (500).', { retry: 'safe' });
const never = new Promise<never>(() => undefined);

/** 8 % 429, 5 % 500 before, 5 % 500 and 5 % reset after acceptance, 2 % silence. */
function fateOf(random: () => number): Fate {
  const at = random();
  if (at < 0.08) return { error: rateLimited };
  if (at < 0.13) return { error: serverError };
  if (at < 0.23) return 'lost';
  return at < 0.25 ? { error: timeout } : 'accept';
}

/**
 * Many sends under random faults, while the program dies at random moments: what is on the disk at that
 * instant is all that the next one has, and requests under way arrive or not without anybody hearing of it.
 */
export async function outboxStorm(options: {
  operations: number;
  kills: number;
  seed: number;
}): Promise<StormCounts> {
  const random = seeded(options.seed);
  const bench = new OutboxBench();
  bench.line.quota = { type: 'none', value: null };
  const root = mkdtempSync(join(tmpdir(), 'tapestry-storm-'));
  const bodies = new Map<string, string>();
  const keysOf = new Map<string, Set<string>>();
  let keysChanged = 0;
  let isCalm = false;
  let kills = 0;
  let generation = 0;
  let folder = join(root, '0');
  /** So many requests and lines of the log until the next death. */
  let fuse = Number.POSITIVE_INFINITY;
  /** The last one is gone from the copy; what it still holds of the system may be given back. */
  let isBuried = false;
  let die: () => void = () => undefined;

  const burn = () => {
    fuse -= 1;
    if (fuse === 0) die();
  };
  bench.line.fate = ({ key, body }) => {
    const text = JSON.stringify(body);
    if ((bodies.get(key) ?? text) !== text) keysChanged += 1;
    bodies.set(key, text);
    keysOf.set(text, (keysOf.get(text) ?? new Set()).add(key));
    return isCalm ? 'accept' : fateOf(random);
  };

  const open = async (): Promise<{ outbox: Outbox; died: Promise<'died'> }> => {
    const mine = generation;
    const died = new Promise<'died'>((resolve) => {
      die = () => {
        generation += 1;
        resolve('died');
      };
    });
    const isDead = () => generation !== mine;
    /** The dead hear nothing; what they had asked for may have happened. */
    const mortal = <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
      (async (...args: A): Promise<R> => {
        burn();
        if (isDead() && random() < 0.5) return never;
        const answer = await call(...args);
        return isDead() ? never : answer;
      }) as (...args: A) => Promise<R>;
    const { port } = bench.line;
    const line = {
      ...port,
      pushMessage: mortal(port.pushMessage as SendingPort['pushMessage']),
      multicast: mortal(port.multicast as SendingPort['multicast']),
      narrowcast: mortal(port.narrowcast as SendingPort['narrowcast']),
      broadcast: mortal(port.broadcast as SendingPort['broadcast']),
    };
    const outbox = await bench.open({
      folder,
      connect: async () =>
        isDead()
          ? never
          : ok({ line, botUserId: 'Ubot', kind: 'test', targetReach: async () => null }),
      clock: {
        monotonicMs: () => bench.clock.monotonicMs(),
        sleep: async (ms, signal) => {
          if (!isDead()) return bench.clock.sleep(ms, signal);
          if (!isBuried) await never;
        },
      },
      onChange: burn,
    });
    return { outbox, died };
  };

  let { outbox, died } = await open();
  const arm = () => {
    const isLeft = kills < options.kills;
    const every = Math.max(2, Math.floor((options.operations * 5) / options.kills));
    fuse = isLeft ? 1 + Math.floor(random() * 2 * every) : Number.POSITIVE_INFINITY;
  };
  const reborn = async () => {
    kills += 1;
    const next = join(root, String(kills));
    cpSync(folder, next, { recursive: true });
    isBuried = true;
    await outbox.close();
    isBuried = false;
    rmSync(folder, { recursive: true, force: true });
    folder = next;
    fuse = Number.POSITIVE_INFINITY;
    ({ outbox, died } = await open());
    arm();
  };
  /** Does it, again in the next life when this one ends meanwhile. */
  const living = async (work: () => Promise<unknown>) => {
    while ((await Promise.race([work(), died])) === 'died') await reborn();
  };
  arm();

  const lists = [1, 2, 3, 4].map((seed) => userIds(600 * seed - 300, seed));
  const meant = new Map<string, readonly string[]>();
  const targets = (at: number): SendRequestInput['target'] => {
    const kind = Math.floor(random() * 10);
    if (kind < 5) return { method: 'push', to: userIds(1, at)[0] as string };
    if (kind < 8) return { method: 'multicast', to: lists[Math.floor(random() * 4)] as string[] };
    return { method: 'broadcast' };
  };
  for (let at = 0; at < options.operations; at += 20) {
    for (let number = at; number < Math.min(at + 20, options.operations); number += 1) {
      const text = `no. ${number}`;
      const target = targets(number);
      meant.set(
        text,
        target.method === 'multicast' ? target.to : target.method === 'push' ? [target.to] : ['*'],
      );
      // a person who does not see it in the outbox afterwards asks for it again: its origin tells
      const origin = { kind: 'campaign' as const, documentId: null, itemId: text };
      const messages = [{ type: 'text', text }];
      await living(() =>
        outbox.enqueueOnce(aRequest({ messages, target, origin, undoMs: 0 }), null),
      );
    }
    await living(async () => {
      await outbox.tick();
      await outbox.idle();
    });
  }

  // LINE is well again; somebody looks through what asks and lets it go on
  isCalm = true;
  fuse = Number.POSITIVE_INFINITY;
  const isOpen = ({ state }: Send) => !['accepted', 'cancelled', 'unknown'].includes(state);
  for (let round = 0; round < 20 && outbox.state().sends.some(isOpen); round += 1) {
    for (const send of outbox.state().sends.filter(isOpen)) {
      if (send.state === 'missed') good(await outbox.decide(send.id, { kind: 'sendNow' }));
      else if ((send.state === 'partly' || send.state === 'failed') && send.canContinue)
        good(await outbox.decide(send.id, { kind: 'continue' }));
    }
    bench.clock.pass(11_000);
    await outbox.tick();
    await outbox.idle();
  }

  const deliveries = new Map<string, number>();
  for (const { body } of bench.line.delivered) {
    const [message] = body.messages as { text: string }[];
    const to = Array.isArray(body.to) ? (body.to as string[]) : [String(body.to ?? '*')];
    for (const id of to) {
      const who = `${message?.text} ${id}`;
      deliveries.set(who, (deliveries.get(who) ?? 0) + 1);
    }
  }
  let lost = 0;
  let claimed = 0;
  const byText = new Map(outbox.state().sends.map((send) => [send.origin.itemId, send]));
  for (const [text, people] of meant) {
    const send = byText.get(text);
    const missing = people.filter((id) => !deliveries.has(`${text} ${id}`)).length;
    if (missing === 0) continue;
    if (send?.state === 'accepted') claimed += missing;
    else if (send?.state !== 'unknown') lost += missing;
  }
  const duplicates = [...deliveries.values()].filter((count) => count > 1).length;
  for (const keys of keysOf.values()) keysChanged += keys.size - 1;
  await outbox.close();
  rmSync(root, { recursive: true, force: true });
  bench.remove();
  return {
    seed: options.seed,
    operations: options.operations,
    kills,
    requests: bench.line.requests,
    duplicates,
    lost,
    claimed,
    keysChanged,
  };
}
