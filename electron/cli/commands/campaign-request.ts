import type { Campaign } from '#shared/domain/campaign/schema';
import type { ChannelId } from '#shared/domain/ids';
import type { SendRequest } from '#shared/domain/outbox';
import { appError } from '#shared/errors/app-error';
import { readGroups } from '../../services/campaigns/account-facts';
import type { FoundBroadcast } from '../../services/campaigns/find-broadcast';
import { planOf } from '../../services/campaigns/plan-range';
import { planSettingsFile } from '../../services/campaigns/plan-settings-file';
import { queueFactsOf } from '../../services/campaigns/queue-facts';
import { readTargetReach } from '../../services/channels/target-reach';
import { campaignRequests } from '../../services/outbox/campaign-requests';
import { readQuota } from '../../services/outbox/check';
import { blocked } from '../../services/outbox/queue-campaign';
import type { Workspace } from '../../store/workspace';
import { CliFailure } from '../command';
import { mediaHostOf } from '../host-messages';
import type { AccountAudiences, AccountInsight } from '../open-account';
import { unwrap } from '../open-workspace';

/** The account as checking a campaign asks about it. */
export interface CampaignAccount {
  line: Parameters<typeof readQuota>[0];
  insight: AccountInsight;
  audiences: Pick<AccountAudiences, 'list' | 'listShared'>;
  simulated: boolean;
}

/**
 * A broadcast of a campaign as one send, checked like in the window. `isNow`: the command is its time; else it
 * keeps the one it was planned for. It has the origin that the window gives it, so that it goes out once.
 */
export async function campaignRequest(
  workspace: Workspace,
  found: FoundBroadcast,
  options: { channelId: ChannelId; account: CampaignAccount; isNow: boolean },
): Promise<SendRequest> {
  const { channelId, isNow } = options;
  const { broadcast } = found;
  const { whole } = await campaignFacts(workspace, found, options);
  const prepared = unwrap(
    await campaignRequests({ ...whole, channelId }, [broadcast.id], () => null),
    1,
  );
  const [problem] = prepared.problems;
  if (problem) throw new CliFailure(blocked(problem), 1);
  const [only, another] = prepared.requests;
  if (!only || another) {
    throw new CliFailure(
      appError('outbox.notOneSend', `“${broadcast.name}” is not one send.`, {
        details: { name: broadcast.name },
      }),
      1,
    );
  }
  return isNow ? { ...only.request, dueAt: null, undoMs: 0 } : only.request;
}

/** The campaign of a broadcast with all it points at, as it is when the command runs. */
export async function campaignFacts(
  workspace: Workspace,
  { campaign, broadcast }: FoundBroadcast,
  { account, isNow }: { account: CampaignAccount; isNow: boolean },
) {
  const now = new Date();
  const once = { attempts: 1 };
  const [quota, audienceGroups, demographics] = await Promise.all([
    readQuota(account.line),
    readGroups(account.audiences),
    account.insight.demographic(once),
  ]);
  const facts = {
    quota:
      quota.ok && quota.value.used !== null
        ? { limit: quota.value.limit, used: quota.value.used }
        : null,
    targetReach: await readTargetReach(account.insight, now),
    demographics: demographics.ok ? demographics.value : null,
    audienceGroups,
    simulated: account.simulated,
    mediaHost: await mediaHostOf(workspace, account.simulated),
  };
  const settings = await planSettingsFile(workspace).read();
  const range = await planOf(workspace, [campaign.id], { facts, settings, now });
  const asked: Campaign = {
    ...campaign,
    broadcasts: campaign.broadcasts.map((each) =>
      each.id === broadcast.id && isNow ? { ...each, at: now.toISOString() } : each,
    ),
  };
  const whole = await queueFactsOf(workspace, asked, { facts, settings, range, now });
  return { asked, whole, now };
}
