import type { ChannelId } from '#shared/domain/ids';
import { ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../../ipc/services';
import type { InventoryClient } from '../../line/inventory';
import { confirmCopy } from '../../store/copied';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { Drawings } from '../render';
import { adoptAudience } from './adopt-audience';
import { adoptDrift, adoptUnmanaged } from './adoption';
import { signOff } from './approvals';
import type { PublishTarget } from './ports';
import { pullAccount } from './pull';
import { pullPorts } from './pull-ports';
import type { PublishService } from './service';
import { userLinkFiles } from './user-links';
import { wishFiles } from './wishes';
import { workspacePorts } from './workspace-ports';

type Names =
  | 'publish.restore'
  | 'publish.timeline'
  | 'publish.liveThen'
  | 'publish.adopt'
  | 'publish.adoptAudience'
  | 'publish.pull'
  | 'publish.adoptDrift'
  | 'publish.approve'
  | 'publish.approveKept'
  | 'publish.approvals'
  | 'publish.links'
  | 'publish.setLinks'
  | 'publish.wishes'
  | 'publish.setWishes'
  | 'publish.testWebhook'
  | 'publish.confirmCopy';

export type UseTarget<T> = (
  service: PublishService,
  target: PublishTarget,
  workspace: Workspace,
  inventory: InventoryClient,
) => Promise<Result<T>>;
export type WithTarget = <T>(
  channelId: ChannelId,
  use: UseTarget<T>,
) => Promise<Result<T>> | Result<T>;
export type Writable = <T>(
  use: (workspace: Workspace) => Promise<Result<T>> | Result<T>,
) => Promise<Result<T>> | Result<T>;

interface Parts {
  current: CurrentWorkspace;
  drawings: Drawings;
  emit: Emit;
  now: () => Date;
  withTarget: WithTarget;
  writable: Writable;
  told: <T>(channelId: ChannelId, result: Result<T>) => Result<T>;
}

/** The name a person gave, or none. */
export const sentBy = (by: string | undefined): { by?: string } => (by === undefined ? {} : { by });

/** What belongs to an account beside publishing to it: its past, what others made there, who signs, who sees what. */
export function accountHandlers(parts: Parts): SomeHandlers<Names> {
  const { current, drawings, emit, now, withTarget, writable, told } = parts;
  const adopted = <T extends { documentIds: unknown[] }>(
    channelId: ChannelId,
    result: Result<T>,
  ): Result<T> => {
    if (result.ok) emit('documents.changed', { ids: result.value.documentIds as never });
    return told(channelId, result);
  };
  return {
    'publish.restore': ({ channelId, runId, by }) =>
      writable(() =>
        withTarget(channelId, async (service, target) =>
          told(channelId, await service.restore(target, runId, sentBy(by))),
        ),
      ),
    'publish.timeline': ({ channelId }) =>
      withTarget(channelId, async (service, target) =>
        ok(await service.timeline(target.botUserId)),
      ),
    'publish.liveThen': ({ channelId, at }) =>
      withTarget(channelId, async (service, target) =>
        ok(await service.liveThen(target.botUserId, new Date(at).toISOString())),
      ),
    'publish.adopt': ({ channelId, richMenuId }) =>
      writable(() =>
        withTarget(channelId, async (_service, target, workspace) => {
          const ports = workspacePorts(workspace, drawings, now);
          return adopted(channelId, await adoptUnmanaged(target, richMenuId, ports));
        }),
      ),
    'publish.adoptAudience': ({ channelId, audienceGroupId }) =>
      writable(() =>
        withTarget(channelId, async (_service, target, workspace) => {
          const ports = pullPorts(workspace, workspacePorts(workspace, drawings, now));
          return adopted(channelId, await adoptAudience(target, audienceGroupId, ports));
        }),
      ),
    'publish.pull': ({ channelId }) =>
      writable(() =>
        withTarget(channelId, async (_service, target, workspace, inventory) => {
          const ports = pullPorts(workspace, workspacePorts(workspace, drawings, now));
          return adopted(channelId, await pullAccount(target, inventory, ports));
        }),
      ),
    'publish.adoptDrift': ({ channelId, pageId }) =>
      writable(() =>
        withTarget(channelId, async (_service, target, workspace) => {
          const ports = workspacePorts(workspace, drawings, now);
          return adopted(channelId, await adoptDrift(target, pageId, ports));
        }),
      ),
    'publish.approve': ({ documentId, ...by }) =>
      writable(async (workspace) => {
        const loaded = await workspace.loadAs('richMenuSet', documentId);
        if (!loaded.ok) return loaded;
        const { shown, ...signature } = by;
        const signed = await signOff(
          loaded.value.document,
          { ...signature, ...(shown ? { shown } : {}) },
          workspacePorts(workspace, drawings, now),
        );
        if (signed.ok) emit('channels.changed', { id: null });
        return signed;
      }),
    'publish.approveKept': ({ channelId, runId, version, ...by }) =>
      writable(() =>
        withTarget(channelId, async (service, target) =>
          told(channelId, await service.approveKept(target, runId, version, by)),
        ),
      ),
    'publish.approvals': ({ documentId }) =>
      withWorkspace(current, async (workspace) => {
        const { approvals } = workspacePorts(workspace, drawings, now);
        return ok((await approvals.list()).filter((entry) => entry.documentId === documentId));
      }),
    'publish.links': ({ channelId }) =>
      withTarget(channelId, (_service, target, workspace) =>
        userLinkFiles(workspace.folder).read(target.botUserId),
      ),
    'publish.setLinks': ({ channelId, documentId, pageId, userIds }) =>
      writable(() =>
        withTarget(channelId, async (_service, target, workspace) => {
          const files = userLinkFiles(workspace.folder);
          const known = await files.read(target.botUserId);
          if (!known.ok) return known;
          const chosen = new Set<string>(userIds);
          const links = [
            ...known.value.filter((link) => link.pageId !== pageId && !chosen.has(link.userId)),
            ...[...chosen].map((userId) => ({ userId, documentId, pageId })),
          ];
          const written = await files.write(target.botUserId, links);
          return written.ok ? told(channelId, ok(links)) : written;
        }),
      ),
    'publish.wishes': ({ channelId }) =>
      withTarget(channelId, (_service, target, workspace) =>
        wishFiles(workspace.folder).read(target.botUserId),
      ),
    'publish.setWishes': ({ channelId, wishes }) =>
      writable(() =>
        withTarget(channelId, async (_service, target, workspace) => {
          const written = await wishFiles(workspace.folder).write(target.botUserId, wishes);
          return written.ok ? told(channelId, ok(wishes)) : written;
        }),
      ),
    'publish.testWebhook': ({ channelId, endpoint }) =>
      withTarget(channelId, async (_service, { account }) => {
        if (!account) throw new Error('a connected channel can always be changed');
        const tried = await account.testWebhook(endpoint);
        return tried.ok ? ok(tried.value.value) : tried;
      }),
    'publish.confirmCopy': () =>
      writable(async (workspace) => {
        await confirmCopy(workspace.privateDir);
        emit('channels.changed', { id: null });
        return ok(undefined);
      }),
  };
}
