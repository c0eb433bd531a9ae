import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sha256, sha256 } from '#shared/domain/ids';
import { durableWrite } from '../../store/durable-write';

/** `U`, 32 hexadecimal digits and a line feed: every line is as long, so a slice is found by counting. */
const LINE_BYTES = 34;

/** A list as its file has it, and as its hash names it. */
export const listText = (userIds: readonly string[]): string =>
  userIds.map((id) => `${id}\n`).join('');

/** Lists of recipients beside the log, named by the hash of their content. */
export class RecipientLists {
  constructor(private readonly folder: string) {}

  /** Durable when it answers; the same list twice is one file. */
  async put(userIds: readonly string[]): Promise<Sha256> {
    const bytes = Buffer.from(listText(userIds), 'latin1');
    const hash = sha256.parse(createHash('sha256').update(bytes).digest('hex'));
    await mkdir(this.folder, { recursive: true });
    const isThere = await stat(this.path(hash)).then(
      (info) => info.size === bytes.byteLength,
      () => false,
    );
    if (!isThere) await durableWrite(this.path(hash), bytes);
    return hash;
  }

  async slice(hash: Sha256, from: number, count: number): Promise<string[]> {
    const file = await open(this.path(hash), 'r').catch(() => null);
    if (!file) return [];
    try {
      const bytes = Buffer.alloc(count * LINE_BYTES);
      const { bytesRead } = await file.read(bytes, 0, bytes.byteLength, from * LINE_BYTES);
      return bytes
        .subarray(0, bytesRead)
        .toString('latin1')
        .split('\n')
        .filter((id) => id.length === LINE_BYTES - 1);
    } finally {
      await file.close();
    }
  }

  /** False: gone, or no longer what was agreed to. */
  async isWhole(hash: Sha256): Promise<boolean> {
    const digest = createHash('sha256');
    try {
      for await (const chunk of createReadStream(this.path(hash))) digest.update(chunk as Buffer);
    } catch {
      return false;
    }
    return digest.digest('hex') === hash;
  }

  private path(hash: Sha256): string {
    return join(this.folder, `${hash}.ids`);
  }
}
