import { join } from 'node:path';
import type { PlannedSend } from '#shared/campaign/bill';
import type { PlanSettings } from '#shared/domain/campaign/plan-settings';
import type { ChannelId, DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { PlanRange } from '#shared/ipc/channels/campaigns';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import type { Workspace } from '../../store/workspace';
import type { QueueFacts } from '../outbox/queue-campaign';
import { RecipientLists } from '../outbox/recipient-list';
import type { AccountFactsReader } from './account-facts';
import { checkContext } from './context';

export interface QueueFactsParts {
  facts: AccountFactsReader;
  settings: Result<PlanSettings>;
  /** The campaign among its neighbours, whose sends share the month's messages. */
  range: Result<PlanRange>;
  now: Date;
}

/** A campaign with all it points at, looked up at this moment, for its way into the outbox. */
export async function queueFacts(
  workspace: Workspace,
  channelId: ChannelId,
  documentId: DocumentId,
  parts: QueueFactsParts,
): Promise<Result<Omit<QueueFacts, 'channelId'>>> {
  const { settings, range, now } = parts;
  const loaded = await workspace.loadAs('campaign', documentId);
  if (!loaded.ok) return loaded;
  if (!settings.ok) return settings;
  if (!range.ok) return range;
  const campaign = loaded.value.document;
  const facts = await parts.facts.read(workspace, channelId);
  const context = await checkContext(workspace, [campaign], {
    facts,
    settings: settings.value,
    now,
  });
  const own = new Set<string>(campaign.broadcasts.map(({ id }) => id));
  const otherSends = range.value.months.flatMap(({ sends }) =>
    sends.flatMap(({ key, at, people }): PlannedSend[] =>
      own.has(key) ? [] : [{ key, at: new Date(at), people }],
    ),
  );
  const { market, planId } = settings.value;
  const currency = PRICE_BOOKS.find((book) => book.market === market)?.currency;
  return ok({
    campaign,
    context: { ...context, otherSends },
    priced: currency === undefined ? null : { plan: planId, currency },
    idsOf: (audienceId) => idsOf(workspace, audienceId),
  });
}

/** Ids of an audience of this workspace; they lie beside its documents, named by their hash. */
async function idsOf(workspace: Workspace, audienceId: DocumentId): Promise<Result<string[]>> {
  const loaded = await workspace.loadAs('audience', audienceId);
  if (!loaded.ok) return loaded;
  const { list, count } = loaded.value.document;
  const lists = new RecipientLists(join(workspace.privateDir, 'audiences'));
  const ids = list === null ? [] : await lists.slice(list as never, 0, count);
  if (ids.length === count && count > 0) return ok(ids);
  return fail(appError('outbox.listGone', 'The list of recipients is gone or was changed.'));
}
