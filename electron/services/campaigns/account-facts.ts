import type { ChannelId } from '#shared/domain/ids';
import type { Workspace } from '../../store/workspace';
import { ChannelBook } from '../channels/channel-book';
import type { Connections } from '../channels/connections';
import type { RehearsalHost } from '../channels/rehearsal-host';
import { readTargetReach } from '../channels/target-reach';
import type { MessageHosting } from '../media/message-hosting';

export interface AccountFacts {
  quota: { limit: number | null; used: number } | null;
  targetReach: number | null;
  simulated: boolean;
  /** Whether pictures of the workspace have somewhere to go for this channel; null: there is no channel. */
  mediaHost: 'ready' | 'none' | null;
}

const NOTHING: AccountFacts = {
  quota: null,
  targetReach: null,
  simulated: false,
  mediaHost: null,
};
const FRESH_MS = 60_000;

/**
 * What the selected channel says of itself. Offline everything is null, which the plan shows as not known;
 * an answer is good for a minute, so that dragging a send about asks LINE nothing.
 */
export class AccountFactsReader {
  private kept: { key: string; at: number; facts: Promise<AccountFacts> } | null = null;

  constructor(
    private readonly connections: Connections,
    private readonly rehearsal: RehearsalHost,
    private readonly hosting: Pick<MessageHosting, 'stateOf'>,
  ) {}

  /** Of the selected channel when none is named. */
  read(workspace: Workspace, channelId: ChannelId | null = null): Promise<AccountFacts> {
    const at = performance.now();
    const key = `${workspace.folder} ${channelId ?? ''}`;
    if (this.kept?.key === key && at - this.kept.at < FRESH_MS) return this.kept.facts;
    const facts = this.ask(workspace, channelId);
    this.kept = { key, at, facts };
    return facts;
  }

  forget(): void {
    this.kept = null;
  }

  private async ask(workspace: Workspace, channelId: ChannelId | null): Promise<AccountFacts> {
    const book = new ChannelBook(workspace);
    const named = channelId === null ? null : await book.get(channelId);
    const channel = named === null ? await book.selected() : named.ok ? named.value : null;
    if (!channel) return NOTHING;
    const connected = await this.connections.connect(workspace, channel);
    const mediaHost = await this.hosting.stateOf(workspace, channel.id);
    if (!connected.ok) return { ...NOTHING, mediaHost };
    const { line, insight } = connected.value;
    const [quota, used] = await Promise.all([
      line.getMessageQuota({ attempts: 1 }),
      line.getMessageQuotaConsumption({ attempts: 1 }),
    ]);
    const simulated = channel.kind === 'rehearsal';
    const server = simulated ? await this.rehearsal.serverOf(workspace) : null;
    return {
      quota:
        quota.ok && used.ok
          ? {
              limit: quota.value.value.type === 'none' ? null : quota.value.value.value,
              used: used.value.value.totalUsage,
            }
          : null,
      targetReach: server?.ok
        ? server.value.platform.followers.count
        : await readTargetReach(insight, new Date()),
      simulated,
      mediaHost,
    };
  }
}
