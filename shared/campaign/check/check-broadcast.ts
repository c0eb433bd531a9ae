import type { Broadcast, Campaign } from '../../domain/campaign/schema';
import type { RecipientLeaf, RecipientNode } from '../../domain/campaign/target';
import type { Problem, ProblemPath } from '../../errors/app-error';
import { error, warning } from '../../line/problem';
import { lineMonthOf } from '../bill';
import { dayOf, monthOf } from '../calendar/days';
import { withCampaignLinks } from '../links/utm';
import { type CompiledTarget, compileTarget, isGroup, isNot } from '../target/compile';
import { methodOf } from '../target/earlier-send';
import { attributeReach } from '../target/reach';
import { checkExperiment } from './check-experiment';
import { compileMessages } from './check-message';
import type { CheckContext } from './context';

export interface CompiledBroadcast {
  id: Broadcast['id'];
  name: string;
  at: Date | null;
  messages: Record<string, unknown>[] | null;
  arms: { letter: string; messages: Record<string, unknown>[] | null }[];
  target: CompiledTarget;
  /** People: typed, counted or estimated; null where nobody can know. */
  people: number | null;
  texts: { text: string; path: ProblemPath }[];
}

/** Friends and recipients below which LINE refuses or fails: reference, "Send narrowcast message". */
const ATTRIBUTES_NEED = 100;
const RECIPIENTS_NEED = 50;
const REDELIVERY_DAYS = 14;
const DAY_MS = 86_400_000;
const COMING: readonly string[] = ['IN_PROGRESS', 'ACTIVATING'];

type SentLeaf = Extract<RecipientLeaf, { type: 'sent' }>;

const isOut = ({ state }: Broadcast) => state === 'sent' || state === 'cancelled';

/** One broadcast with all it points at; what it would send, and what speaks against sending it. */
export function checkBroadcast(
  campaign: Campaign,
  broadcast: Broadcast,
  context: CheckContext,
  path: ProblemPath,
): { compiled: CompiledBroadcast; problems: Problem[] } {
  const messages = compileMessages(broadcast.messages, context, [...path, 'messages']);
  const tagged = (wire: CompiledBroadcast['messages'], arm: string) => {
    const links = { send: broadcast.name, arm, at };
    const out = withCampaignLinks(wire, campaign, links, [...path, 'messages']);
    problems.push(...out.problems);
    return out.messages;
  };
  const target = compileTarget(broadcast.target, broadcast.cap, [...path, 'target']);
  const at = broadcast.at === null ? null : new Date(broadcast.at);
  const people = peopleOf(broadcast, context);
  const problems = [
    ...messages.problems,
    ...target.problems,
    ...checkTime(campaign, broadcast, at, context, [...path, 'at']),
    ...checkSize(broadcast, people, context, [...path, 'target']),
    ...checkRecipients(campaign, broadcast, at, context, [...path, 'target', 'recipients']),
  ];
  const arms = (broadcast.experiment?.arms ?? []).map((arm, index) => {
    if (arm.messages === null)
      return { letter: arm.letter, messages: tagged(messages.wire, arm.letter) };
    const own = compileMessages(arm.messages, context, [
      ...path,
      'experiment',
      'arms',
      index,
      'messages',
    ]);
    problems.push(...own.problems);
    messages.couponIds.push(...own.couponIds);
    messages.texts.push(...own.texts);
    return { letter: arm.letter, messages: tagged(own.wire, arm.letter) };
  });
  problems.push(...checkSentCoupons(messages.couponIds, at, context, [...path, 'messages']));
  if (broadcast.experiment)
    problems.push(
      ...checkExperiment(broadcast, broadcast.experiment, people, context, [...path, 'experiment']),
    );
  return {
    compiled: {
      id: broadcast.id,
      name: broadcast.name,
      at,
      messages: tagged(messages.wire, ''),
      arms,
      target: target.compiled,
      people,
      texts: messages.texts,
    },
    // what is out cannot be mended; its problems would only hide those that can
    problems: isOut(broadcast) ? [] : problems,
  };
}

