import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Audience, AudienceOrigin } from '#shared/domain/audience/schema';
import { type DocumentId, newId } from '#shared/domain/ids';
import { fail, ok, type Result } from '#shared/errors/app-error';
import type { audienceListChannels } from '#shared/ipc/channels/audience-lists';
import type { OutputOf } from '#shared/ipc/contract';
import type { Emit, SomeHandlers } from '../../ipc/services';
import { writeError } from '../../store/durable-write';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';
import type { CurrentWorkspace } from '../current-workspace';
import { withWorkspace } from '../documents';
import type { DialogPort } from '../ports';
import { combineLists, type StoredList } from './combine';
import { Intake } from './intake';
import { idsAtLine, listGone, noJob } from './list-errors';
import { listsFolder } from './list-file';
import type { UploadParts } from './upload';
import { uploadList } from './upload';

type Names = keyof typeof audienceListChannels;

/** A burst of progress is told so often at most. */
const TELL_MS = 100;
/** Files that were read and are neither kept nor cancelled. */
const MOST_WAITING = 4;

interface Waiting {
  workspace: Workspace;
  intake: Intake;
  list: StoredList | null;
}

/** Lists of user ids of the open workspace: read from a file, combined, written out, taken to LINE. */
export function audienceListHandlers(parts: {
  current: CurrentWorkspace;
  emit: Emit;
  now: () => Date;
  dialogs: Pick<DialogPort, 'pickFolder'>;
  /** The selected channel, and the journal around what makes an audience there. */
  account(
    workspace: Workspace,
  ): Promise<Result<Pick<UploadParts, 'channelId' | 'client' | 'journalled'>>>;
}): SomeHandlers<Names> {
  const { current, emit, now, dialogs } = parts;
  const waiting = new Map<string, Waiting>();
  const running = new Map<string, AbortController>();

  const teller = (job: string) => {
    let toldAt = Number.NEGATIVE_INFINITY;
    return (done: number, total: number) => {
      const at = performance.now();
      if (at - toldAt < TELL_MS && done < total) return;
      toldAt = at;
      emit('lists.progress', { job, done, total });
    };
  };
  const cancellable = async <T>(
    job: string,
    work: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const controller = new AbortController();
    running.set(job, controller);
    try {
      return await work(controller.signal);
    } finally {
      running.delete(job);
    }
  };
  const create = async (
    workspace: Workspace,
    name: string,
    origin: AudienceOrigin,
    { list, count }: StoredList,
  ): Promise<Result<DocumentId>> => {
    const at = now().toISOString();
    const document: Audience = {
      id: newId('doc', randomBytesPort),
      kind: 'audience',
      name,
      tags: [],
      notes: '',
      archived: false,
      createdAt: at,
      updatedAt: at,
      origin,
      count,
      list,
      uploads: [],
      sample: false,
    };
    const made = await workspace.create(document);
    if (!made.ok) return made;
    emit('documents.changed', { ids: [document.id] });
    return ok(document.id);
  };
  const listOf = async (
    workspace: Workspace,
    id: DocumentId,
  ): Promise<Result<StoredList & { name: string }>> => {
    const loaded = await workspace.loadAs('audience', id);
    if (!loaded.ok) return loaded;
    const { list, count, name, origin } = loaded.value.document;
    if (origin.from === 'line') return fail(idsAtLine(name));
    return list === null ? fail(listGone()) : ok({ list: list as never, count, name });
  };

  return {
    'lists.begin': ({ job, fileName, size }) =>
      withWorkspace(current, (workspace): Result<undefined> => {
        for (const [old, { intake }] of waiting) {
          if (waiting.size < MOST_WAITING) break;
          intake.drop();
          waiting.delete(old);
        }
        try {
          const intake = new Intake(listsFolder(workspace.privateDir), fileName, size);
          waiting.set(job, { workspace, intake, list: null });
          return ok(undefined);
        } catch (error) {
          return fail(writeError(error, fileName));
        }
      }),
    'lists.piece': ({ job, bytes }) => {
      const found = waiting.get(job);
      if (!found || found.list) return fail(noJob());
      try {
        const taken = found.intake.take(bytes);
        if (!taken.ok) return taken;
        const { ids, malformed, duplicates } = found.intake.counts;
        return ok({ bytes: taken.value, ids, wrong: malformed + duplicates });
      } catch (error) {
        return fail(writeError(error, found.intake.fileName));
      }
    },
    'lists.end': ({ job }) => {
      const found = waiting.get(job);
      if (!found || found.list) return fail(noJob());
      try {
        found.list = found.intake.finish();
        return ok(found.intake.counts);
      } catch (error) {
        return fail(writeError(error, found.intake.fileName));
      }
    },
    'lists.cancel': ({ job }) => {
      waiting.get(job)?.intake.drop();
      waiting.delete(job);
      running.get(job)?.abort();
      return ok(undefined);
    },
    'lists.keep': ({ job, name }) =>
      withWorkspace(current, async (workspace): Promise<Result<OutputOf<'lists.keep'>>> => {
        const found = waiting.get(job);
        if (!found?.list || found.workspace !== workspace) return fail(noJob());
        const { fileName } = found.intake;
        const id = await create(workspace, name, { from: 'file', fileName }, found.list);
        if (!id.ok) return id;
        found.intake.keep();
        waiting.delete(job);
        return ok({ id: id.value });
      }),
    'lists.export': ({ from }) =>
      withWorkspace(current, async (workspace): Promise<Result<OutputOf<'lists.export'>>> => {
        const found =
          'job' in from
            ? ((job) =>
                job?.list ? ok({ ...job.list, name: job.intake.fileName }) : fail(noJob()))(
                waiting.get(from.job),
              )
            : await listOf(workspace, from.id);
        if (!found.ok) return found;
        const folder = await dialogs.pickFolder('export');
        if (folder === null) return ok(null);
        const source = join(listsFolder(workspace.privateDir), `${found.value.list}.ids`);
        try {
          const file = await copyBeside(source, folder, found.value.name);
          return ok({ file, count: found.value.count });
        } catch (error) {
          const isGone = (error as NodeJS.ErrnoException).syscall === 'copyfile';
          return fail(
            isGone && (error as NodeJS.ErrnoException).code === 'ENOENT'
              ? listGone()
              : writeError(error, folder),
          );
        }
      }),
    'lists.combine': ({ job, name, of, how }) =>
      withWorkspace(current, async (workspace): Promise<Result<OutputOf<'lists.combine'>>> => {
        const lists: (StoredList & { name: string })[] = [];
        for (const id of of) {
          const list = await listOf(workspace, id);
          if (!list.ok) return list;
          lists.push(list.value);
        }
        const made = await cancellable(job, (signal) =>
          combineLists(lists, how, {
            folder: listsFolder(workspace.privateDir),
            signal,
            onProgress: teller(job),
          }),
        );
        if (!made.ok) return made;
        const origin: AudienceOrigin = {
          from: 'lists',
          how: how.how,
          names: lists.map((list) => list.name),
          seed: 'seed' in how ? how.seed : null,
        };
        const ids: DocumentId[] = [];
        for (const [index, list] of made.value.entries()) {
          const numbered = made.value.length > 1 ? `${name} ${index + 1}` : name;
          const id = await create(workspace, numbered, origin, list);
          if (!id.ok) return id;
          ids.push(id.value);
        }
        return ok({ ids, counts: made.value.map(({ count }) => count) });
      }),
    'lists.upload': ({ job, id }) =>
      withWorkspace(current, async (workspace): Promise<Result<OutputOf<'lists.upload'>>> => {
        const account = await parts.account(workspace);
        if (!account.ok) return account;
        const done = await cancellable(job, (signal) =>
          uploadList(id, { ...account.value, workspace, now, signal, onProgress: teller(job) }),
        );
        emit('documents.changed', { ids: [id] });
        emit('audiences.changed', {});
        return done;
      }),
  };
}

/** Copies under a name that is free; what is there is never replaced. */
async function copyBeside(source: string, folder: string, name: string): Promise<string> {
  const stem =
    basename(name)
      .replace(/\.[^.]*$/, '')
      .replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ')
      .trim()
      .slice(0, 80) || 'list';
  for (let number = 1; ; number += 1) {
    const file = join(folder, `${stem}-clean${number === 1 ? '' : `-${number}`}.txt`);
    try {
      await copyFile(source, file, constants.COPYFILE_EXCL);
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
