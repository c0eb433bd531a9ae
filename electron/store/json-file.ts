import { readFile, rename } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';
import type { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { AppErrorException, appError } from '#shared/errors/app-error';
import { durableWrite } from './durable-write';

/** Where the version before the last write is, for the day on which the last one is damaged. */
const spareOf = (path: string) => `${path}.bak`;

/**
 * A small file of our own (settings, session, channels): lowdb over the durable writer. A damaged one is kept
 * under another name before anything is written, and what it held before the last write is loaded; only without
 * that the defaults count.
 */
export class JsonFile<T> {
  private readonly db: Low<T>;
  private loading: Promise<unknown> | null = null;
  private isDamaged = false;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    readonly path: string,
    private readonly schema: z.ZodType<T>,
    private readonly defaults: T,
    /** Hears that the file was damaged, and under which name it is kept. */
    private readonly onDamage: (file: string, aside: string) => void = () => undefined,
    /**
     * What lies here may be made again at any time, so a file that the disk does not give is as good as none.
     * Without this it is refused: to take it for missing would write over what is only unreadable today.
     */
    private readonly options: { isSpareable?: boolean } = {},
  ) {
    const adapter: Adapter<T> = {
      read: () => this.load(),
      write: async (data) => {
        await this.setAside();
        const bytes = new TextEncoder().encode(canonicalJson(data));
        await durableWrite(path, bytes, { keepAs: spareOf(path) });
      },
    };
    this.db = new Low<T>(adapter, defaults);
  }

  async read(): Promise<T> {
    this.loading ??= this.db.read().then(
      () => {
        this.db.data = this.db.data ?? this.defaults;
      },
      (error: unknown) => {
        // whoever has mended it need not start again
        this.loading = null;
        throw error;
      },
    );
    await this.loading;
    return this.db.data;
  }

  /** Puts a damaged file aside now, and what was loaded in its place; for files that are read far more than written. */
  async mend(): Promise<void> {
    await this.read();
    if (this.isDamaged) await this.update((data) => data);
  }

  /** One change after another; a failed write is told to its own caller and blocks nobody. */
  update(change: (data: T) => T): Promise<T> {
    const next = this.tail.then(async () => {
      const before = await this.read();
      this.db.data = this.schema.parse(change(before));
      try {
        await this.db.write();
      } catch (error) {
        this.db.data = before;
        throw error;
      }
      return this.db.data;
    });
    this.tail = next.catch(() => undefined);
    return next;
  }

  private async load(): Promise<T | null> {
    const text = await readFile(this.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || this.options.isSpareable) return null;
      throw new AppErrorException(unreadable(basename(this.path), error.code ?? String(error)));
    });
    const found = parse(text, this.schema);
    if (found !== null || text === null) return found;
    this.isDamaged = true;
    return parse(await readFile(spareOf(this.path), 'utf8').catch(() => null), this.schema);
  }

  private async setAside(): Promise<void> {
    if (!this.isDamaged) return;
    const aside = `${this.path}.corrupt-${new Date().toISOString().replace(/[:.]/g, '-')}`;
    await rename(this.path, aside).catch(() => undefined);
    this.isDamaged = false;
    this.onDamage(basename(this.path), basename(aside));
  }
}

const unreadable = (file: string, reason: string) =>
  appError(
    'store.fileUnreadable',
    `${file} of the workspace cannot be read: ${reason}. Mend its permissions, or move it away to start without it.`,
    { path: [file], details: { file, reason } },
  );

function parse<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
