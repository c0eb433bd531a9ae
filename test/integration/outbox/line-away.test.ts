import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLineClient } from '#electron/line/client';
import { standingClock } from '#electron/rehearsal/clock';
import { type RehearsalServer, startRehearsal } from '#electron/rehearsal/server';
import type { Outbox } from '#electron/services/outbox/outbox';
import type { OutboxPorts } from '#electron/services/outbox/ports';
import type { WorkspaceId } from '#shared/domain/ids';
import { ok } from '#shared/errors/app-error';
import { aRequest, good, OutboxBench } from '#test/helpers/outbox-bench';

/* An outbox that talks to the rehearsal platform over its port; only the clocks are turned by hand. */

const PEOPLE = 1_900;
const COPY = 'wsp_bbbbbbbbbbbbbbbb' as WorkspaceId;

let bench: OutboxBench;
let folder: string;
let server: RehearsalServer;
let port = 0;
let outbox: Outbox;
const platformClock = standingClock(Date.parse('2026-09-14T02:00:00Z'));

/** The same account with the same token, as LINE is after an outage. */
async function startLine(): Promise<void> {
  const random = (length: number) => new Uint8Array(length).fill(7);
  server = good(
    await startRehearsal({ port, folder, followers: PEOPLE, clock: platformClock, random }),
  );
  port = Number(new URL(server.url).port);
}
const connect: OutboxPorts['connect'] = async () =>
  ok({
    line: createLineClient({
      channelAccessToken: server.credentials.channelAccessToken,
      endpoint: `http://127.0.0.1:${port}`,
      clock: bench.clock,
      timeoutMs: 2_000,
    }),
    botUserId: server.credentials.botUserId,
    kind: 'test',
    targetReach: async () => null,
  });

beforeEach(async () => {
  bench = new OutboxBench();
  folder = mkdtempSync(join(tmpdir(), 'tapestry-away-'));
  port = 0;
  await startLine();
  server.platform.setBehaviour({ ...server.platform.behaviour, blockRate: 0 });
});
afterEach(async () => {
  await outbox.close();
  await server.stop();
  bench.remove();
  rmSync(folder, { recursive: true, force: true });
});

const everybody = () =>
  Array.from({ length: PEOPLE }, (_, index) => server.platform.followers.userId(index));
const accepted = () => server.platform.book.records;
const people = () => accepted().reduce((sum, { delivered }) => sum + delivered, 0);
const enqueue = () =>
  outbox
    .enqueue(aRequest({ undoMs: 0, target: { method: 'multicast', to: everybody() } }))
    .then(good);
const look = async () => {
  await outbox.tick();
  await outbox.idle();
};

describe('R5: the port is closed in the middle of a send, for a minute', () => {
  it('waits and says so, goes on within ten seconds, and nobody gets it twice', async () => {
    let awayAt: number | null = null;
    let backAt: number | null = null;
    let said: string | undefined;
    let leaving: Promise<void> = Promise.resolve();
    const clock = {
      monotonicMs: () => bench.clock.monotonicMs(),
      async sleep(ms: number, signal?: AbortSignal) {
        const [send] = outbox.state().sends;
        said ??= send?.state === 'sending' ? send.waiting?.error.code : undefined;
        if (awayAt !== null && backAt === null && bench.clock.wallMs - awayAt >= 60_000) {
          backAt = bench.clock.wallMs;
          await leaving;
          await startLine();
        }
        await bench.clock.sleep(ms, signal);
      },
    };
    outbox = await bench.open({ connect, clock });
    server.platform.onTransition(({ change }) => {
      if (change !== 'multicast' || awayAt !== null || accepted().length < 2) return;
      awayAt = bench.clock.wallMs;
      // it has been accepted, but its answer is lost with the line
      leaving = server.stop();
    });
    const send = await enqueue();
    await look();
    expect(outbox.find(send.id)?.view.state).toBe('accepted');
    expect(awayAt).not.toBeNull();
    expect(said).toMatch(/^line\./);
    expect(bench.clock.wallMs - (backAt ?? 0)).toBeLessThanOrEqual(10_000);
    expect(accepted()).toHaveLength(4);
    expect(people()).toBe(PEOPLE);
  });
});

describe('R12: the folder is copied in the middle of a send', () => {
  it('the original ends it; the copy sends nothing until a person says so, and then nobody twice', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'tapestry-copied-'));
    let copied = false;
    outbox = await bench.open({ connect });
    server.platform.onTransition(({ change }) => {
      if (change !== 'multicast' || copied) return;
      copied = true;
      cpSync(bench.folder, copy, { recursive: true });
    });
    const send = await enqueue();
    await look();
    expect(copied).toBe(true);
    expect(people()).toBe(PEOPLE);
    const requests = accepted().length;
    await outbox.close();

    outbox = await bench.open({ connect, folder: copy, workspaceId: COPY });
    bench.clock.pass(60_000);
    await look();
    expect(outbox.state().paused).toMatchObject({ reason: 'copied' });
    good(await outbox.resume());
    await look();
    expect(outbox.find(send.id)?.view).toMatchObject({ state: 'unknown', reason: 'copied' });
    expect(accepted()).toHaveLength(requests);

    // even when the person lets it go on, the keys are those that LINE knows
    good(await outbox.decide(send.id, { kind: 'continue' }));
    await look();
    await outbox.settled(send.id);
    expect(outbox.find(send.id)?.view.state).toBe('accepted');
    expect(outbox.wereAllRepeats(send.id)).toBe(true);
    expect(accepted()).toHaveLength(requests);
    expect(people()).toBe(PEOPLE);
    rmSync(copy, { recursive: true, force: true });
  });
});

describe('R6: the key’s age over the wire', () => {
  it.each([
    { age: '23 h 59', minutes: 24 * 60 - 1, state: 'accepted' },
    { age: '24 h 01', minutes: 24 * 60 + 1, state: 'unknown' },
  ])('$age after a lost answer: $state', async ({ minutes, state }) => {
    outbox = await bench.open({ connect });
    let cut = false;
    server.platform.onTransition(({ change }) => {
      if (change !== 'multicast' || cut) return;
      cut = true;
      // accepted, and the program ends before it hears so
      void outbox.close();
    });
    server.setFaults(() => (cut ? 'resetAfter' : null));
    const send = await enqueue();
    await look();
    server.setFaults(null);
    const before = accepted().length;
    bench.clock.pass(minutes * 60_000);
    platformClock.advance(minutes * 60_000);
    outbox = await bench.open({ connect });
    await look();
    if (state === 'accepted') {
      good(await outbox.decide(send.id, { kind: 'continue' }));
      await outbox.settled(send.id);
      await look();
      expect(people()).toBe(PEOPLE);
    } else {
      expect(outbox.find(send.id)?.view.state).toBe(state);
      expect(accepted()).toHaveLength(before);
    }
  });
});
