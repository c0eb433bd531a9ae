import type { ChannelId, DocumentId } from '#shared/domain/ids';
import { type QueuedCampaign, type Send, UNDO_MS } from '#shared/domain/outbox';
import {
  type AppError,
  appError,
  fail,
  ok,
  type Problem,
  type Result,
} from '#shared/errors/app-error';
import { withExampleAddresses } from '#shared/preview/local-address';
import { campaignRequests, type QueueFacts } from './campaign-requests';
import type { Outbox } from './outbox';

export interface QueueWish {
  /** All that have a time when left out. */
  broadcastIds?: readonly string[] | undefined;
  /** The number of people that somebody repeated, by broadcast. */
  confirmations: Readonly<Record<string, number | null>>;
  /** The named ones leave as soon as the time to take them back is over, whatever time they had. */
  isNow?: boolean | undefined;
  /** Says what would be queued; keeps nothing. */
  dryRun: boolean;
}

/** The same messages with public addresses for all that only the workspace has, or why not. */
export type PublishMessages = (
  lists: readonly Record<string, unknown>[][],
) => Promise<Result<Record<string, unknown>[][]>>;

/**
 * Hands broadcasts of a campaign to the outbox. Each slot (a broadcast, or an arm of its test) goes in once:
 * asked again, the send that is there is the answer, unless a person had cancelled it. Errors of the
 * campaign's own check and of LINE's stop everything before anything is kept, and so does a picture or film
 * that cannot be put where LINE fetches it; only what all that has passed is frozen.
 */
export async function queueCampaign(
  outbox: Outbox,
  given: QueueFacts,
  wish: QueueWish,
  publish: PublishMessages,
): Promise<Result<QueuedCampaign>> {
  const facts = wish.isNow ? leavingNow(given, wish.broadcastIds ?? []) : given;
  const { campaign, channelId } = facts;
  const prepared = await campaignRequests(facts, wish.broadcastIds, (origin) =>
    outbox.findByOrigin(channelId, origin),
  );
  if (!prepared.ok) return prepared;
  const { broadcasts, requests, problems } = prepared.value;
  const isBlocked = () => problems.some(({ severity }) => severity === 'error');
  if (!isBlocked()) {
    for (const { request, entry } of requests) {
      const check = await outbox.check({
        ...request,
        messages: withExampleAddresses(request.messages),
      });
      if (!check.ok) {
        if (!wish.dryRun) return check;
        continue;
      }
      entry.needsNumber ||= check.value.needsNumber;
      const index = campaign.broadcasts.findIndex(({ id }) => id === entry.broadcastId);
      problems.push(
        ...check.value.problems
          .filter(({ severity }) => severity === 'error')
          .map((problem) => ({ ...problem, path: ['broadcasts', index, ...problem.path] })),
      );
    }
  }
  const answer = { broadcasts, problems };
  if (wish.dryRun) return ok(answer);
  const [first] = problems;
  if (first) return fail(blocked(first));
  for (const { entry } of requests) {
    const repeated = wish.confirmations[entry.broadcastId];
    if (entry.needsNumber && repeated !== entry.recipients) {
      return fail(
        appError('outbox.needsConfirmation', 'Repeat the number of recipients first.', {
          details: { recipients: entry.recipients, broadcastId: entry.broadcastId },
        }),
      );
    }
  }
  const published = await publish(requests.map(({ request }) => request.messages));
  if (!published.ok) return published;
  for (const [index, { request: asked, entry }] of requests.entries()) {
    const request = { ...asked, messages: published.value[index] ?? asked.messages };
    const count =
      request.target.method === 'multicast' ? request.target.to.length : request.expected;
    const sent = await outbox.enqueueOnce(request, { recipients: count });
    if (!sent.ok) return sent;
    entry.sends.push(sent.value);
  }
  return ok(answer);
}

/** The same campaign with the named broadcasts planned for when a button lets go, checked and priced for that. */
function leavingNow(facts: QueueFacts, broadcastIds: readonly string[]): QueueFacts {
  const at = new Date(facts.context.now.getTime() + UNDO_MS).toISOString();
  const broadcasts = facts.campaign.broadcasts.map((broadcast) =>
    broadcastIds.includes(broadcast.id) ? { ...broadcast, at } : broadcast,
  );
  return { ...facts, campaign: { ...facts.campaign, broadcasts } };
}

/** Takes back what of a campaign has not begun to leave. What is being sent or is out stays as it is. */
export async function withdrawCampaign(
  outbox: Outbox,
  wish: {
    channelId: ChannelId;
    documentId: DocumentId;
    broadcastIds?: readonly string[] | undefined;
  },
): Promise<Result<Send[]>> {
  const withdrawn: Send[] = [];
  for (const send of outbox.state().sends) {
    const { kind, documentId, itemId } = send.origin;
    const isOurs =
      send.channelId === wish.channelId && kind === 'campaign' && documentId === wish.documentId;
    if (!isOurs || itemId === null) continue;
    const [broadcastId = ''] = itemId.split(' ');
    if (wish.broadcastIds && !wish.broadcastIds.includes(broadcastId)) continue;
    if (send.state !== 'draft' && send.state !== 'due' && send.state !== 'missed') continue;
    const cancelled = await outbox.decide(send.id, { kind: 'cancel' });
    if (!cancelled.ok) return cancelled;
    withdrawn.push(cancelled.value);
  }
  return ok(withdrawn);
}

export const blocked = (problem: Problem): AppError =>
  appError('outbox.campaignBlocked', problem.message, {
    path: problem.path,
    details: { code: problem.code, first: problem.message },
  });
