import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Asset } from '#shared/ipc/contract';
import { durableWrite, writeError } from './durable-write';
import { sha256Hex } from './hash';
import { readImageInfo } from './image-info';

const EXTENSIONS = ['png', 'jpg', 'webp', 'svg', 'gif'] as const;

/** Pictures under the SHA-256 of their bytes: `assets/ab/abcd….png`. The same picture is kept once. */
export class AssetStore {
  constructor(
    private readonly folder: string,
    private readonly readOnly: () => boolean,
  ) {}

  async put(bytes: Uint8Array, name: string): Promise<Result<Asset>> {
    const info = readImageInfo(bytes);
    if (!info.ok) return info;
    const hash = sha256Hex(bytes);
    if ((await this.find(hash)) === null) {
      if (this.readOnly())
        return fail(appError('store.readOnly', 'This workspace is open read-only.'));
      const path = join(this.folder, hash.slice(0, 2), `${hash}.${info.value.extension}`);
      try {
        await mkdir(join(this.folder, hash.slice(0, 2)), { recursive: true });
        await durableWrite(path, bytes);
      } catch (error) {
        return fail(writeError(error, path));
      }
    }
    const { mime, widthPx, heightPx } = info.value;
    return ok({ hash, mime, widthPx, heightPx, bytes: bytes.byteLength, name });
  }

  /** Bytes of an asset; null when there is none, or when the file no longer is what its name says. */
  async read(hash: Sha256): Promise<Uint8Array | null> {
    const path = await this.find(hash);
    if (path === null) return null;
    const bytes = new Uint8Array(await readFile(path));
    return sha256Hex(bytes) === hash ? bytes : null;
  }

  async info(hash: Sha256): Promise<Result<Asset>> {
    const bytes = await this.read(hash);
    const info = bytes && readImageInfo(bytes);
    if (!bytes || !info?.ok) {
      return fail(
        appError('asset.missing', 'This picture is no longer in the workspace.', {
          details: { hash },
        }),
      );
    }
    const { mime, widthPx, heightPx } = info.value;
    return ok({ hash, mime, widthPx, heightPx, bytes: bytes.byteLength, name: hash.slice(0, 8) });
  }

  private async find(hash: Sha256): Promise<string | null> {
    for (const extension of EXTENSIONS) {
      const path = join(this.folder, hash.slice(0, 2), `${hash}.${extension}`);
      if (
        await stat(path).then(
          () => true,
          () => false,
        )
      )
        return path;
    }
    return null;
  }

  /** Number of assets and their bytes. */
  async totals(): Promise<{ count: number; bytes: number }> {
    let count = 0;
    let bytes = 0;
    for (const shard of await readdir(this.folder).catch(() => [] as string[])) {
      for (const name of await readdir(join(this.folder, shard)).catch(() => [] as string[])) {
        bytes += (await stat(join(this.folder, shard, name))).size;
        count += 1;
      }
    }
    return { count, bytes };
  }
}
