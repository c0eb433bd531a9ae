import type { PlannedSend } from '#shared/campaign/bill';
import type { OwnPeriod } from '#shared/campaign/calendar/own-periods';
import { peopleOf } from '#shared/campaign/check/check-broadcast';
import { billTogether, checkCampaign } from '#shared/campaign/check/check-campaign';
import type { CheckContext } from '#shared/campaign/check/context';
import type { PlanSettings } from '#shared/domain/campaign/plan-settings';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import type { Workspace } from '../../store/workspace';
import type { AccountFacts } from './account-facts';
import { checkContext, partsOf } from './context';

/** So many campaigns of one month are read and drawn; nobody can look at more. */
const MOST = 300;

/** Campaigns with anything between two instants, oldest first; last those of which only a menu without an end is left. */
export function campaignsBetween(workspace: Workspace, from: Date, to: Date): DocumentId[] {
  const heads = headsBetween(workspace, 'campaign', from, to);
  const isOver = ({ displayPeriod }: DocumentHead) =>
    displayPeriod?.end != null && Date.parse(displayPeriod.end) < from.getTime();
  // in a crowd the month's own campaigns are read before those of years ago
  return [...heads.filter((head) => !isOver(head)), ...heads.filter(isOver)].map(({ id }) => id);
}

/** Rich menus with a display period of their own between two instants; one that is only linked to is never seen. */
export async function ownPeriodsBetween(
  workspace: Workspace,
  from: Date,
  to: Date,
): Promise<OwnPeriod[]> {
  const found: OwnPeriod[] = [];
  for (const { id } of headsBetween(workspace, 'richMenuSet', from, to).slice(0, MOST)) {
    const loaded = await workspace.loadAs('richMenuSet', id);
    if (!loaded.ok) continue;
    const { displayPeriod, defaultPageId } = loaded.value.document;
    if (displayPeriod === null || defaultPageId === null) continue;
    found.push({ documentId: id, from: displayPeriod.start, to: displayPeriod.end });
  }
  return found;
}

function headsBetween(
  workspace: Workspace,
  kind: 'campaign' | 'richMenuSet',
  from: Date,
  to: Date,
): DocumentHead[] {
  const inside = workspace
    .heads({ kinds: [kind], archived: false })
    .filter(({ displayPeriod, summary }) => {
      const { start = null, end = null } = displayPeriod ?? {};
      if (start === null && end === null) return false;
      const begins = start === null ? Number.NEGATIVE_INFINITY : Date.parse(start);
      const ends =
        end === null || summary?.openMenu === true ? Number.POSITIVE_INFINITY : Date.parse(end);
      return begins <= to.getTime() && ends >= from.getTime();
    });
  return inside
    .map((head) => ({ head, at: Date.parse(head.displayPeriod?.start ?? '') || 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ head }) => head);
}

/** Loads campaigns, checks each together with all others, and bills them by LINE's months. */
export async function planOf(
  workspace: Workspace,
  ids: readonly DocumentId[],
  parts: { facts: AccountFacts; settings: PlanSettings; now: Date },
  ownPeriods: readonly OwnPeriod[] = [],
): Promise<PlanRange> {
  const campaigns: Campaign[] = [];
  for (const id of ids.slice(0, MOST)) {
    const loaded = await workspace.loadAs('campaign', id);
    if (loaded.ok) campaigns.push(loaded.value.document);
  }
  const context = await checkContext(workspace, campaigns, parts);
  const sends = new Map(campaigns.map((campaign) => [campaign.id, sendsOf(campaign, context)]));
  // in order once: each campaign is checked together with all others, and sorts them again
  const all = [...sends.values()].flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  const bill = billTogether(all, context);
  const checks = campaigns.map((campaign) => {
    const own = new Set((sends.get(campaign.id) ?? []).map(({ key }) => key));
    const { problems, cost, broadcasts } = checkCampaign(campaign, {
      ...context,
      otherSends: all.filter(({ key }) => !own.has(key)),
      bill,
    });
    return {
      id: campaign.id,
      problems,
      cost,
      people: Object.fromEntries(broadcasts.map(({ id, people }) => [id, people])),
    };
  });
  return {
    campaigns,
    left: Math.max(0, ids.length - MOST),
    leftFrom: startOf(workspace, ids[MOST]),
    checks,
    months: (bill ?? []).map(({ sends: billed, ...rest }) => ({
      ...rest,
      sends: billed.map(({ at, ...send }) => ({ ...send, at: at.toISOString() })),
    })),
    parts: namesOf(workspace, [
      ...partsOf(campaigns),
      ...ownPeriods.map(({ documentId }) => documentId),
    ]),
    ownPeriods: [...ownPeriods],
    checkedAt: context.now.toISOString(),
    quota: parts.facts.quota,
    targetReach: parts.facts.targetReach,
    simulated: parts.facts.simulated,
  };
}

const startOf = (workspace: Workspace, id: DocumentId | undefined): string | null =>
  (id === undefined ? undefined : workspace.head(id)?.displayPeriod?.start) ?? null;

function sendsOf(campaign: Campaign, context: CheckContext): PlannedSend[] {
  return campaign.broadcasts.flatMap((broadcast) => {
    const at = broadcast.at === null ? null : new Date(broadcast.at);
    if (!at || Number.isNaN(at.getTime()) || broadcast.state === 'cancelled') return [];
    return [{ key: broadcast.id, at, people: peopleOf(broadcast, context) }];
  });
}

function namesOf(workspace: Workspace, ids: readonly DocumentId[]): PlanRange['parts'] {
  const names: PlanRange['parts'] = {};
  for (const id of ids) {
    const head = workspace.head(id);
    if (head) names[id] = { name: head.name, kind: head.kind, thumbnail: head.thumbnail };
  }
  return names;
}
