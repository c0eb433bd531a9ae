import { join } from 'node:path';
import type { PlannedSend } from '#shared/campaign/bill';
import type { PlanSettings } from '#shared/domain/campaign/plan-settings';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import type { Workspace } from '../../store/workspace';
import { idsAtLine } from '../audience-lists/list-errors';
import type { QueueFacts } from '../outbox/campaign-requests';
import { RecipientLists } from '../outbox/recipient-list';
import type { AccountFacts, AccountFactsReader } from './account-facts';
import { checkContext } from './context';
import { planSettingsFile } from './plan-settings-file';

type Found = Omit<QueueFacts, 'channelId'>;

/** A campaign with all it points at, looked up at this moment, for its way into the outbox. */
export async function queueFacts(
  workspace: Workspace,
  channelId: ChannelId,
  documentId: DocumentId,
  parts: {
    facts: AccountFactsReader;
    /** The campaign among its neighbours, whose sends share the month's messages. */
    range: Result<PlanRange>;
    now: Date;
  },
): Promise<Result<Found>> {
  const { range, now } = parts;
  const loaded = await workspace.loadAs('campaign', documentId);
  if (!loaded.ok) return loaded;
  if (!range.ok) return range;
  const facts = await parts.facts.read(workspace, channelId);
  const settings = await planSettingsFile(workspace).read();
  const campaign = loaded.value.document;
  return ok(await queueFactsOf(workspace, campaign, { facts, settings, range: range.value, now }));
}

/** The same for a campaign and an account that are known already. */
export async function queueFactsOf(
  workspace: Workspace,
  campaign: Campaign,
  parts: { facts: AccountFacts; settings: PlanSettings; range: PlanRange; now: Date },
): Promise<Found> {
  const { facts, settings, range, now } = parts;
  const context = await checkContext(workspace, [campaign], { facts, settings, now });
  const own = new Set<string>(campaign.broadcasts.map(({ id }) => id));
  const otherSends = range.months.flatMap(({ sends }) =>
    sends.flatMap(({ key, at, people }): PlannedSend[] =>
      own.has(key) ? [] : [{ key, at: new Date(at), people }],
    ),
  );
  const { market, planId } = settings;
  const currency = PRICE_BOOKS.find((book) => book.market === market)?.currency;
  return {
    campaign,
    context: { ...context, otherSends },
    priced: currency === undefined ? null : { plan: planId, currency },
    idsOf: (audienceId) => idsOf(workspace, audienceId),
  };
}

/** Ids of an audience of this workspace; they lie beside its documents, named by their hash. */
export async function idsOf(
  workspace: Workspace,
  audienceId: DocumentId,
): Promise<Result<string[]>> {
  const loaded = await workspace.loadAs('audience', audienceId);
  if (!loaded.ok) return loaded;
  const { list, count, origin, name } = loaded.value.document;
  if (origin.from === 'line') return fail(idsAtLine(name));
  const lists = new RecipientLists(join(workspace.privateDir, 'audiences'));
  const ids = list === null ? [] : await lists.slice(list as never, 0, count);
  if (ids.length === count && count > 0) return ok(ids);
  return fail(appError('outbox.listGone', 'The list of recipients is gone or was changed.'));
}