/** Coupons that stand inside of messages must be good when the messages arrive. */
function checkSentCoupons(
  couponIds: readonly string[],
  at: Date | null,
  { coupons, now }: CheckContext,
  path: ProblemPath,
): Problem[] {
  const known = [...coupons.values()];
  const time = (at ?? now).getTime();
  return [...new Set(couponIds)].flatMap((couponId) => {
    const coupon = known.find((one) => one.couponId === couponId);
    // one that was made elsewhere is not known here; LINE itself refuses a wrong id
    if (!coupon) return [];
    const details = { name: coupon.name };
    if (coupon.closed) return [error('campaign.couponClosed', path, { details })];
    if (coupon.endsAt !== null && coupon.endsAt.getTime() <= time)
      return [error('campaign.sentCouponExpired', path, { details })];
    if (coupon.startsAt !== null && coupon.startsAt.getTime() > time)
      return [warning('campaign.sentCouponNotYet', path, { details })];
    return [];
  });
}

/** How many people a broadcast goes to. A cap bounds every figure. */
export function peopleOf(broadcast: Broadcast, context: CheckContext): number | null {
  if (broadcast.delivery?.recipients != null) return broadcast.delivery.recipients;
  const { target, cap } = broadcast;
  const known = broadcast.expected ?? estimateOf(target, context);
  const held = broadcast.experiment?.holdOutShare ?? 0;
  const capped = known === null ? cap.max : Math.min(known, cap.max ?? known);
  return capped === null ? null : Math.round(capped * (1 - held));
}

function estimateOf(target: Broadcast['target'], context: CheckContext): number | null {
  const { targetReach, demographics } = context;
  switch (target.who) {
    case 'ids':
      return context.lists.get(target.audienceId)?.count ?? null;
    case 'everyone':
      return targetReach;
    case 'segment': {
      // audiences overlap in ways nobody tells, so only a lone one has a number
      if (target.recipients !== null && !isGroup(target.recipients) && !isNot(target.recipients))
        return target.attributes === null ? countOf(target.recipients, context) : null;
      if (target.recipients !== null || target.attributes === null) return null;
      if (targetReach === null || demographics === null) return null;
      const { share } = attributeReach(target.attributes, demographics);
      return share && Math.round(share.estimate * targetReach);
    }
  }
}

/** What LINE says now goes before what it said when the condition was made. */
function countOf(leaf: RecipientLeaf, { audienceGroups }: CheckContext): number | null {
  if (leaf.type === 'sent') return leaf.count;
  const known = audienceGroups?.get(leaf.audienceGroupId);
  return known ? known.count : leaf.count;
}

function checkTime(
  campaign: Campaign,
  broadcast: Broadcast,
  at: Date | null,
  { now }: CheckContext,
  path: ProblemPath,
): Problem[] {
  if (at === null) return [warning('campaign.noTime', path, { details: { name: broadcast.name } })];
  if (Number.isNaN(at.getTime())) return [error('campaign.badTime', path)];
  const found: Problem[] = [];
  if (at.getTime() < now.getTime())
    found.push(error('campaign.timePast', path, { details: { name: broadcast.name } }));
  const ownMonth = monthOf(dayOf(at, campaign.zone)).replace('-', '');
  if (lineMonthOf(at) !== ownMonth)
    found.push(
      warning('campaign.countsInNextMonth', path, {
        details: { name: broadcast.name, month: Number(lineMonthOf(at).slice(4)) },
      }),
    );
  const { from, to } = campaign.period;
  const isBefore = from !== null && at.getTime() < Date.parse(from);
  const isAfter = to !== null && at.getTime() > Date.parse(to);
  if (isBefore || isAfter)
    found.push(warning('campaign.outsidePeriod', path, { details: { name: broadcast.name } }));
  return found;
}

function checkSize(
  broadcast: Broadcast,
  people: number | null,
  context: CheckContext,
  path: ProblemPath,
): Problem[] {
  const { target } = broadcast;
  const found: Problem[] = [];
  if (target.who === 'segment' && target.attributes !== null) {
    const reach = context.targetReach;
    if (reach === null) found.push(warning('campaign.reachUnknown', [...path, 'attributes']));
    else if (reach < ATTRIBUTES_NEED)
      found.push(
        error('campaign.reachTooSmall', [...path, 'attributes'], {
          limit: ATTRIBUTES_NEED,
          actual: reach,
        }),
      );
    else if (reach === ATTRIBUTES_NEED)
      found.push(
        warning('campaign.reachAtEdge', [...path, 'attributes'], { limit: ATTRIBUTES_NEED }),
      );
  }
  if (people === null)
    found.push(warning('campaign.peopleUnknown', path, { details: { name: broadcast.name } }));
  else if (target.who === 'segment' && people < RECIPIENTS_NEED)
    found.push(
      warning('campaign.recipientsTooFew', path, { limit: RECIPIENTS_NEED, actual: people }),
    );
  if (target.who === 'ids') {
    const list = context.lists.get(target.audienceId);
    if (!list) found.push(error('campaign.listGone', path));
    else if (list.isAtLine)
      found.push(error('campaign.idsAtLine', path, { details: { name: list.name } }));
    else if (list.count === 0)
      found.push(error('campaign.listEmpty', path, { details: { name: list.name } }));
  }
  return found;
}

