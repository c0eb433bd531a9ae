import type { PlanSettings } from '#shared/domain/campaign/plan-settings';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { campaignChannels } from '#shared/ipc/channels/campaigns';
import { PRICE_BOOKS } from '#shared/pricing/price-book';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { AccountFactsReader } from './account-facts';
import { campaignsBetween, ownPeriodsBetween, planOf } from './plan-range';
import { planSettingsFile } from './plan-settings-file';

/** Printing needs a window, so it lives in `electron/app`. */
type Names = Exclude<keyof typeof campaignChannels, 'plan.saveOverview' | 'plan.printOverview'>;

/** The plan of the open workspace, for the window. */
export function campaignHandlers(parts: {
  current: CurrentWorkspace;
  facts: AccountFactsReader;
  emit: Emit;
  now: () => Date;
}): SomeHandlers<Names> {
  const { current, facts, emit, now } = parts;
  const gather = async (workspace: Workspace) => ({
    facts: await facts.read(workspace),
    settings: await planSettingsFile(workspace).read(),
    now: now(),
  });
  return {
    'plan.settings': () =>
      withWorkspace(current, async (workspace) => ok(await planSettingsFile(workspace).read())),
    'plan.updateSettings': (change) =>
      withWorkspace(current, async (workspace): Promise<Result<PlanSettings>> => {
        const next = { ...(await planSettingsFile(workspace).read()), ...defined(change) };
        const book = PRICE_BOOKS.find(({ market }) => market === next.market);
        if (!book?.plans.some(({ id }) => id === next.planId))
          return fail(
            appError('pricing.noSuchPlan', `There is no plan ${next.planId} in ${next.market}.`, {
              details: { plan: next.planId, market: next.market },
            }),
          );
        const written = await planSettingsFile(workspace).update(() => next);
        emit('plan.changed', {});
        return ok(written);
      }),
    'plan.range': ({ from, to }) =>
      withWorkspace(current, async (workspace) =>
        ok(
          await planOf(
            workspace,
            campaignsBetween(workspace, new Date(from), new Date(to)),
            await gather(workspace),
            await ownPeriodsBetween(workspace, new Date(from), new Date(to)),
          ),
        ),
      ),
    'plan.campaign': ({ id }) =>
      withWorkspace(current, async (workspace) => {
        const head = workspace.head(id);
        const { start, end } = head?.displayPeriod ?? { start: null, end: null };
        // its neighbours count for the bill and for how often people are written to
        const around =
          start && end
            ? campaignsBetween(
                workspace,
                new Date(Date.parse(start) - WEEKS_MS),
                new Date(Date.parse(end) + WEEKS_MS),
              )
            : [];
        return ok(
          await planOf(
            workspace,
            [id, ...around.filter((other) => other !== id)],
            await gather(workspace),
          ),
        );
      }),
  };
}

const WEEKS_MS = 28 * 86_400_000;

/** A member that was left out of a change is no wish to clear it. */
const defined = <T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
