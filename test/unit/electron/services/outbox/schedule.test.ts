import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outbox } from '#electron/services/outbox/outbox';
import { foldEvents } from '#electron/services/outbox/record';
import type { WorkspaceId } from '#shared/domain/ids';
import { UNDO_MS } from '#shared/domain/outbox';
import { appError } from '#shared/errors/app-error';
import { lineDay, lineMonth } from '#shared/line/month';
import { aRequest, good, OutboxBench, TurnedClock, userIds } from '#test/helpers/outbox-bench';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

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

const look = async () => {
  await outbox.tick();
  await outbox.idle();
};
/** Looks every quarter of a minute, as the app does, while so much time passes. */
const run = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 15_000) {
    bench.clock.pass(15_000);
    await look();
  }
};
const dueIn = async (ms: number, more: Parameters<typeof aRequest>[0] = {}) =>
  good(
    await outbox.enqueue(
      aRequest({ dueAt: new Date(bench.clock.wallMs + ms).toISOString(), ...more }),
    ),
  );
const stateOf = (id: string) => outbox.state().sends.find((send) => send.id === id);

describe('R7: due sends and the clocks', () => {
  it('goes at its time, not a look earlier, and once', async () => {
    await look();
    const send = await dueIn(10 * MINUTE);
    await run(10 * MINUTE - 15_000);
    expect(bench.line.requests).toBe(0);
    await run(HOUR);
    expect(bench.line.requests).toBe(1);
    expect(stateOf(send.id)?.state).toBe('accepted');
  });

  it('goes now when a person says so, and not again at the time it had', async () => {
    const send = await dueIn(DAY);
    const now = { kind: 'sendNow' } as const;
    await Promise.all([outbox.decide(send.id, now), outbox.decide(send.id, now)]);
    const undoUntil = new Date(bench.clock.wallMs + UNDO_MS).toISOString();
    expect(stateOf(send.id)).toMatchObject({ state: 'due', dueAt: undoUntil, undoUntil });
    await look();
    expect(bench.line.requests).toBe(0);
    await run(MINUTE);
    expect(stateOf(send.id)?.state).toBe('accepted');
    expect(await outbox.decide(send.id, now)).toMatchObject({ error: { code: 'outbox.notNow' } });
    await outbox.close();
    outbox = await bench.open();
    await run(DAY + HOUR);
    expect(bench.line.requests).toBe(1);
  });

  it('now can be taken back like anything from a button', async () => {
    const send = await dueIn(DAY);
    good(await outbox.decide(send.id, { kind: 'sendNow' }));
    good(await outbox.decide(send.id, { kind: 'cancel' }));
    await run(DAY + HOUR);
    expect(bench.line.requests).toBe(0);
  });

  it('a first byte that was quicker than a new time stays the first', async () => {
    const send = await dueIn(MINUTE);
    const at = bench.clock.now().toISOString();
    const stored = outbox.find(send.id)?.send;
    if (!stored) throw new Error('it is not there');
    const records = foldEvents([
      { type: 'enqueued', at, isDraft: false, send: stored },
      { type: 'tried', at, id: send.id, part: 0 },
      { type: 'scheduled', at, id: send.id, dueAt: at, zone: 'Asia/Taipei', undo: true },
    ]);
    expect(records.sends.get(send.id)?.phase.phase).toBe('sending');
  });

  it('is missed when the app was closed, and asks instead of going late', async () => {
    const send = await dueIn(HOUR);
    await outbox.close();
    bench.clock.pass(HOUR + 6 * MINUTE);
    outbox = await bench.open();
    await run(10 * MINUTE);
    expect(bench.line.requests).toBe(0);
    expect(stateOf(send.id)).toMatchObject({ state: 'missed', reason: 'notRunning' });
    good(await outbox.decide(send.id, { kind: 'sendNow' }));
    await run(MINUTE);
    expect(bench.line.requests).toBe(1);
  });

  it('still goes when the app was closed for a moment only', async () => {
    const send = await dueIn(HOUR);
    await outbox.close();
    bench.clock.pass(HOUR + 2 * MINUTE);
    outbox = await bench.open();
    await look();
    expect(stateOf(send.id)?.state).toBe('accepted');
  });

  it.each([HOUR, DAY])('a clock set forward by %i ms sends nothing early', async (jump) => {
    await look();
    const send = await dueIn(jump - MINUTE);
    bench.clock.jump(jump);
    await run(10 * MINUTE);
    expect(bench.line.requests).toBe(0);
    expect(stateOf(send.id)).toMatchObject({ state: 'missed', reason: 'clockJump' });
  });

  it.each([HOUR, DAY])('a clock set back by %i ms sends nothing twice', async (jump) => {
    await look();
    const send = await dueIn(MINUTE);
    await run(2 * MINUTE);
    expect(bench.line.requests).toBe(1);
    bench.clock.jump(-jump);
    await run(5 * MINUTE);
    bench.clock.jump(jump);
    await run(5 * MINUTE);
    expect(bench.line.requests).toBe(1);
    expect(stateOf(send.id)?.state).toBe('accepted');
  });

  it('after sleep: a short delay still goes, a long one asks', async () => {
    await look();
    const soon = await dueIn(HOUR);
    const early = await dueIn(10 * MINUTE);
    // Asleep: the wall clock goes on, the monotonic one may stand still; the system says so on waking.
    bench.clock.jump(HOUR + 2 * MINUTE);
    outbox.woke();
    await look();
    expect(stateOf(soon.id)?.state).toBe('accepted');
    expect(stateOf(early.id)).toMatchObject({ state: 'missed', reason: 'notRunning' });
  });

  it('a process that stood still catches up by the same rule', async () => {
    await look();
    const send = await dueIn(MINUTE);
    bench.clock.pass(30 * MINUTE);
    await look();
    expect(bench.line.requests).toBe(0);
    expect(stateOf(send.id)).toMatchObject({ state: 'missed', reason: 'notRunning' });
  });

  it('keeps to a moment, whatever zone the computer is in and whatever its summer time does', async () => {
    const zone = process.env.TZ;
    try {
      // Berlin sets its clocks back in this night, from 03:00 to 02:00.
      const clock = new TurnedClock('2026-10-25T00:10:00.000Z');
      const other = new OutboxBench(clock);
      const box = await other.open();
      const send = good(
        await box.enqueue(aRequest({ dueAt: '2026-10-25T02:30:00+01:00', zone: 'Europe/Berlin' })),
      );
      for (const tz of ['Europe/Berlin', 'America/New_York', 'Asia/Taipei']) {
        process.env.TZ = tz;
        for (let minute = 0; minute < 26; minute += 1) {
          clock.pass(MINUTE);
          await box.tick();
          await box.idle();
          const isTime = clock.wallMs >= Date.parse('2026-10-25T01:30:00Z');
          expect(other.line.requests, `${tz} ${clock.now().toISOString()}`).toBe(isTime ? 1 : 0);
        }
      }
      clock.pass(2 * MINUTE);
      await box.tick();
      await box.idle();
      clock.pass(HOUR);
      await box.tick();
      expect(other.line.requests).toBe(1);
      expect(box.find(send.id)?.view.state).toBe('accepted');
      await box.close();
      other.remove();
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('counts days and months on LINE’s clock', async () => {
    expect(lineMonth(new Date('2026-09-30T14:59:59Z'))).toBe('2026-09');
    expect(lineMonth(new Date('2026-09-30T15:00:00Z'))).toBe('2026-10');
    expect(lineDay(new Date('2026-12-31T15:00:00Z'))).toBe('20270101');
    bench.clock.wallMs = Date.parse('2026-09-30T14:00:00Z');
    bench.line.used = 3_000;
    const before = aRequest({
      dueAt: '2026-09-30T22:58:00+08:00',
      target: { method: 'multicast', to: userIds(2) },
    });
    const after = aRequest({
      dueAt: '2026-09-30T23:00:00+08:00',
      target: { method: 'multicast', to: userIds(2) },
    });
    expect(good(await outbox.check(before))).toMatchObject({
      quotaApplies: true,
      problems: [{ code: 'outbox.quotaTooSmall' }],
    });
    expect(good(await outbox.check(after))).toMatchObject({ quotaApplies: false, problems: [] });
  });

  it('does not begin after the end of its window', async () => {
    await look();
    const dueAt = new Date(bench.clock.wallMs + MINUTE).toISOString();
    const notAfter = new Date(bench.clock.wallMs + 2 * MINUTE).toISOString();
    const send = good(await outbox.enqueue(aRequest({ dueAt, notAfter, graceMs: HOUR })));
    bench.clock.pass(3 * MINUTE);
    await look();
    expect(stateOf(send.id)).toMatchObject({ state: 'missed', reason: 'windowClosed' });
    expect(await outbox.decide(send.id, { kind: 'sendNow' })).toMatchObject({ ok: false });
  });
});

describe('R5: LINE is away when a send is due', () => {
  it('waits, says so, and goes on by itself', async () => {
    await look();
    const send = await dueIn(MINUTE);
    bench.connectError = appError('line.unreachable', 'LINE cannot be reached.', { retry: 'safe' });
    await run(2 * MINUTE);
    expect(stateOf(send.id)).toMatchObject({
      state: 'due',
      waiting: { error: { code: 'line.unreachable' } },
    });
    bench.connectError = null;
    await look();
    expect(stateOf(send.id)?.state).toBe('accepted');
    expect(bench.line.delivered).toHaveLength(1);
  });

  it('asks when it was away for too long', async () => {
    await look();
    const send = await dueIn(MINUTE);
    bench.connectError = appError('line.unreachable', 'LINE cannot be reached.', { retry: 'safe' });
    await run(10 * MINUTE);
    bench.connectError = null;
    await look();
    expect(stateOf(send.id)).toMatchObject({ state: 'missed', reason: 'unreachable' });
  });

  it('leaves an account alone that another process is sending on', async () => {
    await look();
    await dueIn(MINUTE);
    bench.isAccountBusy = true;
    await run(2 * MINUTE);
    expect(bench.line.requests).toBe(0);
    bench.isAccountBusy = false;
    await look();
    expect(bench.line.requests).toBe(1);
  });
});

describe('R12: a copied workspace', () => {
  it('starts paused, sends nothing until it is confirmed, and then each send asks', async () => {
    const people = userIds(2_000);
    const cut = good(
      await outbox.enqueue(aRequest({ undoMs: 0, target: { method: 'multicast', to: people } })),
    );
    bench.line.fate = ({ number }) => {
      // In the middle of a send: three of four are out, the third without an answer.
      if (number === 3) void outbox.close();
      return number >= 3 ? 'lost' : 'accept';
    };
    const planned = await dueIn(MINUTE);
    await look();
    const sent = bench.line.requests;
    bench.line.fate = () => 'accept';

    const folder = mkdtempSync(join(tmpdir(), 'tapestry-copy-'));
    cpSync(bench.folder, folder, { recursive: true });
    bench.clock.pass(2 * MINUTE);
    outbox = await bench.open({ folder, workspaceId: 'wsp_bbbbbbbbbbbbbbbb' as WorkspaceId });
    await run(20 * MINUTE);
    expect(outbox.state().paused).toMatchObject({ reason: 'copied' });
    expect(bench.line.requests).toBe(sent);
    expect(await outbox.decide(cut.id, { kind: 'continue' })).toMatchObject({ ok: false });

    good(await outbox.resume());
    await run(20 * MINUTE);
    expect(bench.line.requests).toBe(sent);
    expect(outbox.state().paused).toBeNull();
    expect(stateOf(cut.id)).toMatchObject({ state: 'unknown', reason: 'copied' });
    expect(stateOf(planned.id)).toMatchObject({ state: 'missed', reason: 'copied' });
    await outbox.close();
    outbox = await bench.open({ folder, workspaceId: 'wsp_bbbbbbbbbbbbbbbb' as WorkspaceId });
    expect(outbox.state().paused).toBeNull();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a person’s pause holds over a restart', async () => {
    await look();
    const send = await dueIn(MINUTE);
    good(await outbox.pause());
    await outbox.close();
    outbox = await bench.open();
    await run(10 * MINUTE);
    expect(bench.line.requests).toBe(0);
    expect(stateOf(send.id)).toMatchObject({ state: 'missed', reason: 'paused' });
  });
});

describe('the log', () => {
  it('cuts off a line that a crash tore, and knows everything before it', async () => {
    const send = await dueIn(HOUR);
    await outbox.close();
    const file = join(bench.folder, 'outbox.jsonl');
    const before = readFileSync(file, 'utf8');
    appendFileSync(file, '{"type":"cancelled","id":"');
    outbox = await bench.open();
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(outbox.state().paused).toBeNull();
    expect(stateOf(send.id)?.state).toBe('due');
  });

  it('pauses when a line in the middle cannot be read', async () => {
    await dueIn(MINUTE);
    await outbox.close();
    const file = join(bench.folder, 'outbox.jsonl');
    const [first, ...rest] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [first, '\u0000\u0000\u0000', ...rest].join('\n'));
    outbox = await bench.open();
    await run(2 * MINUTE);
    expect(outbox.state().paused).toMatchObject({ reason: 'damaged' });
    expect(bench.line.requests).toBe(0);
  });

  it('computes the same states from the same lines', async () => {
    await look();
    await dueIn(MINUTE);
    await dueIn(2 * HOUR);
    await run(3 * MINUTE);
    const { sends } = outbox.state();
    await outbox.close();
    outbox = await bench.open();
    expect(outbox.state().sends).toEqual(sends);
  });

  it('sends nothing whose content is no longer what was agreed to', async () => {
    const send = await dueIn(MINUTE, { messages: [{ type: 'text', text: 'twenty percent' }] });
    await outbox.close();
    const file = join(bench.folder, 'outbox.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('twenty percent', 'ninety percent'));
    bench.clock.pass(MINUTE);
    outbox = await bench.open();
    await look();
    expect(bench.line.requests).toBe(0);
    expect(stateOf(send.id)).toMatchObject({
      state: 'failed',
      error: { code: 'outbox.contentChanged' },
    });
  });
});
