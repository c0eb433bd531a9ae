import type { ChannelId, DocumentId, Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { AccountClient } from '../../line/account';
import type { InventoryClient } from '../../line/inventory';
import type { LinePort } from '../../line/port';
import type { Workspace } from '../../store/workspace';
import type { StoredChannel } from '../channels/channel-book';
import type { Connections } from '../channels/connections';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { MessageHosting } from '../media/message-hosting';
import type { Drawings } from '../render';
import {
  accountHandlers,
  sentBy,
  type UseTarget,
  type WithTarget,
  type Writable,
} from './account-handlers';
import type { PublishTarget } from './ports';
import { type Choices, PublishService } from './service';
import { workspacePorts } from './workspace-ports';

type Names =
  | 'publish.plan'
  | 'publish.decide'
  | 'publish.apply'
  | 'publish.cancel'
  | 'publish.resume'
  | 'publish.rollback'
  | 'publish.runs'
  | 'publish.state'
  | keyof ReturnType<typeof accountHandlers>;

export interface PublishParts {
  current: CurrentWorkspace;
  drawings: Drawings;
  connections: Connections;
  /** Where pictures of coupons go before LINE hears of them. */
  hosting: MessageHosting;
  emit: Emit;
  now: () => Date;
}

/** A channel as publishing sees it. */
export const targetOf = (
  channel: Pick<StoredChannel, 'id' | 'kind' | 'requiresApproval'>,
  botUserId: string,
  line: LinePort,
  inventory: InventoryClient,
  account: AccountClient,
): PublishTarget => ({
  channelId: channel.id,
  botUserId,
  line,
  inventory,
  account,
  requiresApproval: channel.requiresApproval,
  isReal: channel.kind !== 'rehearsal',
});

interface Shown {
  documentIds: readonly DocumentId[];
  choices: Choices;
  pictures: ReadonlyMap<string, Sha256>;
}

/** How many plans on screen are remembered until one of them is applied. */
const KEPT_PLANS = 20;

export function publishHandlers(parts: PublishParts): {
  handlers: SomeHandlers<Names>;
  serviceOf(workspace: Workspace): PublishService;
} {
  const { current, drawings, connections, hosting, emit, now } = parts;
  const services = new WeakMap<Workspace, PublishService>();
  /** What each plan on screen was about and showed, by its hash. */
  const planned = new Map<string, Shown>();

  const serviceOf = (workspace: Workspace): PublishService => {
    const known = services.get(workspace);
    if (known) return known;
    const made = new PublishService(workspacePorts(workspace, drawings, now, hosting), (run) =>
      emit('publish.progress', run),
    );
    services.set(workspace, made);
    return made;
  };
  const withTarget: WithTarget = <T>(
    channelId: ChannelId,
    use: UseTarget<T>,
  ): Promise<Result<T>> | Result<T> =>
    withWorkspace(current, async (workspace): Promise<Result<T>> => {
      const channel = await bookOf(workspace).get(channelId);
      if (!channel.ok) return channel;
      const connection = await connections.connect(workspace, channel.value);
      if (!connection.ok) return connection;
      const { line, bot, inventory, account } = connection.value;
      const target = targetOf(channel.value, bot.userId, line, inventory, account);
      return use(serviceOf(workspace), target, workspace, inventory);
    });
  const writable: Writable = <T>(
    use: (workspace: Workspace) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> | Result<T> =>
    withWorkspace(current, (workspace) =>
      workspace.readOnly
        ? fail(appError('store.readOnly', 'This workspace is open read-only.'))
        : use(workspace),
    );
  const scopeOf = (documentIds: readonly DocumentId[]) => ({
    kind: 'chosen' as const,
    documentIds,
  });
  const told = <T>(channelId: ChannelId, result: Result<T>): Result<T> => {
    emit('channels.changed', { id: channelId });
    return result;
  };

  const handlers: SomeHandlers<Names> = {
    'publish.plan': ({ channelId, documentIds, choices }) =>
      withTarget(channelId, async (service, target) => {
        const chosen = new Map(Object.entries(choices ?? {}));
        const plan = await service.plan(target, scopeOf(documentIds), {
          withPictures: true,
          choices: chosen,
        });
        if (!plan.ok) return plan;
        const pictures = new Map(
          plan.value.operations.flatMap((row) =>
            row.resource === 'richMenu' && row.pageId !== null && row.after !== null
              ? [[row.pageId, row.after] as const]
              : [],
          ),
        );
        planned.delete(plan.value.hash);
        planned.set(plan.value.hash, { documentIds, choices: chosen, pictures });
        for (const hash of [...planned.keys()].slice(0, -KEPT_PLANS)) planned.delete(hash);
        return plan;
      }),
    'publish.decide': ({ channelId, documentIds, choices }) =>
      writable(() =>
        withTarget(channelId, async (service, target) => {
          const chosen = new Map(Object.entries(choices));
          const decided = await service.decide(target, scopeOf(documentIds), chosen);
          return decided.ok ? ok(undefined) : decided;
        }),
      ),
    'publish.apply': ({ channelId, planHash, by }) =>
      writable(() =>
        withTarget(channelId, async (service, target) => {
          const shown = planned.get(planHash);
          if (!shown)
            return fail(
              appError('publish.planOutdated', 'This plan is no longer here. Make it again.'),
            );
          const { documentIds, choices, pictures } = shown;
          return told(
            channelId,
            await service.apply(target, scopeOf(documentIds), {
              planHash,
              choices,
              pictures,
              ...sentBy(by),
            }),
          );
        }),
      ),
    'publish.cancel': ({ runId }) =>
      withWorkspace(current, (workspace) => {
        serviceOf(workspace).cancel(runId);
        return ok(undefined);
      }),
    'publish.resume': ({ runId }) =>
      writable(async (workspace) => {
        const channelId = await channelOfRun(serviceOf(workspace), runId);
        if (!channelId) {
          return fail(appError('publish.nothingToResume', 'This run is no longer here.'));
        }
        return withTarget(channelId, async (service, target) =>
          told(channelId, await service.resume(target, runId)),
        );
      }),
    'publish.rollback': ({ channelId, runId, by }) =>
      writable(() =>
        withTarget(channelId, async (service, target) =>
          told(channelId, await service.rollback(target, runId ?? null, sentBy(by))),
        ),
      ),
    'publish.runs': ({ channelId }) =>
      withTarget(channelId, (service, target) => service.runs(target.botUserId)),
    'publish.state': ({ channelId, documentId }) =>
      withTarget(channelId, (service, target) => service.state(target, documentId)),
    ...accountHandlers({ ...parts, withTarget, writable, told }),
  };
  return { handlers, serviceOf };
}

async function channelOfRun(service: PublishService, runId: string): Promise<ChannelId | null> {
  return (await service.journalled()).find((run) => run.id === runId)?.channelId ?? null;
}
