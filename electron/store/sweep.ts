import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMP_PATTERN } from './durable-write';

/** Kept by people or full of large files: nothing of ours is ever unfinished deeper than this. */
const DEPTH = 3;
/** A folder per document, filled by links and copies alone: ten thousand folders would be opened for nothing. */
const NEVER_UNFINISHED = 'backups';

/**
 * Removes unfinished writes of a crash below a folder. They hold half of something that nobody has
 * acknowledged. Only whoever holds the lock may do this: to everybody else they are somebody's save.
 * `listed`: a folder of thousands whose names are known already.
 */
export async function sweepUnfinished(
  folder: string,
  listed: { folder: string; names: readonly string[] } | null = null,
  depth = DEPTH,
): Promise<number> {
  let removed = 0;
  if (folder === listed?.folder) {
    for (const name of listed.names)
      if (TEMP_PATTERN.test(name)) removed += await removedFile(join(folder, name));
    return removed;
  }
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isOpened = entry.isDirectory() && depth > 1 && entry.name !== NEVER_UNFINISHED;
    if (isOpened) removed += await sweepUnfinished(path, listed, depth - 1);
    if (entry.isFile() && TEMP_PATTERN.test(entry.name)) removed += await removedFile(path);
  }
  return removed;
}

/** A folder of such a name is somebody else's and stays. */
const removedFile = (path: string): Promise<number> =>
  rm(path).then(
    () => 1,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ERR_FS_EISDIR') return 0;
      throw error;
    },
  );
