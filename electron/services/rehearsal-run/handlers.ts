import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CheckContext } from '#shared/campaign/check/context';
import { type RehearsedCampaign, rehearsedCampaign } from '#shared/domain/campaign/rehearsed';
import type { Campaign } from '#shared/domain/campaign/schema';
import type { DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { campaignRehearsalChannels } from '#shared/ipc/channels/campaign-rehearsal';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';
import { bookOf } from '../channels/handlers';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import { runThrough } from './run-through';
import { openSandbox } from './sandbox';

type Names = keyof typeof campaignRehearsalChannels;

const TELL_MS = 60;
const folderOf = (workspace: Workspace) => join(workspace.privateDir, 'rehearsals');

/** "Rehearse this campaign": weeks in seconds, on a copy of the practice account. */
export function campaignRehearsalHandlers(parts: {
  current: CurrentWorkspace;
  emit: Emit;
  now: () => Date;
  contextOf(workspace: Workspace, campaign: Campaign): Promise<Result<CheckContext>>;
  userIds(workspace: Workspace): (id: DocumentId) => Promise<Result<string[]>>;
}): SomeHandlers<Names> {
  const { current, emit } = parts;
  const running = new Map<string, AbortController>();
  const fileOf = (workspace: Workspace, id: DocumentId) =>
    new JsonFile<RehearsedCampaign | null>(
      join(folderOf(workspace), `${id}.json`),
      rehearsedCampaign.nullable(),
      null,
    );
  return {
    'campaignRehearsal.run': ({ job, id, days }) => {
      const stop = new AbortController();
      running.set(job, stop);
      return withWorkspace(current, async (workspace): Promise<Result<RehearsedCampaign>> => {
        const loaded = await workspace.loadAs('campaign', id);
        if (!loaded.ok) return loaded;
        const campaign = loaded.value.document;
        const context = await parts.contextOf(workspace, campaign);
        if (!context.ok) return context;
        const practice = (await bookOf(workspace).list()).find(({ kind }) => kind === 'rehearsal');
        if (!practice)
          return fail(
            appError(
              'rehearsal.noAccount',
              'The rehearsal channel of this workspace cannot be found.',
            ),
          );
        const opened = await openSandbox({
          account: join(workspace.privateDir, 'rehearsal'),
          channelId: practice.id,
          workspaceId: workspace.info().id,
          now: parts.now(),
        });
        if (!opened.ok) return opened;
        try {
          let toldAt = Number.NEGATIVE_INFINITY;
          const played = await runThrough(opened.value, {
            workspace,
            channelId: practice.id,
            campaign,
            context: context.value,
            idsOf: parts.userIds(workspace),
            days,
            signal: stop.signal,
            onProgress(done, total, at) {
              if (performance.now() - toldAt < TELL_MS) return;
              toldAt = performance.now();
              emit('campaignRehearsal.progress', { job, done, total, at: at.toISOString() });
            },
          });
          if (!played.ok) return played;
          if (!workspace.readOnly) {
            await mkdir(folderOf(workspace), { recursive: true });
            await fileOf(workspace, id).update(() => played.value);
          }
          return played;
        } finally {
          await opened.value.close();
        }
      }).finally(() => running.delete(job));
    },
    'campaignRehearsal.cancel': ({ job }) => {
      running.get(job)?.abort();
      return ok(undefined);
    },
    'campaignRehearsal.last': ({ id }) =>
      withWorkspace(current, async (workspace) => ok(await fileOf(workspace, id).read())),
  };
}
