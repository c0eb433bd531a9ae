import type { Campaign } from '#shared/domain/campaign/schema';
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
import { audienceListHandlers } from './audience-lists/handlers';
import { audienceHandlers } from './audiences/handlers';
import { AccountFactsReader } from './campaigns/account-facts';
import { checkContext } from './campaigns/context';
import { campaignHandlers } from './campaigns/handlers';
import { idsOf, queueFacts } from './campaigns/queue-facts';
import { Connections } from './channels/connections';
import { bookOf, type ChannelParts, channelHandlers } from './channels/handlers';
import { RehearsalHost } from './channels/rehearsal-host';
import { TokenKeeper } from './channels/token-keeper';
import type { CurrentWorkspace } from './current-workspace';
import { experimentService } from './experiment/handlers';
import { type AccountPlace, type InsightFactsReader, insightFacts } from './insight/facts';
import { lineInsight } from './insight/line-insight';
import { measuredSends } from './insight/measured-sends';
import type { InsightPort } from './insight/pull';
import type { MessageHosting } from './media/message-hosting';
import { outboxService } from './outbox/handlers';
import type { DialogPort } from './ports';
import { publishHandlers } from './publish/handlers';
import { campaignRehearsalHandlers } from './rehearsal-run/handlers';
import type { Drawings } from './render';

export interface AccountOptions {
  current: CurrentWorkspace;
  drawings: Drawings;
  vault: TokenVault;
  emit: Emit;
  logger: Logger;
  now: () => Date;
  dialogs: Pick<DialogPort, 'pickFolder'>;
  hosting: MessageHosting;
  /** The clock of sending; it runs on where a test has stopped the other one. */
  runningNow?: () => Date;
  /** A server that stands in for LINE's hosts; tests alone have one. */
  endpoint?: string;
}
type Names =
  | keyof ReturnType<typeof channelHandlers>
  | keyof ReturnType<typeof publishHandlers>['handlers']
  | keyof ReturnType<typeof outboxService>['handlers']
  | keyof ReturnType<typeof campaignHandlers>
  | keyof ReturnType<typeof experimentService>['handlers']
  | keyof ReturnType<typeof audienceHandlers>['handlers']
  | keyof ReturnType<typeof audienceListHandlers>
  | keyof ReturnType<typeof campaignRehearsalHandlers>;

/** What the rehearsal platform serves at this moment, for those who prove what a run did. */
export interface RehearsalAccount {
  served(): { richMenu: Readonly<Record<string, unknown>>; hasPicture: boolean }[];
}

const RENEW_EVERY_MS = 3_600_000;
/** A burst of changes on the rehearsal channel is told once. */
const SETTLE_MS = 100;
/** A test whose time is over is decided within so long, if nothing else happens before. */
const ADVANCE_MS = 5 * 60_000;

