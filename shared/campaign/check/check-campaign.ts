import type { Campaign } from '../../domain/campaign/schema';
import type { Problem } from '../../errors/app-error';
import { error, warning } from '../../line/problem';
import { type BilledMonth, billSends, lineMonthOf, type PlannedSend } from '../bill';
import { type CompiledBroadcast, checkBroadcast } from './check-broadcast';
import type { CheckContext } from './context';

/** More messages than this in seven days, and people begin to block an account. Our own rule: it warns. */
const WEEKLY_MESSAGES = 3;
const WEEK_MS = 7 * 86_400_000;

export interface CampaignCheck {
  problems: Problem[];
  broadcasts: CompiledBroadcast[];
  /** Null without a price plan. Sends of other campaigns are in it. */
  months: BilledMonth[] | null;
  /** What this campaign alone adds, untaxed; null when a send has no number of people or no plan is known. */
  cost: number | null;
}

/**
 * Compiles a campaign and checks everything together: messages, targets, times, quota, budget, menus,
 * coupons, tests, answers and how often people are written to. Errors block a send; warnings wait for a name.
 */
export function checkCampaign(campaign: Campaign, context: CheckContext): CampaignCheck {
  const checked = campaign.broadcasts.map((broadcast, index) =>
    checkBroadcast(campaign, broadcast, context, ['broadcasts', index]),
  );
  const broadcasts = checked.map(({ compiled }) => compiled);
  const planned = campaign.broadcasts.flatMap((broadcast, index): PlannedSend[] => {
    const at = broadcasts[index]?.at;
    if (!at || Number.isNaN(at.getTime()) || broadcast.state === 'cancelled') return [];
    return [{ key: broadcast.id, at, people: broadcasts[index]?.people ?? null }];
  });
  const months = context.bill ?? billTogether([...context.otherSends, ...planned], context);
  const own = new Set(planned.map(({ key }) => key));
  const amounts = months?.flatMap(({ sends }) =>
    sends.filter(({ key }) => own.has(key)).map(({ amount }) => amount),
  );
  const cost = amounts?.every((amount) => amount !== null)
    ? amounts.reduce((sum, amount) => sum + Math.round((amount ?? 0) * 10_000), 0) / 10_000
    : null;
  const problems = [
    ...checked.flatMap(({ problems: found }) => found),
    ...checkQuota(campaign, planned, context),
    ...checkBudget(campaign, cost),
    ...checkFatigue(planned, context),
    ...checkMenus(campaign, context),
    ...checkCoupons(campaign, context),
    ...checkAnswers(campaign, broadcasts, context),
    ...checkRest(campaign),
  ];
  return { problems, broadcasts, months, cost };
}

/**
 * The bill of all sends by LINE's months, without those that LINE's own count of this month already holds; null
 * without a price plan. What is only rehearsed is in no count.
 */
export function billTogether(
  sends: readonly PlannedSend[],
  { plan, now, quota, simulated }: Pick<CheckContext, 'plan' | 'now' | 'quota' | 'simulated'>,
): BilledMonth[] | null {
  if (!plan) return null;
  if (quota === null || simulated) return billSends(sends, plan);
  const month = lineMonthOf(now);
  const open = sends.filter(({ at }) => at > now || lineMonthOf(at) !== month);
  return billSends(open, plan, { [month]: quota.used });
}

function checkQuota(
  campaign: Campaign,
  planned: readonly PlannedSend[],
  { quota, now, otherSends }: CheckContext,
): Problem[] {
  if (quota === null || quota.limit === null) return [];
  const month = lineMonthOf(now);
  const open = [...planned, ...otherSends].filter(
    ({ at }) => at > now && lineMonthOf(at) === month,
  );
  const wanted = quota.used + open.reduce((sum, { people }) => sum + (people ?? 0), 0);
  if (wanted <= quota.limit) return [];
  const more = { limit: quota.limit, actual: wanted };
  // sends that stop at the quota by themselves cannot exceed it
  const allStop = campaign.broadcasts.every(
    ({ cap, state }) => state === 'sent' || cap.upToRemainingQuota,
  );
  return [
    allStop ? warning('campaign.quotaCuts', [], more) : error('campaign.quotaExceeded', [], more),
  ];
}

function checkBudget({ budget }: Campaign, cost: number | null): Problem[] {
  if (budget === null || cost === null || cost <= budget) return [];
  return [warning('campaign.budgetExceeded', ['budget'], { limit: budget, actual: cost })];
}