/** Every audience and past send of a tree, with its place. */
export function recipientLeaves(
  node: RecipientNode | null,
  path: ProblemPath,
): { leaf: RecipientLeaf; path: ProblemPath }[] {
  if (node === null) return [];
  if (isNot(node)) return recipientLeaves(node.of, [...path, 'of']);
  if (isGroup(node))
    return node.of.flatMap((child, index) => recipientLeaves(child, [...path, 'of', index]));
  return [{ leaf: node, path }];
}

/** An earlier send as a condition: LINE finds people only of a narrowcast, for some days, and of enough of them. */
function checkSentLeaf(
  campaign: Campaign,
  { leaf, path, isNeeded }: { leaf: SentLeaf; path: ProblemPath; isNeeded: boolean },
  at: Date | null,
  context: CheckContext,
): Problem[] {
  const found: Problem[] = [];
  const details = { name: leaf.name };
  const own = campaign.broadcasts.find(({ id }) => id === leaf.broadcastId);
  const method = own ? methodOf(own) : context.earlier?.get(leaf.broadcastId ?? '');
  if (method !== undefined && method !== 'narrowcast')
    found.push(error('campaign.sentNotNarrowcast', path, { actual: method, details }));
  if (leaf.sentAt !== null && at !== null) {
    const days = (at.getTime() - Date.parse(leaf.sentAt)) / DAY_MS;
    if (days > REDELIVERY_DAYS)
      found.push(error('campaign.sentTooLongAgo', path, { limit: REDELIVERY_DAYS, details }));
  }
  if (isNeeded && leaf.count !== null && leaf.count < RECIPIENTS_NEED)
    found.push(
      error('campaign.sentTooFew', path, { limit: RECIPIENTS_NEED, actual: leaf.count, details }),
    );
  return found;
}

/** Conditions that everybody who gets it must meet: no more people than such a one has can be reached. */
function neededLeaves(node: RecipientNode | null): ReadonlySet<RecipientLeaf> {
  if (node === null || isNot(node)) return new Set();
  if (!isGroup(node)) return new Set([node]);
  const isJoined = node.type === 'all' || node.of.length === 1;
  return new Set(isJoined ? node.of.flatMap((child) => [...neededLeaves(child)]) : []);
}

function checkRecipients(
  campaign: Campaign,
  { target }: Broadcast,
  at: Date | null,
  context: CheckContext,
  path: ProblemPath,
): Problem[] {
  if (target.who !== 'segment') return [];
  const leaves = recipientLeaves(target.recipients, path);
  const needed = neededLeaves(target.recipients);
  const audiences = leaves.filter(({ leaf }) => leaf.type === 'audience').length;
  return leaves.flatMap(({ leaf, path: place }) => {
    if (leaf.type === 'sent')
      return checkSentLeaf(
        campaign,
        { leaf, path: place, isNeeded: needed.has(leaf) },
        at,
        context,
      );
    const details = { name: leaf.name };
    if (leaf.name === '') return [error('campaign.audienceNotChosen', place)];
    if (context.audienceGroups === null)
      return [warning('campaign.audienceUnknown', place, { details })];
    const group = context.audienceGroups.get(leaf.audienceGroupId);
    if (!group) return [error('campaign.audienceGone', place, { details })];
    // one that LINE is still filling will be ready before a send that is only planned
    if (COMING.includes(group.status))
      return [warning('campaign.audienceNotReady', place, { actual: group.status, details })];
    if (group.status !== 'READY')
      return [error('campaign.audienceNotReady', place, { actual: group.status, details })];
    if (group.count !== null && group.count < RECIPIENTS_NEED) {
      const more = { limit: RECIPIENTS_NEED, actual: group.count, details };
      // one small audience may be a list of our own, which LINE lets pass; of several it lets none
      return [
        audiences > 1
          ? error('campaign.audienceTooSmall', place, more)
          : warning('campaign.audienceTooSmall', place, more),
      ];
    }
    return [];
  });
}
