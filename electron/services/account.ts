import type { ChannelId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { MeasuredSend } from '#shared/insight/sends';
import type { Emit, SomeHandlers } from '../ipc/services';
import { type DueSends, runDueSends } from '../jobs/due-sends';
import { systemClock } from '../line/clock';
import { createTokenDesk } from '../line/tokens';
import type { Logger } from '../logging/logger';
import type { TokenVault } from '../secrets/token-vault';
import type { Workspace } from '../store/workspace';
import { AccountFactsReader } from './campaigns/account-facts';
import { campaignHandlers } from './campaigns/handlers';
import { queueFacts } from './campaigns/queue-facts';
import { Connections } from './channels/connections';
import { bookOf, type ChannelParts, channelHandlers } from './channels/handlers';
import { RehearsalHost } from './channels/rehearsal-host';
import { TokenKeeper } from './channels/token-keeper';
import type { CurrentWorkspace } from './current-workspace';
import type { AccountPlace } from './insight/handlers';
import { lineInsight } from './insight/line-insight';
import { measuredSends } from './insight/measured-sends';
import type { InsightPort } from './insight/pull';
import { outboxService } from './outbox/handlers';
import { publishHandlers } from './publish/handlers';
import type { Drawings } from './render';

export interface AccountOptions {
  current: CurrentWorkspace;
  drawings: Drawings;
  vault: TokenVault;
  emit: Emit;
  logger: Logger;
  now: () => Date;
  /** The clock of sending; it runs on where a test has stopped the other one. */
  runningNow?: () => Date;
  /** A server that stands in for LINE's hosts; tests alone have one. */
  endpoint?: string;
}
type Names =
  | keyof ReturnType<typeof channelHandlers>
  | keyof ReturnType<typeof publishHandlers>['handlers']
  | keyof ReturnType<typeof outboxService>['handlers']
  | keyof ReturnType<typeof campaignHandlers>;

/** What the rehearsal platform serves at this moment, for those who prove what a run did. */
export interface RehearsalAccount {
  served(): { richMenu: Readonly<Record<string, unknown>>; hasPicture: boolean }[];
}

const RENEW_EVERY_MS = 3_600_000;
/** A burst of changes on the rehearsal channel is told once. */
const SETTLE_MS = 100;

/** Channels, publishing and the rehearsal channel over the open workspace. */
export function accountServices(options: AccountOptions): {
  handlers: SomeHandlers<Names>;
  rehearsalAccount(): Promise<Result<RehearsalAccount>>;
  /** The open workspace's outbox, for services that send. */
  outbox: ReturnType<typeof outboxService>;
  dueSends: DueSends;
  /** Whose account a channel is and what time it is there; nothing is asked of LINE. */
  whereOf(workspace: Workspace, channelId: ChannelId): Promise<Result<AccountPlace>>;
  insightOf(workspace: Workspace, channelId: ChannelId): Promise<Result<InsightPort>>;
  /** What went out through a channel, for its figures. */
  sendsOf(workspace: Workspace, channelId: ChannelId): Promise<Result<MeasuredSend[]>>;
  close(): Promise<void>;
} {
  const { current, drawings, vault, emit, logger, now, endpoint } = options;
  let timer: NodeJS.Timeout | null = null;
  const rehearsal = new RehearsalHost(() => {
    timer ??= setTimeout(() => {
      timer = null;
      emit('channels.changed', { id: null });
    }, SETTLE_MS);
  });
  const desk = createTokenDesk({ now, ...(endpoint === undefined ? {} : { endpoint }) });
  const tokens = new TokenKeeper(vault, desk, now);
  const connections = new Connections(tokens, rehearsal, endpoint);
  const parts: ChannelParts = { current, vault, connections, rehearsal, emit, now };
  const publish = publishHandlers({ current, drawings, connections, emit, now });
  const facts = new AccountFactsReader(connections, rehearsal);
  const campaigns = campaignHandlers({ current, facts, emit, now });
  const runningNow = options.runningNow ?? now;
  const outbox = outboxService({
    current,
    connections,
    emit,
    now: runningNow,
    async rehearsalTester(workspace) {
      const server = await rehearsal.serverOf(workspace);
      if (!server.ok || server.value.platform.followers.count === 0) return null;
      const { followers } = server.value.platform;
      return { userId: followers.userId(0), name: followers.displayName(0) };
    },
    async campaign(workspace, channelId, documentId) {
      const [settings, range] = await Promise.all([
        campaigns['plan.settings'](undefined),
        campaigns['plan.campaign']({ id: documentId }),
      ]);
      const now = runningNow();
      return queueFacts(workspace, channelId, documentId, { facts, settings, range, now });
    },
    poke: () => dueSends.poke(),
  });
  const dueSends = runDueSends({
    async outbox() {
      const workspace = current.get();
      if (!workspace.ok) return null;
      const opened = await outbox.outboxOf(workspace.value);
      if (!opened.ok) logger.error('outbox.failed', { error: opened.error });
      return opened.ok ? opened.value : null;
    },
    now: runningNow,
    clock: systemClock,
    onBug: (error) => logger.error('outbox.bug', { error: error as Error }),
  });
  current.onChange(async (workspace) => {
    dueSends.poke();
    const started = await rehearsal.serverOf(workspace);
    if (!started.ok) logger.error('rehearsal.failed', { error: started.error });
    await renewDue();
  });
  const renewing = setInterval(() => void renewDue(), RENEW_EVERY_MS);
  renewing.unref();

  /** Tokens are renewed while they still have days, whether or not anybody publishes. */
  async function renewDue(): Promise<void> {
    const workspace = current.get();
    if (!workspace.ok || workspace.value.readOnly) return;
    const { renewed, failed } = await tokens.renewDue(await bookOf(workspace.value).list());
    if (failed.length > 0) logger.warn('tokens.notRenewed', { channels: failed });
    if (renewed.length > 0) emit('channels.changed', { id: null });
  }

  return {
    handlers: { ...channelHandlers(parts), ...publish.handlers, ...outbox.handlers, ...campaigns },
    outbox,
    dueSends,
    async rehearsalAccount() {
      const workspace = current.get();
      if (!workspace.ok) return workspace;
      const server = await rehearsal.serverOf(workspace.value);
      if (!server.ok) return server;
      const { platform } = server.value;
      return ok({
        served: () =>
          platform.state.richMenus.map(({ richMenu, image }) => ({
            richMenu,
            hasPicture: image !== null,
          })),
      });
    },
    async whereOf(workspace, channelId) {
      const channel = await bookOf(workspace).get(channelId);
      if (!channel.ok) return channel;
      const { kind, botUserId } = channel.value;
      if (kind !== 'rehearsal') return ok({ now: now(), botUserId });
      const server = await rehearsal.serverOf(workspace);
      if (!server.ok) return server;
      const { platform, credentials } = server.value;
      return ok({ now: new Date(platform.clock.now()), botUserId: credentials.botUserId });
    },
    async insightOf(workspace, channelId) {
      const channel = await bookOf(workspace).get(channelId);
      if (!channel.ok) return channel;
      const connection = await connections.connect(workspace, channel.value);
      if (!connection.ok) return connection;
      return ok(lineInsight(connection.value.insight, connection.value.line));
    },
    async sendsOf(workspace, channelId) {
      const channel = await bookOf(workspace).get(channelId);
      if (!channel.ok) return channel;
      const opened = await outbox.outboxOf(workspace);
      if (!opened.ok) return opened;
      const { sends } = opened.value.state();
      const simulated = channel.value.kind === 'rehearsal';
      return ok(await measuredSends(workspace, { channelId, simulated, sends }));
    },
    async close() {
      if (timer) clearTimeout(timer);
      await dueSends.stop();
      await outbox.close();
      clearInterval(renewing);
      const workspace = current.get();
      // A run that followers have not seen is taken back; any other goes on at the next start.
      if (workspace.ok) publish.serviceOf(workspace.value).cancelAll();
      await rehearsal.close();
    },
  };
}
