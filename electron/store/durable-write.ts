import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { type AppError, AppErrorException, appError } from '#shared/errors/app-error';
import { type FsPort, realFs } from './fs-port';

/** Names of unfinished writes; what is left of a crash is swept when a workspace opens. */
export const TEMP_PATTERN = /^\..+\.[0-9a-f]{12}\.tmp$/;

export interface DurableWriteOptions {
  fs?: FsPort;
  /** Where the version before goes, as a second name of the same bytes. */
  keepAs?: string;
  /** What is exported is for others to open, as a file that any other program saves; what Tapestry keeps is not. */
  forOthers?: boolean;
}

/**
 * Replaces a file so that at any instant, power cut included, either the old or the new content is there,
 * whole: temporary file, sync, old version kept, rename, sync of the folder. On any failure the old file is
 * untouched, no temporary file stays, and the error says what to do.
 */
export async function durableWrite(
  path: string,
  bytes: Uint8Array,
  options: DurableWriteOptions = {},
): Promise<void> {
  const fs = options.fs ?? realFs;
  const folder = dirname(path);
  const temp = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await fs.writeNew(temp, bytes, options.forOthers ? 0o666 : undefined);
    if (options.keepAs !== undefined) await keepOld(fs, path, options.keepAs);
    await fs.rename(temp, path);
    await fs.syncFolder(folder);
  } catch (error) {
    // if even this fails the sweep at the next start takes it
    await fs.remove(temp).catch(() => undefined);
    throw new AppErrorException(writeError(error, path));
  }
}

async function keepOld(fs: FsPort, path: string, keepAs: string): Promise<void> {
  try {
    await fs.makeFolder(dirname(keepAs));
    await fs.linkOrCopy(path, keepAs);
  } catch (error) {
    // the first save has nothing to keep
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const IN_THE_WAY =
  'Something of another kind stands where Tapestry needs a file or a folder of its own. Move it away and try again.';

const CODES: Readonly<Record<string, [code: string, message: string]>> = {
  ENOSPC: [
    'store.diskFull',
    'The disk is full. Your work is kept in memory; free some space and save again.',
  ],
  EDQUOT: [
    'store.diskFull',
    'Your disk quota is used up. Your work is kept in memory; free some space and save again.',
  ],
  EROFS: ['store.readOnlyDisk', 'The disk is read-only. Your work is kept in memory.'],
  EACCES: [
    'store.noPermission',
    'Tapestry may not write here. Your work is kept in memory; check the folder’s permissions.',
  ],
  EPERM: [
    'store.noPermission',
    'Tapestry may not write here. Your work is kept in memory; check the folder’s permissions.',
  ],
  EISDIR: ['store.inTheWay', IN_THE_WAY],
  ENOTDIR: ['store.inTheWay', IN_THE_WAY],
  EEXIST: ['store.inTheWay', IN_THE_WAY],
  ENOENT: ['store.folderGone', 'The workspace folder is gone. Was the drive removed?'],
};

export function writeError(error: unknown, path: string): AppError {
  if (error instanceof AppErrorException) return error.appError;
  const errno = (error as NodeJS.ErrnoException).code ?? '';
  const [code, message] = CODES[errno] ?? [
    'store.writeFailed',
    `The file could not be saved (${errno || String(error)}). Your work is kept in memory.`,
  ];
  // the call may have failed at a folder above, and that is what has to be looked at
  const at = code === 'store.inTheWay' ? ((error as NodeJS.ErrnoException).path ?? path) : path;
  const file = basename(errno === 'ENOTDIR' ? dirname(at) : at);
  return appError(code, message, {
    path: [file],
    details: { file, reason: errno },
    retry: 'safe',
  });
}

/** One writer per file: writes of a path happen one after another, and a failed one blocks nobody. */
export class WriteQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(path: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(path) ?? Promise.resolve();
    const next = before.then(task, task);
    const tail = next
      .catch(() => undefined)
      .finally(() => {
        if (this.tails.get(path) === tail) this.tails.delete(path);
      });
    this.tails.set(path, tail);
    return next;
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }
}
