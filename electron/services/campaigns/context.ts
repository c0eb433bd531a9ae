import { lineMonthOf } from '#shared/campaign/bill';
import { recipientLeaves } from '#shared/campaign/check/check-broadcast';
import type { CheckContext } from '#shared/campaign/check/context';
import { methodOf, type SendMethod } from '#shared/campaign/target/earlier-send';
import { checkDocument } from '#shared/document/check';
import type { TapestryDocument } from '#shared/document/kinds';
import { referencesOf } from '#shared/document/references';
import type { PlanSettings } from '#shared/domain/campaign/plan-settings';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import type { Workspace } from '../../store/workspace';
import { localWires } from '../messages/local-wires';
import { symbolProblems } from '../symbol-problems';
import type { AccountFacts } from './account-facts';

/** Ids of all documents that campaigns point at. */
export function partsOf(campaigns: readonly Campaign[]): Set<DocumentId> {
  const found = new Set<DocumentId>();
  for (const campaign of campaigns)
    for (const { to } of referencesOf(campaign))
      if (!to.startsWith('coupon:')) found.add(to as DocumentId);
  return found;
}

/** Looks up what campaigns point at; what is missing is missing from the maps, and the check says so. */
export async function checkContext(
  workspace: Workspace,
  campaigns: readonly Campaign[],
  parts: { facts: AccountFacts; settings: PlanSettings; now: Date },
): Promise<CheckContext> {
  const { facts, settings, now } = parts;
  const context = {
    messages: new Map(),
    menus: new Map(),
    coupons: new Map(),
    lists: new Map(),
  } satisfies Partial<Record<keyof CheckContext, unknown>>;
  // a message names a coupon by LINE's id, which only the coupon's own document knows
  for (const id of new Set([...partsOf(campaigns), ...workspace.ids('coupon')])) {
    const loaded = await workspace.load(id);
    if (!loaded.ok) continue;
    const { document } = loaded.value;
    const { name } = document;
    switch (document.kind) {
      case 'message': {
        const { wires, designs } = await localWires(workspace, document);
        context.messages.set(id, {
          name,
          messages: wires.every((wire) => wire !== null) ? wires : null,
          problems: (
            await Promise.all([document, ...designs].map((each) => problemsOf(workspace, each)))
          ).flat(),
        });
        break;
      }
      case 'richMenuSet':
        context.menus.set(id, {
          name,
          problems: await problemsOf(workspace, document),
          texts: document.pages.flatMap(({ areas }) =>
            areas.flatMap(({ action }) => (action?.type === 'message' ? [action.text] : [])),
          ),
        });
        break;
      case 'coupon': {
        const instant = (value: unknown) =>
          typeof value === 'number' ? new Date(value * 1_000) : null;
        context.coupons.set(id, {
          name,
          couponId: document.couponId,
          closed: document.closed,
          startsAt: instant(document.wire.startTimestamp),
          endsAt: instant(document.wire.endTimestamp),
        });
        break;
      }
      case 'audience':
        context.lists.set(id, {
          name,
          count: document.count,
          isAtLine: document.origin.from === 'line',
        });
        break;
      default:
    }
  }
  const byHand = settings.usedByHand;
  const month = lineMonthOf(now);
  return {
    now,
    targetReach: facts.targetReach,
    demographics: facts.demographics,
    quota: facts.quota ?? (byHand?.month === month ? { limit: null, used: byHand.messages } : null),
    plan: pricePlanOf(settings),
    mediaHost: facts.mediaHost,
    ...context,
    audienceGroups: facts.audienceGroups,
    earlier: await earlierOf(workspace, campaigns),
    otherSends: [],
    simulated: parts.facts.simulated,
  };
}

/** How the sends go whose recipients are conditions of these campaigns. */
async function earlierOf(
  workspace: Workspace,
  campaigns: readonly Campaign[],
): Promise<Map<string, SendMethod>> {
  const pointedAt = new Set(
    campaigns.flatMap(({ broadcasts }) =>
      broadcasts.flatMap(({ target }) =>
        target.who === 'segment'
          ? recipientLeaves(target.recipients, []).flatMap(({ leaf }) =>
              leaf.type === 'sent' && leaf.campaignId !== null ? [leaf.campaignId] : [],
            )
          : [],
      ),
    ),
  );
  const methods = new Map<string, SendMethod>();
  for (const id of pointedAt) {
    const known = campaigns.find((campaign) => campaign.id === id);
    const loaded = known ? null : await workspace.loadAs('campaign', id);
    const campaign = known ?? (loaded?.ok ? loaded.value.document : null);
    for (const broadcast of campaign?.broadcasts ?? [])
      methods.set(broadcast.id, methodOf(broadcast));
  }
  return methods;
}

const problemsOf = async (workspace: Workspace, document: TapestryDocument) => [
  ...checkDocument(document),
  ...(await symbolProblems(workspace, document)),
];

/** The plan of the settings; null when its market or name is not known here. */
export const pricePlanOf = ({ market, planId }: PlanSettings) =>
  PRICE_BOOKS.find((book) => book.market === market)?.plans.find(({ id }) => id === planId) ?? null;
