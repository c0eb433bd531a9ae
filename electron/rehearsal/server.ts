import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { type RehearsalClock, runningClock } from './clock';
import type { FaultSource } from './faults';
import { createFollowers } from './followers';
import { createRehearsalApp, type Exchange } from './http';
import { blobFolder, blobMemory, loadPlatform, savePlatform, sendLogFile } from './persistence';
import { Platform } from './platform';
import { RateLimiter } from './rate-limiter';
import { SEND_KINDS, sendLogInMemory } from './sending/send-record';
import { newPlatformState } from './state';

export interface RehearsalOptions {
  /** 0 takes any free port. */
  port?: number;
  /** Where the account lives on between starts; in memory only when left out. */
  folder?: string;
  followers?: number;
  /** Same seed, same followers. */
  seed?: number;
  /** Of a new account: up to when people become friends, later than the clock where its past is played; now when left out. */
  friendsUntil?: number;
  /** Platform time runs so many times faster than ours. */
  speed?: number;
  clock?: RehearsalClock;
  displayName?: string;
  random?: (length: number) => Uint8Array;
  onExchange?: (exchange: Exchange) => void;
}

export interface RehearsalCredentials {
  channelId: string;
  channelSecret: string;
  channelAccessToken: string;
  botUserId: string;
}

export interface RehearsalServer {
  /** `http://127.0.0.1:PORT`, for both of LINE's hosts. */
  url: string;
  credentials: RehearsalCredentials;
  /** The account itself: what the studio shows and what tests watch. */
  platform: Platform;
  /** From now on calls fail as this says; null ends it. */
  setFaults(source: FaultSource | null): void;
  /** Empties the account and forgets what was counted. */
  reset(): void;
  stop(): Promise<void>;
}

export const DEFAULT_FOLLOWERS = 1_280;
/** Of whoever asks for none: the followers that a sample's list names. */
export const DEFAULT_SEED = 1;

/** Starts a LINE platform on loopback. The token is new at each start and never stored. */
export async function startRehearsal(
  options: RehearsalOptions = {},
): Promise<Result<RehearsalServer>> {
  const random = options.random ?? ((length: number) => new Uint8Array(randomBytes(length)));
  const hex = (length: number) =>
    Buffer.from(random(Math.ceil(length / 2)))
      .toString('hex')
      .slice(0, length);
  const clock = options.clock ?? runningClock(options.speed ?? 1);

  const stored = options.folder ? loadPlatform(options.folder) : null;
  const seed = options.seed ?? stored?.seed ?? DEFAULT_SEED;
  const followerCount = options.followers ?? stored?.followers ?? DEFAULT_FOLLOWERS;
  const now = clock.now();
  const fresh = { now, friendsUntil: options.friendsUntil ?? now, followers: followerCount };
  const state = stored?.state ?? newPlatformState(hex, options.displayName ?? 'Rehearsal', fresh);
  if (state.openedAt === 0) state.openedAt = clock.now();
  if (state.latestAt > clock.now()) clock.advance(state.latestAt - clock.now());
  const sendLog = options.folder ? sendLogFile(options.folder) : sendLogInMemory();
  // Without its account a log of sends tells of nobody.
  if (!stored) sendLog.clear();
  const limiter = new RateLimiter(clock);
  const channelAccessToken = Buffer.from(random(96)).toString('base64');
  const platform = new Platform({
    channelAccessToken,
    state,
    images: options.folder ? blobFolder(options.folder, 'images') : blobMemory(),
    lists: options.folder ? blobFolder(options.folder, 'lists') : blobMemory(),
    sendLog,
    seed,
    clock,
    followers: createFollowers(followerCount, seed),
    hex,
  });
  if (options.folder) {
    const { folder } = options;
    const save = () => savePlatform(folder, { seed, followers: followerCount, state });
    // A send is in its own log already.
    platform.onTransition(({ change }) => {
      if (!isSend(change)) save();
    });
    if (!stored) save();
  }

  let faults: FaultSource | null = null;
  const setFaults = (source: FaultSource | null) => {
    faults = source;
  };
  const reset = () => {
    limiter.reset();
    platform.reset();
  };
  const app = createRehearsalApp({
    platform,
    limiter,
    channelAccessToken,
    faults: () => faults,
    setFaults,
    reset,
    newRequestId: randomUUID,
    ...(options.onExchange ? { onExchange: options.onExchange } : {}),
  });

  const listening = await listen(app.fetch, options.port ?? 0);
  if (!listening.ok) return listening;
  const { server, port } = listening.value;
  return ok({
    url: `http://127.0.0.1:${port}`,
    credentials: {
      channelId: state.channelId,
      channelSecret: state.channelSecret,
      channelAccessToken,
      botUserId: state.bot.userId,
    },
    platform,
    setFaults,
    reset,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  });
}

const isSend = (change: string): boolean =>
  SEND_KINDS.some((kind) => change === kind) || change.startsWith('narrowcast');

/** Binds to loopback only: the practice platform is nobody else's business. */
function listen(
  fetch: Parameters<typeof serve>[0]['fetch'],
  port: number,
): Promise<Result<{ server: ServerType; port: number }>> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(ok({ server, port: info.port })),
    );
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        fail(
          appError('rehearsal.portTaken', `The rehearsal channel cannot listen on port ${port}.`, {
            details: { port, reason: error.code ?? error.message },
          }),
        ),
      ),
    );
  });
}
