import type { ChannelId, DocumentId } from '#shared/domain/ids';
import type { Send } from '#shared/domain/outbox';
import type { MeasuredSend } from '#shared/insight/sends';
import type { Workspace } from '../../store/workspace';

/** What a campaign document says about its sends. */
interface CampaignFacts {
  id: DocumentId;
  label: string | null;
}

/**
 * What went out through a channel and can be measured, from the outbox's log. Trials to oneself are left out:
 * nobody asks how many of the team opened them.
 */
export async function measuredSends(
  workspace: Workspace,
  facts: { channelId: ChannelId; simulated: boolean; sends: readonly Send[] },
): Promise<MeasuredSend[]> {
  const gone = facts.sends.filter(
    ({ channelId, origin, totals }) =>
      channelId === facts.channelId && origin.kind !== 'test' && totals.accepted > 0,
  );
  const campaigns = new Map<DocumentId, CampaignFacts | null>();
  for (const { origin } of gone) {
    const id = origin.kind === 'campaign' ? origin.documentId : null;
    if (id !== null && !campaigns.has(id)) campaigns.set(id, await campaignOf(workspace, id));
  }
  return gone.map((send): MeasuredSend => {
    const { documentId } = send.origin;
    const campaign = documentId === null ? null : (campaigns.get(documentId) ?? null);
    return {
      id: send.id,
      sentAt: send.state === 'accepted' ? send.acceptedAt : send.dueAt,
      name: send.name,
      label: campaign?.label ?? null,
      campaignId: campaign?.id ?? null,
      arm: send.arm ?? null,
      measurement: measurementOf(send),
      // only LINE knows how many a broadcast or narrowcast reached; our own count would be a guess
      recipients:
        send.method === 'push' || send.method === 'multicast' ? send.totals.recipients : null,
      // of what LINE accepted; what never left costs nothing, and how much that was LINE alone knows
      price: send.price && {
        people: send.price.people,
        amount: send.price.amount,
        currency: send.price.currency,
        plan: send.price.plan,
      },
      bubbles: send.bubbles,
      simulated: facts.simulated,
    };
  });
}

/** LINE counts broadcasts and narrowcasts by request, pushes and multicasts by their unit or not at all. */
function measurementOf(send: Send): MeasuredSend['measurement'] {
  if (send.aggregationUnit !== null) return { by: 'aggregationUnit', unit: send.aggregationUnit };
  const [requestId] = send.requestIds;
  const isCounted = send.method === 'broadcast' || send.method === 'narrowcast';
  return isCounted && requestId !== undefined ? { by: 'requestId', requestId } : { by: 'nothing' };
}

async function campaignOf(workspace: Workspace, id: DocumentId): Promise<CampaignFacts | null> {
  const loaded = await workspace.loadAs('campaign', id);
  if (!loaded.ok) return null;
  const { label } = loaded.value.document;
  return { id, label: label.trim() === '' ? null : label };
}
