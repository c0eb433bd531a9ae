import type { Send } from '#shared/domain/outbox';
import type { CampaignWork } from './use-campaign';

interface PastSend {
  requestId: string;
  name: string;
  sentAt: string | null;
}

/** Sends that LINE has a request id of, newest first: what the outbox sent, and what campaigns have kept. */
export function pastSends(
  { campaign, plan }: CampaignWork,
  own: string,
  queue: readonly Send[],
): PastSend[] {
  const found = new Map<string, PastSend>();
  for (const { campaignName, broadcast } of [campaign, ...(plan?.campaigns ?? [])].flatMap((one) =>
    one.broadcasts.map((broadcast) => ({ campaignName: one.name, broadcast })),
  )) {
    const requestId = broadcast.delivery?.requestIds[0];
    if (requestId === undefined || broadcast.id === own) continue;
    const { sentAt = null } = broadcast.delivery ?? {};
    found.set(requestId, { requestId, name: broadcast.name || campaignName, sentAt });
  }
  for (const send of queue) {
    // LINE knows a multicast by no request id
    if (send.state !== 'accepted' || send.method === 'multicast' || send.method === 'push')
      continue;
    const requestId = send.requestIds.at(-1);
    if (requestId === undefined) continue;
    found.set(requestId, { requestId, name: send.name, sentAt: send.acceptedAt });
  }
  return [...found.values()].sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1));
}
