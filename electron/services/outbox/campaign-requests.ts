import { blockers, checkCampaign } from '#shared/campaign/check/check-campaign';
import type { CheckContext } from '#shared/campaign/check/context';
import { planSplit, seatOf } from '#shared/campaign/experiment/split';
import { type Outgoing, outgoingOf } from '#shared/campaign/outgoing';
import type { Broadcast, Campaign } from '#shared/domain/campaign/schema';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import {
  type QueuedBroadcast,
  type Send,
  type SendPrice,
  type SendRequest,
  sendRequest,
  UNDO_MS,
} from '#shared/domain/outbox';
import {
  appError,
  fail,
  formatPath,
  ok,
  type Problem,
  type ProblemPath,
  type Result,
} from '#shared/errors/app-error';

export interface QueueFacts {
  campaign: Campaign;
  context: CheckContext;
  /** What the plan's prices are in, and which plan it is; null when none is known. */
  priced: { plan: string; currency: string } | null;
  channelId: ChannelId;
  /** Ids of a list of the workspace. */
  idsOf(audienceId: DocumentId): Promise<Result<string[]>>;
}

interface CampaignRequests {
  broadcasts: QueuedBroadcast[];
  requests: { request: SendRequest; entry: QueuedBroadcast }[];
  /** Errors of the campaign's check, and warnings that nobody has acknowledged. */
  problems: Problem[];
}

/** What broadcasts of a campaign ask of the outbox, all that have a time when none is named; keeps nothing. */
export async function campaignRequests(
  facts: QueueFacts,
  broadcastIds: readonly string[] | undefined,
  /** The send that came from this slot before; null: none. */
  knownOf: (origin: SendRequest['origin']) => Send | null,
): Promise<Result<CampaignRequests>> {
  const { campaign, context } = facts;
  const checked = checkCampaign(campaign, context);
  const chosen = campaign.broadcasts.flatMap((broadcast, index) => {
    const isWanted = broadcastIds?.includes(broadcast.id) ?? broadcast.at !== null;
    const compiled = checked.broadcasts[index];
    const isOpen = broadcast.state !== 'cancelled' && broadcast.state !== 'sent';
    return isWanted && isOpen && compiled ? [{ broadcast, index, compiled }] : [];
  });
  const concerns = new Set(chosen.map(({ index }) => index));
  // what is wrong with a broadcast that stays at home keeps nobody else at home
  const isOurs = ({ path }: Problem) =>
    path[0] !== 'broadcasts' || typeof path[1] !== 'number' || concerns.has(path[1]);
  const { errors, open } = blockers(checked, campaign.acknowledged);
  const problems: Problem[] = [...errors, ...open].filter(isOurs);

  const broadcasts: QueuedBroadcast[] = [];
  const requests: { request: SendRequest; entry: QueuedBroadcast }[] = [];
  for (const { broadcast, index, compiled } of chosen) {
    const path = ['broadcasts', index];
    const outgoing = outgoingOf(broadcast, compiled, path);
    problems.push(...outgoing.problems);
    const amount = amountOf(checked.months, broadcast.id);
    const entry: QueuedBroadcast = {
      broadcastId: broadcast.id,
      dueAt: compiled.at?.toISOString() ?? null,
      recipients: 0,
      amount,
      needsNumber: false,
      sends: [],
    };
    broadcasts.push(entry);
    for (const send of outgoing.sends) {
      const origin = { kind: 'campaign' as const, documentId: campaign.id, itemId: send.slot };
      const known = knownOf(origin);
      if (known) {
        entry.sends.push(known);
        entry.recipients = plus(entry.recipients, known.recipients);
        continue;
      }
      const to = await recipientsOf(facts, broadcast, send);
      if (!to.ok) return to;
      const people = to.value?.length ?? share(compiled.people, send.share);
      if (to.value?.length === 0) continue;
      entry.recipients = plus(entry.recipients, people);
      const parsed = requestOf(facts, broadcast, send, {
        to: to.value,
        people,
        price: priceOf(facts, amount, people, compiled.people),
        origin,
      });
      if (!parsed.ok) return parsed;
      requests.push({ request: parsed.value, entry });
    }
  }
  return ok({ broadcasts, requests, problems });
}

function requestOf(
  { campaign, channelId, context }: QueueFacts,
  broadcast: Broadcast,
  send: Outgoing,
  more: {
    to: string[] | null;
    people: number | null;
    price: SendPrice | null;
    origin: SendRequest['origin'];
  },
): Result<SendRequest> {
  const { target } = send;
  const body = target.method === 'narrowcast' ? target.body : null;
  const parsed = sendRequest.safeParse({
    channelId,
    name: `${campaign.name} · ${send.name}`.slice(0, 200),
    origin: more.origin,
    messages: send.messages,
    target: body
      ? {
          method: 'narrowcast',
          recipient: body.recipient ?? null,
          filter: body.filter ?? null,
          max: body.limit?.max ?? null,
        }
      : more.to
        ? { method: 'multicast', to: more.to }
        : { method: 'broadcast' },
    notificationDisabled: broadcast.notificationDisabled,
    aggregationUnit: send.unit,
    // one that is to leave within the time to take it back leaves from a button, at its end
    dueAt:
      send.at && send.at.getTime() > context.now.getTime() + UNDO_MS ? send.at.toISOString() : null,
    zone: campaign.zone,
    partial: send.partial,
    expected: more.people,
    price: more.price,
    arm:
      send.letter && broadcast.experiment
        ? { experimentId: broadcast.experiment.id, letter: send.letter }
        : null,
  });
  if (parsed.success) return ok(parsed.data);
  const place = formatPath((parsed.error.issues[0]?.path ?? []) as ProblemPath);
  return fail(
    appError('outbox.notASend', `This is not a send that LINE takes: look at ${place}.`, {
      details: { place },
    }),
  );
}

/** Ids of a multicast, the arm's own where there is a test; null for what LINE finds people for. */
async function recipientsOf(
  facts: QueueFacts,
  { experiment }: Broadcast,
  { target, seat }: Outgoing,
): Promise<Result<string[] | null>> {
  if (target.method !== 'multicast') return ok(null);
  const ids = await facts.idsOf(target.audienceId as DocumentId);
  if (!ids.ok || seat === null || !experiment) return ids;
  const plan = planSplit(experiment);
  return ok(ids.value.filter((id) => seatOf(plan, id) === seat));
}

type Months = ReturnType<typeof checkCampaign>['months'];
const amountOf = (months: Months, key: string): number | null =>
  (months ?? []).flatMap(({ sends }) => sends).find((send) => send.key === key)?.amount ?? null;

const plus = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

const share = (people: number | null, part: number): number | null =>
  people === null ? null : Math.round(people * part);

/** What was known of the price when it was agreed to; arms carry the bill by their people. */
function priceOf(
  { priced, context }: QueueFacts,
  amount: number | null,
  people: number | null,
  all: number | null,
): SendPrice | null {
  if (priced === null || amount === null || people === null || all === null) return null;
  const part = all === 0 ? 1 : people / all;
  return {
    ...priced,
    amount: Math.round(amount * part * 10_000) / 10_000,
    people,
    pricedAt: context.now.toISOString(),
  };
}
