import { slotParts } from '#shared/campaign/outgoing';
import { canBeAudience, canBeCondition, methodOf } from '#shared/campaign/target/earlier-send';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { RecipientLeaf } from '#shared/domain/campaign/target';
import type { Send } from '#shared/domain/outbox';
import type { Channel } from '#shared/domain/workspace';
import type { CampaignWork } from './use-campaign';

interface PastSend {
  requestId: string;
  name: string;
  sentAt: string | null;
}
type SentLeaf = Extract<RecipientLeaf, { type: 'sent' }>;
type Plans = Pick<CampaignWork, 'campaign'> & {
  plan: { campaigns: readonly Campaign[] } | undefined;
};
const LONG_AGO = '1970-01-01T00:00:00Z';
type Account = Pick<Channel, 'id' | 'kind'> | null;

/** Sends of this account that LINE has a request id of, newest first: the outbox's, and what campaigns have kept. */
export function pastSends(
  work: Plans,
  own: string,
  queue: readonly Send[],
  channel: Account,
): PastSend[] {
  const found = new Map<string, PastSend>();
  for (const { campaign, broadcast } of othersOf(work, own, channel)) {
    const requestId = keptId(broadcast, channel);
    if (requestId === null || methodOf(broadcast) === 'multicast') continue;
    const { sentAt = null } = broadcast.delivery ?? {};
    found.set(requestId, { requestId, name: broadcast.name || campaign.name, sentAt });
  }
  for (const send of queue) {
    const requestId = send.requestIds.at(-1);
    if (send.state !== 'accepted' || requestId === undefined) continue;
    if (!canBeAudience(send, channel?.id ?? null)) continue;
    found.set(requestId, { requestId, name: send.name, sentAt: send.acceptedAt });
  }
  return newestFirst([...found.values()]);
}

/**
 * Conditions that name the recipients of an earlier send, newest first: narrowcasts of this account that
 * succeeded, and those that are only planned, whose request id is not known yet.
 */
export function sentConditions(
  work: Plans,
  own: string,
  queue: readonly Send[],
  channel: Account,
): SentLeaf[] {
  const found: SentLeaf[] = [];
  for (const { campaign, broadcast } of othersOf(work, own, channel)) {
    if (methodOf(broadcast) !== 'narrowcast') continue;
    const leaf: SentLeaf = {
      type: 'sent',
      requestId: null,
      campaignId: campaign.id,
      broadcastId: broadcast.id,
      sentAt: broadcast.at,
      name: broadcast.name || campaign.name,
      count: null,
    };
    const tried = queue.filter(
      ({ origin, state, channelId }) =>
        state !== 'cancelled' &&
        channelId === channel?.id &&
        origin.documentId === campaign.id &&
        slotParts(origin.itemId ?? '').broadcastId === broadcast.id,
    );
    for (const send of tried) {
      const requestId = send.requestIds[0];
      if (send.state !== 'accepted' || requestId === undefined) continue;
      if (!canBeCondition(send, channel?.id ?? null)) continue;
      const { letter } = slotParts(send.origin.itemId ?? '');
      const name = letter === null ? leaf.name : `${leaf.name} · ${letter}`;
      const count = send.delivery?.successCount ?? null;
      found.push({ ...leaf, requestId, sentAt: send.acceptedAt, name, count });
    }
    const requestId = keptId(broadcast, channel);
    const isOver = broadcast.state === 'failed' || broadcast.state === 'cancelled';
    if (requestId !== null) {
      const { recipients = null, sentAt = null } = broadcast.delivery ?? {};
      if (!found.some((one) => one.requestId === requestId))
        found.push({ ...leaf, requestId, sentAt, count: recipients });
    } else if (broadcast.delivery === null && broadcast.at !== null && !isOver) {
      if (tried.every(isOnItsWay)) found.push(leaf);
    }
  }
  return newestFirst(found);
}

const isOnItsWay = (send: Send): boolean =>
  send.state === 'draft' ||
  send.state === 'due' ||
  send.state === 'sending' ||
  send.state === 'missed' ||
  (send.state === 'accepted' &&
    (send.delivery?.phase ?? 'waiting') !== 'failed' &&
    send.delivery?.phase !== 'succeeded');

/** Sends of campaigns on this account, without the one that asks. */
const othersOf = ({ campaign, plan }: Plans, own: string, channel: Account) =>
  [campaign, ...(plan?.campaigns ?? [])]
    .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at)
    .filter(({ channelId }) => channelId === null || channel === null || channelId === channel.id)
    .flatMap((each) =>
      each.broadcasts
        .filter(({ id }) => id !== own)
        .map((broadcast) => ({ campaign: each, broadcast })),
    );

/** What a campaign has kept of a send; only the built-in account knows what was only rehearsed. */
function keptId({ delivery }: Broadcast, channel: Account): string | null {
  if (delivery === null || delivery.simulated !== (channel?.kind === 'rehearsal')) return null;
  return delivery.requestIds[0] ?? null;
}

const newestFirst = <T extends { sentAt: string | null }>(sends: readonly T[]): T[] =>
  [...sends].sort((a, b) => Date.parse(b.sentAt ?? LONG_AGO) - Date.parse(a.sentAt ?? LONG_AGO));