function checkFatigue(planned: readonly PlannedSend[], { otherSends }: CheckContext): Problem[] {
  const own = new Set(planned.map(({ key }) => key));
  const all = [...otherSends, ...planned].sort((a, b) => a.at.getTime() - b.at.getTime());
  let worst = 0;
  let at: Date | null = null;
  // a month of hundreds of campaigns is checked for each of them, so the week slides instead of being sought
  let first = 0;
  let ofOwn = 0;
  for (const [index, last] of all.entries()) {
    if (own.has(last.key)) ofOwn += 1;
    for (; last.at.getTime() - (all[first]?.at.getTime() ?? 0) >= WEEK_MS; first += 1)
      if (own.has(all[first]?.key ?? '')) ofOwn -= 1;
    const inWeek = index - first + 1;
    if (inWeek <= worst || ofOwn === 0) continue;
    worst = inWeek;
    at = last.at;
  }
  if (worst <= WEEKLY_MESSAGES || at === null) return [];
  return [
    warning('campaign.tooOften', [], {
      limit: WEEKLY_MESSAGES,
      actual: worst,
      details: { day: (at as Date).toISOString().slice(0, 10) },
    }),
  ];
}

function checkMenus({ menus }: Campaign, context: CheckContext): Problem[] {
  return menus.flatMap((period, index): Problem[] => {
    const path = ['menus', index];
    const facts = context.menus.get(period.documentId);
    if (!facts) return [error('campaign.menuGone', path)];
    const found: Problem[] = [];
    const errors = facts.problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
      found.push(
        error('campaign.menuHasErrors', path, { actual: errors, details: { name: facts.name } }),
      );
    if (period.to !== null && Date.parse(period.to) <= Date.parse(period.from))
      found.push(
        error('campaign.menuEndsFirst', [...path, 'to'], { details: { name: facts.name } }),
      );
    const other = menus.findIndex(
      (rival, at) =>
        at < index &&
        rival.level === period.level &&
        rival.audience === period.audience &&
        overlap(rival, period),
    );
    if (other >= 0)
      found.push(
        warning('campaign.menusOverlap', path, {
          details: {
            name: facts.name,
            other: context.menus.get(menus[other]?.documentId ?? period.documentId)?.name ?? '',
          },
        }),
      );
    return found;
  });
}

type Span = Campaign['menus'][number];
const endOf = ({ to }: Span) => (to === null ? Number.POSITIVE_INFINITY : Date.parse(to));
const overlap = (a: Span, b: Span): boolean =>
  Date.parse(a.from) < endOf(b) && Date.parse(b.from) < endOf(a);

function checkCoupons({ couponIds, broadcasts }: Campaign, context: CheckContext): Problem[] {
  const last = broadcasts
    .flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]))
    .reduce((max, at) => Math.max(max, at), context.now.getTime());
  return couponIds.flatMap((id, index): Problem[] => {
    const path = ['couponIds', index];
    const coupon = context.coupons.get(id);
    if (!coupon) return [error('campaign.couponGone', path)];
    const details = { name: coupon.name };
    if (coupon.closed) return [error('campaign.couponClosed', path, { details })];
    if (coupon.endsAt !== null && coupon.endsAt.getTime() <= last)
      return [error('campaign.couponExpired', path, { details })];
    return coupon.couponId === null ? [warning('campaign.couponNotMade', path, { details })] : [];
  });
}

function checkAnswers(
  { answers, menus }: Campaign,
  broadcasts: readonly CompiledBroadcast[],
  context: CheckContext,
): Problem[] {
  const sent = [
    ...broadcasts.flatMap(({ texts }) => texts),
    ...menus.flatMap(({ documentId }, index) =>
      (context.menus.get(documentId)?.texts ?? []).map((text) => ({
        text,
        path: ['menus', index],
      })),
    ),
  ];
  const seen = new Set<string>();
  return sent.flatMap(({ text, path }): Problem[] => {
    if (seen.has(text)) return [];
    seen.add(text);
    const found = answers.filter(
      (answer) => answer.text.trim() === text.trim() && answer.by.trim() !== '',
    );
    if (found.length === 1) return [];
    if (found.length === 0) return [warning('campaign.noAnswer', path, { details: { text } })];
    return [
      warning('campaign.twoAnswers', path, {
        actual: found.length,
        details: { text, who: found.map(({ by }) => by).join(', ') },
      }),
    ];
  });
}

function checkRest({ checklist, state, broadcasts }: Campaign): Problem[] {
  const found: Problem[] = [];
  const open = checklist.filter(({ done }) => !done).length;
  if (state === 'ready' && open > 0)
    found.push(warning('campaign.checklistOpen', ['checklist'], { actual: open }));
  if (broadcasts.length === 0) found.push(warning('campaign.nothingToSend', ['broadcasts']));
  return found;
}

/** Names a warning so that it can be acknowledged; another place or another figure is another warning. */
export const warningKey = ({ code, path, actual }: Problem): string =>
  [code, path.join('.'), actual ?? ''].join('|');

/** What still stands in the way of sending: every error, and every warning nobody has stood by. */
export function blockers(
  { problems }: CampaignCheck,
  acknowledged: Campaign['acknowledged'],
): { errors: Problem[]; open: Problem[] } {
  const known = new Set(acknowledged.map(({ key }) => key));
  return {
    errors: problems.filter(({ severity }) => severity === 'error'),
    open: problems.filter(
      (problem) => problem.severity === 'warning' && !known.has(warningKey(problem)),
    ),
  };
}
