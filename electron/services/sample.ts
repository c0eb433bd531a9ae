import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { sampleContent } from '#shared/sample';
import { createWorkspace } from '../store/create-workspace';
import { sha256Hex } from '../store/hash';
import { Workspace } from '../store/workspace';
import { countDocuments, readWorkspaceFile } from '../store/workspace-file';
import { ChannelBook } from './channels/channel-book';

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
      const written = await workspace.create(document);
      if (!written.ok && written.error.code !== 'store.alreadyThere') return written;
    }
    // writes down the rehearsal channel, the only one a sample has
    await new ChannelBook(workspace).list();
    return ok({ documents: workspace.ids().length, bytes: await bytesOf(folder) });
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

/** The studio's own sample: made once, then kept as people left it. */
export async function ensureSampleWorkspace(folder: string): Promise<Result<null>> {
  if (await readWorkspaceFile(folder)) return ok(null);
  // a damaged one is mended when it is opened, never filled a second time
  if ((await countDocuments(folder)) > 0) return ok(null);
  const made = await createSampleWorkspace(folder);
  return made.ok ? ok(null) : made;
}
