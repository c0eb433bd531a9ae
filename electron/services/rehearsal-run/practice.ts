import { createHash, randomUUID } from 'node:crypto';
import { type ChannelId, sha256, type WorkspaceId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import { createAccountClient } from '../../line/account';
import { type AudienceClient, createAudienceClient } from '../../line/audiences';
import { createLineClient } from '../../line/client';
import type { Clock } from '../../line/clock';
import { createInsightClient } from '../../line/insight';
import { createInventoryClient } from '../../line/inventory';
import { Pacer } from '../../line/pacer';
import { standingClock } from '../../rehearsal/clock';
import type { Platform } from '../../rehearsal/platform';
import { type RehearsalOptions, startRehearsal } from '../../rehearsal/server';
import { randomBytesPort } from '../../store/random';
import { lineInsight } from '../insight/line-insight';
import type { InsightPort } from '../insight/pull';
import { Outbox } from '../outbox/outbox';
import { targetOf } from '../publish/handlers';
import type { PublishTarget } from '../publish/ports';

/** A practice account and an outbox on a clock that only moves when it is turned. */
export interface Practice {
  platform: Platform;
  outbox: Outbox;
  insight: InsightPort;
  audiences: AudienceClient;
  /** The account as publishing sees it. */
  target: PublishTarget;
  /** People who are friends at this moment. */
  friends(): number;
  now(): Date;
  close(): Promise<void>;
}

export interface PracticeOptions {
  /** Where the practice account lives. */
  account: string;
  /** Where the outbox keeps its log. */
  outbox: string;
  channelId: ChannelId;
  workspaceId: WorkspaceId;
  now: Date;
  /** Of an account that is not there yet. */
  fresh?: Pick<RehearsalOptions, 'followers' | 'displayName' | 'friendsUntil'>;
}

/**
 * Whoever waits here, waits on the turned clock, which then turns itself: a narrowcast that takes a minute, and a
 * limit of LINE's that frees up in an hour, cost no time at all. Nobody else may have the account or the outbox open.
 */
export async function openPractice(options: PracticeOptions): Promise<Result<Practice>> {
  const started = await startRehearsal({
    ...options.fresh,
    folder: options.account,
    clock: standingClock(options.now.getTime()),
  });
  if (!started.ok) return started;
  const { platform, credentials, url, stop } = started.value;
  const now = () => new Date(platform.clock.now());
  const friends = () => platform.crowd.people.friendsAt(platform.clock.now()).size;
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
    folder: options.outbox,
    workspaceId: options.workspaceId,
    readOnly: false,
    connect: async () =>
      ok({
        line,
        botUserId: credentials.botUserId,
        kind: 'rehearsal',
        targetReach: async () => friends(),
      }),
    kindOf: async () => ok('rehearsal'),
    // nobody else knows this account, and nothing in it leaves for the world
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
  if (!opened.ok) {
    await stop();
    return opened;
  }
  const outbox = opened.value;
  return ok({
    platform,
    outbox,
    audiences: createAudienceClient(client),
    insight: lineInsight(createInsightClient(client), line),
    target: targetOf(
      { id: options.channelId, kind: 'rehearsal', requiresApproval: false },
      credentials.botUserId,
      line,
      createInventoryClient(client),
      createAccountClient(client),
    ),
    friends,
    now,
    async close() {
      await outbox.close();
      await stop();
    },
  });
}

/** All that may leave by now leaves, and LINE is through with it; `more` hands over what that makes possible. */
export async function settle(
  { outbox, now }: Pick<Practice, 'outbox' | 'now'>,
  more: () => Promise<Result<number>>,
): Promise<Result<null>> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await outbox.tick();
    await outbox.idle();
    for (const send of outbox.state().sends) await outbox.followed(send.id);
    const handed = await more();
    if (!handed.ok) return handed;
    const { nextDueAt } = outbox.state();
    if (handed.value === 0 && (nextDueAt === null || Date.parse(nextDueAt) > now().getTime()))
      break;
  }
  return ok(null);
}

/** One step may not go on for ever, whatever a rule says. */
const MOST_ROUNDS = 20;
