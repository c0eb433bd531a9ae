import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChannelId, sha256, type WorkspaceId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import { createLineClient } from '../../line/client';
import type { Clock } from '../../line/clock';
import { createInsightClient } from '../../line/insight';
import { Pacer } from '../../line/pacer';
import { standingClock } from '../../rehearsal/clock';
import type { Platform } from '../../rehearsal/platform';
import { startRehearsal } from '../../rehearsal/server';
import { randomBytesPort } from '../../store/random';
import { lineInsight } from '../insight/line-insight';
import type { InsightPort } from '../insight/pull';
import { Outbox } from '../outbox/outbox';

/** A copy of the practice account and an outbox of its own, on a clock that only moves when it is turned. */
export interface Sandbox {
  platform: Platform;
  outbox: Outbox;
  insight: InsightPort;
  now(): Date;
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** Where the practice account lives; the copy begins as it stands. */
  account: string;
  channelId: ChannelId;
  workspaceId: WorkspaceId;
  now: Date;
}

/**
 * Whoever waits here, waits on the turned clock, which then turns itself: a narrowcast that takes a minute, and a
 * limit of LINE's that frees up in an hour, cost no time at all.
 */
export async function openSandbox(options: SandboxOptions): Promise<Result<Sandbox>> {
  const folder = mkdtempSync(join(tmpdir(), 'tapestry-rehearsal-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const copy = join(folder, 'account');
  if (existsSync(options.account)) cpSync(options.account, copy, { recursive: true });
  const started = await startRehearsal({
    folder: copy,
    clock: standingClock(options.now.getTime()),
  });
  if (!started.ok) {
    remove();
    return started;
  }
  const { platform, credentials, url, stop } = started.value;
  const now = () => new Date(platform.clock.now());
  const clock: Clock = {
    monotonicMs: () => platform.clock.now(),
    async sleep(ms, signal) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
      platform.advanceTo(platform.clock.now() + ms);
    },
  };
  const client = {
    channelAccessToken: credentials.channelAccessToken,
    endpoint: url,
    clock,
    pacer: new Pacer(clock),
  };
  const line = createLineClient(client);
  const opened = await Outbox.open({
    folder: join(folder, 'outbox'),
    workspaceId: options.workspaceId,
    readOnly: false,
    connect: async () =>
      ok({
        line,
        botUserId: credentials.botUserId,
        kind: 'rehearsal',
        targetReach: async () => platform.followers.count,
      }),
    kindOf: async () => ok('rehearsal'),
    // nobody else knows this account
    seeMedia: async () => ok(null),
    lockAccount: () => ({ release: () => undefined }),
    now,
    clock,
    random: Math.random,
    randomBytes: randomBytesPort,
    randomUuid: randomUUID,
    sha256: (text) => sha256.parse(createHash('sha256').update(text).digest('hex')),
    onChange: () => undefined,
  });
  const close = async () => {
    if (opened.ok) await opened.value.close();
    await stop();
    remove();
  };
  if (!opened.ok) {
    await close();
    return opened;
  }
  return ok({
    platform,
    outbox: opened.value,
    insight: lineInsight(createInsightClient(client), line),
    now,
    close,
  });
}
