import type { AudienceGroupFacts } from '#shared/campaign/check/context';
import type { Demographics } from '#shared/campaign/target/reach';
import type { ChannelId } from '#shared/domain/ids';
import { type AudienceGroup, audienceSize } from '#shared/line/schema/audience';
import type { AudienceClient } from '../../line/audiences';
import type { InsightClient } from '../../line/insight';
import type { Workspace } from '../../store/workspace';
import { ChannelBook } from '../channels/channel-book';
import type { Connections } from '../channels/connections';
import type { RehearsalHost } from '../channels/rehearsal-host';
import { readTargetReach } from '../channels/target-reach';
import type { MessageHosting } from '../media/message-hosting';

export interface AccountFacts {
  quota: { limit: number | null; used: number } | null;
  targetReach: number | null;
  /** Shares of friends by attribute. */
  demographics: Demographics | null;
  /** Audiences at LINE by id. */
  audienceGroups: ReadonlyMap<number, AudienceGroupFacts> | null;
  simulated: boolean;
  /** Whether pictures of the workspace have somewhere to go for this channel; null: there is no channel. */
  mediaHost: 'ready' | 'none' | null;
}

const NOTHING: AccountFacts = {
  quota: null,
  targetReach: null,
  demographics: null,
  audienceGroups: null,
  simulated: false,
  mediaHost: null,
};
const FRESH_MS = 60_000;
/** LINE counts its friends' attributes once a day and lets itself be asked sixty times an hour. */
const DEMOGRAPHICS_FRESH_MS = 6 * 3_600_000;

/**
 * What the selected channel says of itself. Offline everything is null, which the plan shows as not known;
 * an answer is good for a minute, so that dragging a send about asks LINE nothing.
 */
export class AccountFactsReader {
  private kept: { key: string; at: number; facts: Promise<AccountFacts> } | null = null;
  private readonly demographics = new Map<string, { at: number; known: Demographics }>();

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
    const { line, insight, audiences } = connected.value;
    const once = { attempts: 1 };
    const [quota, used, audienceGroups, demographics] = await Promise.all([
      line.getMessageQuota(once),
      line.getMessageQuotaConsumption(once),
      readGroups(audiences),
      this.demographicsOf(`${workspace.folder} ${channel.id}`, insight),
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
      demographics,
      audienceGroups,
      simulated,
      mediaHost,
    };
  }

  private async demographicsOf(
    key: string,
    insight: Pick<InsightClient, 'demographic'>,
  ): Promise<Demographics | null> {
    const at = performance.now();
    const kept = this.demographics.get(key);
    if (kept && at - kept.at < DEMOGRAPHICS_FRESH_MS) return kept.known;
    const answer = await insight.demographic({ attempts: 1 });
    if (!answer.ok) return null;
    this.demographics.set(key, { at, known: answer.value });
    return answer.value;
  }
}

/** Own and shared audiences by id; null where LINE did not tell of both, because one may be among the rest. */
export async function readGroups(
  audiences: Pick<AudienceClient, 'list' | 'listShared'>,
): Promise<Map<number, AudienceGroupFacts> | null> {
  const once = { attempts: 1 };
  const [own, shared] = await Promise.all([audiences.list(once), audiences.listShared(once)]);
  return own.ok && shared.ok ? groupsOf([...shared.value, ...own.value]) : null;
}

/** Audiences at LINE by id, as checks ask for them. */
const groupsOf = (listed: readonly AudienceGroup[]): Map<number, AudienceGroupFacts> =>
  new Map(
    listed.map((group) => [
      group.audienceGroupId,
      {
        name: group.description ?? '',
        count: audienceSize(group),
        status: group.status ?? '',
      },
    ]),
  );