/** Channels, publishing and the rehearsal channel over the open workspace. */
export function accountServices(options: AccountOptions): {
  handlers: SomeHandlers<Names>;
  rehearsalAccount(): Promise<Result<RehearsalAccount>>;
  /** The open workspace's outbox, for services that send. */
  outbox: ReturnType<typeof outboxService>;
  dueSends: DueSends;
  /** What is known of a channel's figures; nothing is asked of LINE. */
  factsOf: InsightFactsReader;
  /** New figures may let a running test go on. */
  advanceExperiments(): Promise<void>;
  insightOf(workspace: Workspace, channelId: ChannelId): Promise<Result<InsightPort>>;
  close(): Promise<void>;
} {
  const { current, drawings, vault, emit, logger, now, endpoint, hosting } = options;
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
  const publish = publishHandlers({ current, drawings, connections, hosting, emit, now });
  const facts = new AccountFactsReader(connections, rehearsal, hosting);
  const afterAudiences: Emit = (name, payload) => {
    if (name === 'audiences.changed') facts.forget();
    emit(name, payload);
  };
  const audiences = audienceHandlers({ current, connections, emit: afterAudiences, now });
  const lists = audienceListHandlers({
    current,
    emit: afterAudiences,
    now,
    dialogs: options.dialogs,
    account: audiences.account,
  });
  const campaigns = campaignHandlers({ current, facts, emit, now });
  const runningNow = options.runningNow ?? now;
  const outbox = outboxService({
    current,
    connections,
    emit: (name, payload) => {
      emit(name, payload);
      if (name === 'outbox.changed') void experiments.advance();
    },
    now: runningNow,
    dialogs: options.dialogs,
    hosting,
    async rehearsalTester(workspace) {
      const server = await rehearsal.serverOf(workspace);
      if (!server.ok || server.value.platform.followers.count === 0) return null;
      const { followers } = server.value.platform;
      return { userId: followers.userId(0), name: followers.displayName(0) };
    },
    async campaign(workspace, channelId, documentId) {
      const range = await campaigns['plan.campaign']({ id: documentId });
      return queueFacts(workspace, channelId, documentId, { facts, range, now: runningNow() });
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
  /** Whose account a channel is and what time it is there; nothing is asked of LINE. */
  const whereOf = async (
    workspace: Workspace,
    channelId: ChannelId,
  ): Promise<Result<AccountPlace>> => {
    const channel = await bookOf(workspace).get(channelId);
    if (!channel.ok) return channel;
    const { kind, botUserId } = channel.value;
    if (kind !== 'rehearsal') return ok({ now: now(), botUserId });
    const server = await rehearsal.serverOf(workspace);
    if (!server.ok) return server;
    const { platform, credentials } = server.value;
    return ok({ now: new Date(platform.clock.now()), botUserId: credentials.botUserId });
  };
  /** What went out through a channel, for its figures. */
  const sendsOf = async (
    workspace: Workspace,
    channelId: ChannelId,
  ): Promise<Result<MeasuredSend[]>> => {
    const channel = await bookOf(workspace).get(channelId);
    if (!channel.ok) return channel;
    const opened = await outbox.outboxOf(workspace);
    if (!opened.ok) return opened;
    const { sends } = opened.value.state();
    const simulated = channel.value.kind === 'rehearsal';
    return ok(await measuredSends(workspace, { channelId, simulated, sends }));
  };
  const factsOf = insightFacts({ current, whereOf, sendsOf });
  const contextOf = async (workspace: Workspace, campaign: Campaign) => {
    const settings = await campaigns['plan.settings'](undefined);
    if (!settings.ok) return settings;
    const known = await facts.read(workspace);
    return ok(
      await checkContext(workspace, [campaign], {
        facts: known,
        settings: settings.value,
        now: runningNow(),
      }),
    );
  };
  const experiments = experimentService({
    current,
    emit,
    now: runningNow,
    factsOf,
    outboxOf: outbox.outboxOf,
    contextOf,
    hosting,
    userIds: (workspace) => (audienceId) => idsOf(workspace, audienceId),
    onBug: (error) => logger.error('experiment.bug', { error: error as Error }),
  });
  const rehearsals = campaignRehearsalHandlers({
    current,
    emit,
    now: runningNow,
    contextOf,
    userIds: (workspace) => (audienceId) => idsOf(workspace, audienceId),
  });
  const advancing = setInterval(() => void experiments.advance(), ADVANCE_MS);
  current.onChange(async (workspace) => {
    dueSends.poke();
    void experiments.advance();
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
    handlers: {
      ...channelHandlers(parts),
      ...publish.handlers,
      ...outbox.handlers,
      ...campaigns,
      ...experiments.handlers,
      ...audiences.handlers,
      ...lists,
      ...rehearsals,
    },
    outbox,
    dueSends,
    factsOf,
    advanceExperiments: () => experiments.advance(),
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
    async insightOf(workspace, channelId) {
      const channel = await bookOf(workspace).get(channelId);
      if (!channel.ok) return channel;
      const connection = await connections.connect(workspace, channel.value);
      if (!connection.ok) return connection;
      return ok(lineInsight(connection.value.insight, connection.value.line));
    },
    async close() {
      if (timer) clearTimeout(timer);
      clearInterval(advancing);
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
