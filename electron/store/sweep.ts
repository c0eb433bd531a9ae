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
 */
export async function sweepUnfinished(folder: string, depth = DEPTH): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  let removed = 0;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const isOpened = entry.isDirectory() && depth > 1 && entry.name !== NEVER_UNFINISHED;
    if (isOpened) removed += await sweepUnfinished(path, depth - 1);
    if (!entry.isFile() || !TEMP_PATTERN.test(entry.name)) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
