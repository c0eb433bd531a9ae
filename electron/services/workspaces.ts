import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { WorkspaceInfo } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Emit, SomeHandlers } from '../ipc/services';
import { createWorkspace } from '../store/create-workspace';
import { JsonFile } from '../store/json-file';
import { keepOpener } from '../store/opener';
import { readWorkspaceFile } from '../store/workspace-file';
import type { CurrentWorkspace } from './current-workspace';
import type { DialogPort } from './ports';

const recentShape = z.object({ folders: z.array(z.string()) });
const KEPT = 10;

/** The page never hands over a path: a recent folder is named by a token that only we can turn into one. */
export const tokenOf = (folder: string) =>
  createHash('sha256').update(folder).digest('hex').slice(0, 24);

export class RecentWorkspaces {
  private readonly file: JsonFile<{ folders: string[] }>;
  constructor(userData: string) {
    const path = join(userData, 'recent.json');
    this.file = new JsonFile(path, recentShape, { folders: [] }, undefined, { isSpareable: true });
  }
  async list(): Promise<string[]> {
    return (await this.file.read()).folders;
  }
  async add(folder: string): Promise<void> {
    await this.file.update(({ folders }) => ({
      folders: [folder, ...folders.filter((other) => other !== folder)].slice(0, KEPT),
    }));
  }
}

export function workspaceHandlers(
  current: CurrentWorkspace,
  recent: RecentWorkspaces,
  dialogs: DialogPort,
  /** Makes the studio's own sample when it is not there yet. */
  ensureSample: () => Promise<Result<string>>,
  emit: Emit,
): SomeHandlers<'workspace.current' | 'workspace.recent' | 'workspace.open'> {
  return {
    'workspace.current': () => {
      const workspace = current.get();
      return workspace.ok ? ok(workspace.value.info()) : workspace;
    },
    'workspace.recent': async () => {
      const found: { name: string; folder: string; token: string }[] = [];
      for (const folder of await recent.list()) {
        const file = await readWorkspaceFile(folder);
        if (file) found.push({ name: file.name, folder, token: tokenOf(folder) });
      }
      return ok(found);
    },
    'workspace.open': async (input): Promise<Result<WorkspaceInfo | null>> => {
      const folder = await folderOf(input, recent, dialogs, ensureSample);
      if (!folder.ok) return folder;
      if (folder.value === null) return ok(null);
      const opened = await openOrCreate(current, folder.value);
      if (!opened.ok) return opened;
      await recent.add(folder.value);
      emit('workspace.changed', opened.value);
      return ok(opened.value);
    },
  };
}

async function folderOf(
  input: { from: 'pick' } | { from: 'recent'; token: string } | { from: 'sample' },
  recent: RecentWorkspaces,
  dialogs: DialogPort,
  ensureSample: () => Promise<Result<string>>,
): Promise<Result<string | null>> {
  switch (input.from) {
    case 'pick':
      return ok(await dialogs.pickFolder('openWorkspace'));
    case 'recent': {
      const folder = (await recent.list()).find((candidate) => tokenOf(candidate) === input.token);
      return folder === undefined
        ? fail(appError('workspace.forgotten', 'This workspace is no longer in the list.'))
        : ok(folder);
    }
    case 'sample':
      return ensureSample();
  }
}

/** A workspace is opened; an empty folder becomes one; anything else is refused. */
export async function openOrCreate(
  current: CurrentWorkspace,
  folder: string,
): Promise<Result<WorkspaceInfo>> {
  let opened = await current.open(folder);
  if (!opened.ok && opened.error.code === 'store.notAWorkspace') {
    const made = await createWorkspace(folder, { name: basename(folder) });
    if (!made.ok) return made;
    opened = await current.open(folder);
  }
  if (!opened.ok) return opened;
  if (!opened.value.readOnly) await keepOpener(folder);
  return ok(opened.value.info());
}
