import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { LIMITS } from '#shared/line/limits';
import { writeError } from './durable-write';

interface Arriving {
  path: string;
  file: FileHandle;
  hash: ReturnType<typeof createHash>;
  bytes: number;
  /** The first bytes, which say what the file is. */
  head: Buffer;
}

const HEAD_BYTES = 12;

/**
 * Films under the SHA-256 of their bytes: `videos/ab/abcd….mp4`. They are too large for one message between
 * window and studio, so they arrive in pieces and stand beside their place until the last one is there.
 */
export class VideoStore {
  private readonly arriving = new Map<string, Arriving>();
  /** Done once, before the first: two that begin together must not clear each other away. */
  private swept: Promise<void> | null = null;
  private isClosed = false;

  constructor(
    private readonly folder: string,
    private readonly readOnly: () => boolean,
  ) {}

  /** Opens a place for a film; the answer names it. */
  async begin(): Promise<Result<string>> {
    if (this.readOnly())
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    const waiting = join(this.folder, '.arriving');
    const token = randomBytes(12).toString('hex');
    const path = join(waiting, token);
    try {
      // what an earlier crash left half, nobody will finish
      this.swept ??= rm(waiting, { recursive: true, force: true });
      await this.swept;
      await mkdir(waiting, { recursive: true });
      const hash = createHash('sha256');
      const file = await open(path, 'wx');
      this.arriving.set(token, { path, file, hash, bytes: 0, head: Buffer.alloc(0) });
      // the workspace was closed while the disk was asked
      if (!this.isClosed) return ok(token);
      await this.cancel(token);
      return fail(forgotten());
    } catch (error) {
      this.swept = null;
      return fail(writeError(error, path));
    }
  }

  /** The next piece of it. */
  async append(token: string, piece: Uint8Array): Promise<Result<void>> {
    const film = this.arriving.get(token);
    if (!film) return fail(forgotten());
    if (film.bytes + piece.byteLength > LIMITS.videoBytes) {
      await this.cancel(token);
      return fail(
        appError('video.tooLarge', 'LINE takes videos of at most 200 MB.', {
          details: { limit: LIMITS.videoBytes },
        }),
      );
    }
    try {
      await film.file.write(piece);
    } catch (error) {
      await this.cancel(token);
      return fail(writeError(error, film.path));
    }
    film.hash.update(piece);
    film.bytes += piece.byteLength;
    if (film.head.byteLength < HEAD_BYTES)
      film.head = Buffer.concat([film.head, piece]).subarray(0, HEAD_BYTES);
    return ok(undefined);
  }

  /** All of it is there: durable under its name when this answers. */
  async finish(token: string): Promise<Result<{ hash: Sha256; bytes: number }>> {
    const film = this.arriving.get(token);
    if (!film) return fail(forgotten());
    // ISO base media: the second word of an MP4 or MOV is `ftyp`
    if (film.head.toString('latin1', 4, 8) !== 'ftyp') {
      await this.cancel(token);
      return fail(
        appError('video.notAVideo', 'This is no video that Tapestry can read. LINE needs an MP4.'),
      );
    }
    const hash = film.hash.digest('hex') as Sha256;
    const path = this.place(hash);
    try {
      await film.file.sync();
      await film.file.close();
      await mkdir(join(this.folder, hash.slice(0, 2)), { recursive: true });
      await rename(film.path, path);
    } catch (error) {
      await this.cancel(token);
      return fail(writeError(error, path));
    }
    this.arriving.delete(token);
    return ok({ hash, bytes: film.bytes });
  }

  /** Gives a film up that has not arrived whole. */
  async cancel(token: string): Promise<void> {
    const film = this.arriving.get(token);
    this.arriving.delete(token);
    if (!film) return;
    await film.file.close().catch(() => undefined);
    await rm(film.path, { force: true });
  }

  /** Nothing more arrives: what is half here goes with the workspace that closes. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const token of [...this.arriving.keys()]) await this.cancel(token);
  }

  /** The file of a film, or null when it is no longer in the workspace. */
  async pathOf(hash: Sha256): Promise<string | null> {
    const path = this.place(hash);
    return stat(path).then(
      () => path,
      () => null,
    );
  }

  private place(hash: Sha256): string {
    return join(this.folder, hash.slice(0, 2), `${hash}.mp4`);
  }
}

const forgotten = () =>
  appError('video.forgotten', 'This video is no longer on its way. Choose it again.');
