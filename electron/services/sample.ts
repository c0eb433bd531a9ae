import { readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type AppError, appError, fail, ok, type Result } from '#shared/errors/app-error';
import { sampleContent } from '#shared/sample';
import { createWorkspace } from '../store/create-workspace';
import { writeError } from '../store/durable-write';
import { sha256Hex } from '../store/hash';
import { Workspace } from '../store/workspace';
import { countDocuments, readWorkspaceFile } from '../store/workspace-file';
import { ChannelBook } from './channels/channel-book';
import type { Drawings } from './render';
import { withPeople } from './sample-list';
import { makeSamplePast } from './sample-past/make';

export interface SampleOptions {
  /** Generated campaigns beside the hand-made ones. */
  campaigns?: number;
  /** Generated menus beside the hand-made ones. */
  menus?: number;
  seed?: number;
  now?: () => Date;
}

/** Fills a folder with the sample workspace; answers what it holds. */
export async function createSampleWorkspace(
  folder: string,
  options: SampleOptions = {},
): Promise<Result<{ documents: number; bytes: number }>> {
  const now = options.now ?? (() => new Date());
  const there = await readWorkspaceFile(folder);
  if (there && !there.sample) return fail(somebodys(folder));
  const made = await createWorkspace(folder, { name: '山嵐咖啡', sample: true }, now);
  if (!made.ok) return made;
  const opened = await Workspace.open(folder, { now });
  if (!opened.ok) return opened;
  const workspace = opened.value;
  try {
    const content = sampleContent(options.seed ?? 1, {
      menus: options.menus ?? 0,
      campaigns: options.campaigns ?? 0,
    });
    for (const asset of content.assets) {
      const stored = await workspace.assets.put(asset.bytes, asset.name);
      if (!stored.ok) return stored;
    }
    const documents = content.documents((bytes) => sha256Hex(bytes), now());
    for (const document of documents) {
      const written = await workspace.create(
        document.kind === 'audience' ? withPeople(document, workspace.privateDir) : document,
      );
      if (!written.ok && written.error.code !== 'store.alreadyThere') return written;
    }
    // writes down the rehearsal channel, the only one a sample has
    await new ChannelBook(workspace).list();
    return ok({ documents: workspace.ids().length, bytes: await bytesOf(folder) });
  } catch (error) {
    return fail(writeError(error, folder));
  } finally {
    await workspace.close();
  }
}

const somebodys = (folder: string) =>
  appError('sample.workspaceThere', 'This folder is a workspace of somebody’s own.', {
    details: { folder: basename(folder) },
  });

/** What the workspace takes on the disk, without what Tapestry keeps for itself. */
async function bytesOf(folder: string): Promise<number> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => !/^\./.test(name));
  let bytes = 0;
  for (const name of names) {
    const info = await stat(join(folder, name)).catch(() => null);
    if (info?.isFile()) bytes += info.size;
  }
  return bytes;
}

/** What the sample's past needs of the studio. */
export interface SamplePastPorts {
  /** Draws for a workspace that is not open yet. */
  drawingsOf(workspace: Workspace): Drawings;
  /** The workspace that is being made; null: no longer. Its pictures have to be found meanwhile. */
  onMaking(workspace: Workspace | null): void;
  onProgress(share: number): void;
  /** It went wrong; the sample is then made without a past. */
  onFailure(error: AppError): void;
  signal: AbortSignal;
}

const making = new Map<string, Promise<Result<null>>>();

/** The studio's own sample: made once, then kept as people left it. Null: without a past. */
export function ensureSampleWorkspace(
  folder: string,
  past: SamplePastPorts | null,
): Promise<Result<null>> {
  const running = making.get(folder) ?? ensure(folder, past).finally(() => making.delete(folder));
  making.set(folder, running);
  return running;
}

async function ensure(folder: string, past: SamplePastPorts | null): Promise<Result<null>> {
  if (await readWorkspaceFile(folder)) return ok(null);
  // a damaged one is mended when it is opened, never filled a second time
  if ((await countDocuments(folder)) > 0) return ok(null);
  if (past) {
    const lived = await createLivedSample(folder, {}, past);
    if (lived.ok) return ok(null);
    past.onFailure(lived.error);
  }
  const made = await createSampleWorkspace(folder);
  return made.ok ? ok(null) : made;
}

/**
 * A sample with its past comes into being beside its place and moves there when it is whole: whoever ends the studio
 * in between finds nothing half made, and nothing twice.
 */
export async function createLivedSample(
  folder: string,
  options: SampleOptions,
  past: Omit<SamplePastPorts, 'onFailure'>,
): Promise<Result<{ documents: number; bytes: number }>> {
  const beside = `${folder}.making`;
  const { seed } = options;
  const now = (options.now ?? (() => new Date()))();
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) return fail(notEmpty(folder));
  try {
    await rm(beside, { recursive: true, force: true });
    const made = await createSampleWorkspace(beside, { ...options, now: () => now });
    if (!made.ok) return made;
    const opened = await Workspace.open(beside, { now: () => now });
    if (!opened.ok) return opened;
    const workspace = opened.value;
    past.onMaking(workspace);
    const { signal, onProgress } = past;
    let played: Awaited<ReturnType<typeof makeSamplePast>>;
    try {
      played = await makeSamplePast(workspace, {
        now,
        drawings: past.drawingsOf(workspace),
        signal,
        onProgress,
        ...(seed === undefined ? {} : { seed }),
      });
    } finally {
      past.onMaking(null);
      await workspace.close();
    }
    if (!played.ok) return played;
    const documents = workspace.ids().length;
    const bytes = await bytesOf(beside);
    // an empty folder of that name makes room; not every system puts one folder in another's place
    await rmdir(folder).catch(() => undefined);
    await rename(beside, folder);
    return ok({ documents, bytes });
  } catch (error) {
    return fail(writeError(error, folder));
  } finally {
    await rm(beside, { recursive: true, force: true }).catch(() => undefined);
  }
}

const notEmpty = (folder: string) =>
  appError('sample.notEmpty', 'A sample with its past goes into an empty or new folder only.', {
    details: { folder: basename(folder) },
  });
