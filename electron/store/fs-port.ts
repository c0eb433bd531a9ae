import * as nodeFs from 'node:fs/promises';

/** The file system calls that durable writing is made of. Tests fail or kill at the n-th of them. */
export interface FsPort {
  /** Creates a new file; fails when it exists. Writes all bytes, then syncs them to the disk. */
  writeNew(path: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A second name for the same bytes; falls back to a copy where links are not possible. */
  linkOrCopy(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  syncFolder(path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
}

export const realFs: FsPort = {
  async writeNew(path, bytes) {
    const handle = await nodeFs.open(path, 'wx', 0o600);
    try {
      let written = 0;
      while (written < bytes.byteLength) {
        const result = await handle.write(bytes, written, bytes.byteLength - written);
        // a disk that takes no byte and gives no error would loop for ever
        if (result.bytesWritten === 0)
          throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
        written += result.bytesWritten;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  rename: (from, to) => nodeFs.rename(from, to),
  async linkOrCopy(from, to) {
    await nodeFs.rm(to, { force: true });
    try {
      await nodeFs.link(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
      await nodeFs.copyFile(from, to);
    }
  },
  remove: (path) => nodeFs.rm(path, { force: true }),
  async syncFolder(path) {
    // Windows cannot open folders; its journalled rename is durable by itself
    if (process.platform === 'win32') return;
    const handle = await nodeFs.open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  makeFolder: async (path) => {
    await nodeFs.mkdir(path, { recursive: true });
  },
};
