import {
  closeSync,
  fsync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  write,
  writeSync,
} from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import { promisify } from 'node:util';

const synced = promisify(fsync);
const writtenTo = promisify(write);

/** The file system calls that durable writing is made of. Tests fail or kill at the n-th of them. */
export interface FsPort {
  /**
   * Creates a new file; fails when it exists. Writes all bytes, then syncs them to the disk. Only its owner reads it,
   * unless a mode is given, which the user's mask still narrows.
   */
  writeNew(path: string, bytes: Uint8Array, mode?: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same bytes; falls back to a copy where links are not possible. */
  linkOrCopy(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
}

/** So much goes into the memory of the system at once; what is more must not hold up the window. */
const AT_ONCE = 1_000_000;

/*
 * Only what waits for the disk is handed to another thread: a small write, a rename and a second name take
 * microseconds, and the way to the thread and back costs ten times that.
 */
export const realFs: FsPort = {
  async writeNew(path, bytes, mode = 0o600) {
    const file = openSync(path, 'wx', mode);
    try {
      const isSmall = bytes.byteLength <= AT_ONCE;
      let written = 0;
      while (written < bytes.byteLength) {
        const left = bytes.byteLength - written;
        const taken = isSmall
          ? writeSync(file, bytes, written, left)
          : (await writtenTo(file, bytes, written, left, null)).bytesWritten;
        // a disk that takes no byte and gives no error would loop for ever
        if (taken === 0) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
        written += taken;
      }
      await synced(file);
    } finally {
      closeSync(file);
    }
  },
  rename: async (from, to) => renameSync(from, to),
  async linkOrCopy(from, to) {
    rmSync(to, { force: true });
    try {
      linkSync(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
      await nodeFs.copyFile(from, to);
    }
  },
  remove: (path) => nodeFs.rm(path, { force: true }),
  async syncFolder(path) {
    // Windows cannot open folders; its journalled rename is durable by itself
    if (process.platform === 'win32') return;
    const folder = openSync(path, 'r');
    try {
      await synced(folder);
    } finally {
      closeSync(folder);
    }
  },
  makeFolder: async (path) => {
    await nodeFs.mkdir(path, { recursive: true });
  },
};
