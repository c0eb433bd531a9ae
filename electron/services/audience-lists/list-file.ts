import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sha256, sha256 } from '#shared/domain/ids';

/** `U`, 32 hexadecimal digits and a line feed: every line of a clean list is as long. */
export const LINE_BYTES = 34;
const CHUNK_LINES = 30_000;

/** Where the lists of a workspace lie. */
export const listsFolder = (privateDir: string): string => join(privateDir, 'audiences');

/** Writes a clean list id by id; the file gets its name, its own hash, when it is whole and on the disk. */
export class ListWriter {
  count = 0;
  private readonly digest = createHash('sha256');
  private readonly pending = Buffer.allocUnsafe(CHUNK_LINES * LINE_BYTES);
  private filled = 0;
  private file: number | null;
  private readonly part: string;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    // the workspace sweeps such names when it opens
    this.part = join(folder, `.list.${randomBytes(6).toString('hex')}.tmp`);
    this.file = openSync(this.part, 'w', 0o600);
  }

  /** The 33 bytes of an id. */
  put(id: Uint8Array): void {
    if (this.filled === this.pending.length) this.flush();
    this.pending.set(id.subarray(0, LINE_BYTES - 1), this.filled);
    this.pending[this.filled + LINE_BYTES - 1] = 10;
    this.filled += LINE_BYTES;
    this.count += 1;
  }

  /** `isNew`: no list of the workspace had this content before. */
  finish(): { list: Sha256; count: number; isNew: boolean } {
    if (this.file === null) throw new Error('this list is finished');
    this.flush();
    fsyncSync(this.file);
    closeSync(this.file);
    this.file = null;
    const list = sha256.parse(this.digest.digest('hex'));
    const path = join(this.folder, `${list}.ids`);
    const isNew = !existsSync(path);
    renameSync(this.part, path);
    return { list, count: this.count, isNew };
  }

  /** Nothing stays. */
  drop(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    rmSync(this.part, { force: true });
  }

  private flush(): void {
    if (this.file === null || this.filled === 0) return;
    const bytes = this.pending.subarray(0, this.filled);
    this.digest.update(bytes);
    for (let at = 0; at < bytes.length; at += writeSync(this.file, bytes, at, bytes.length - at));
    this.filled = 0;
  }
}

/** Calls `each` with every id of a list, some ten thousand between two breaths. False: it was stopped. */
export async function readList(
  path: string,
  each: (bytes: Uint8Array, at: number) => void,
  options: { signal?: AbortSignal; onLines?: (count: number) => void } = {},
): Promise<boolean> {
  const buffer = Buffer.allocUnsafe(CHUNK_LINES * LINE_BYTES);
  const file = await open(path, 'r');
  try {
    for (let from = 0; ; ) {
      if (options.signal?.aborted) return false;
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
      const lines = Math.floor(bytesRead / LINE_BYTES);
      for (let line = 0; line < lines; line += 1) each(buffer, line * LINE_BYTES);
      if (lines === 0) return true;
      from += lines * LINE_BYTES;
      options.onLines?.(lines);
    }
  } finally {
    await file.close();
  }
}
