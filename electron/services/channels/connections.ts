import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { type AccountClient, createAccountClient } from '../../line/account';
import { type AudienceClient, createAudienceClient } from '../../line/audiences';
import type { LineClientOptions, TokenSource } from '../../line/call';
import { createLineClient } from '../../line/client';
import { systemClock } from '../../line/clock';
import { createInsightClient, type InsightClient } from '../../line/insight';
import { createInventoryClient, type InventoryClient } from '../../line/inventory';
import { Pacer } from '../../line/pacer';
import type { BotInfo, LinePort } from '../../line/port';
import type { Workspace } from '../../store/workspace';
import { stateFolder } from '../outbox/account-lock';
import type { StoredChannel } from './channel-book';
import { paceFile } from './pace-file';
import type { RehearsalHost } from './rehearsal-host';
import type { TokenKeeper } from './token-keeper';

/** An account that can be called, and whose it is: LINE itself has said so. */
export interface Connection {
  line: LinePort;
  insight: InsightClient;
  inventory: InventoryClient;
  audiences: AudienceClient;
  account: AccountClient;
  bot: BotInfo;
}

interface Kept extends Connection {
  /** The rehearsal token, or which entry of the vault the client reads from. */
  source: string;
  endpoint: string | undefined;
}

/** From a channel of the workspace to an account of LINE, or of the rehearsal channel. */
export class Connections {
  private readonly kept = new Map<string, Kept>();
  /** LINE counts calls per channel, so all clients of a channel wait in one line. */
  private readonly pacers = new Map<string, Pacer>();

  constructor(
    readonly tokens: TokenKeeper,
    private readonly rehearsal: RehearsalHost,
    /** Stands in for both of LINE's hosts: a test server. */
    private readonly endpoint?: string,
  ) {}

  async connect(workspace: Workspace, channel: StoredChannel): Promise<Result<Connection>> {
    const address = await this.addressOf(workspace, channel);
    if (!address.ok) return address;
    const { token, endpoint } = address.value;
    const source = typeof token === 'string' ? token : 'vault';
    const kept = this.kept.get(channel.id);
    if (kept && kept.source === source && kept.endpoint === endpoint) return ok(kept);
    const options = this.options(channel.id, token, endpoint);
    const line = createLineClient(options);
    const bot = await this.identify(line);
    if (!bot.ok) return bot;
    // A rehearsal account is another one after a copy; a real one must be the one that was added.
    const isOther =
      channel.kind !== 'rehearsal' &&
      channel.botUserId !== null &&
      channel.botUserId !== bot.value.userId;
    if (isOther) return fail(otherAccount(channel.name, bot.value));
    // The rehearsal channel forgets with its process what it has counted.
    if (channel.kind !== 'rehearsal') {
      options.pacer.keepIn(paceFile(stateFolder(), bot.value.userId));
    }
    const made = {
      line,
      insight: createInsightClient(options),
      inventory: createInventoryClient(options),
      audiences: createAudienceClient(options),
      account: createAccountClient(options),
      bot: bot.value,
      source,
      endpoint,
    };
    this.kept.set(channel.id, made);
    return ok(made);
  }

  /** Whose token this is, before a channel is made of it. */
  async check(token: string): Promise<Result<BotInfo>> {
    return this.identify(createLineClient(this.options('', token, this.endpoint)));
  }

  forget(channelId: string): void {
    this.kept.delete(channelId);
  }

  private options(
    channelId: string,
    channelAccessToken: string | TokenSource,
    endpoint?: string,
  ): LineClientOptions & { pacer: Pacer } {
    const pacer = this.pacers.get(channelId) ?? new Pacer(systemClock);
    if (channelId !== '') this.pacers.set(channelId, pacer);
    return {
      channelAccessToken,
      pacer,
      ...(endpoint === undefined ? {} : { endpoint }),
    };
  }

  private async identify(line: LinePort): Promise<Result<BotInfo>> {
    const info = await line.getBotInfo();
    return info.ok ? ok(info.value.value) : info;
  }

  /** The rehearsal channel's clock was turned on by more than any period of LINE's limits: all calls are free again. */
  forgetPace(channelId: string): void {
    this.pacers.delete(channelId);
    // a connection that is kept holds on to its pacer
    this.forget(channelId);
  }

  private async addressOf(
    workspace: Workspace,
    channel: StoredChannel,
  ): Promise<Result<{ token: string | TokenSource; endpoint: string | undefined }>> {
    if (channel.kind === 'rehearsal' && this.endpoint === undefined) {
      const server = await this.rehearsal.serverOf(workspace);
      if (!server.ok) return server;
      const { url, credentials } = server.value;
      return ok({ token: credentials.channelAccessToken, endpoint: url });
    }
    const token = this.tokens.source(channel.id, channel.name);
    // Says at once that there is none, or issues one.
    const current = await token.current();
    return current.ok ? ok({ token, endpoint: this.endpoint }) : current;
  }
}

export const otherAccount = (name: string, bot: BotInfo) =>
  appError('channel.otherAccount', `This token belongs to ${bot.displayName}, not to “${name}”.`, {
    details: { name, account: bot.displayName },
  });
