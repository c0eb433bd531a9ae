import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import { Low } from 'lowdb';
import type { z } from 'zod';
import { canonicalJson } from '#shared/document/canonical';
import { durableWrite } from './durable-write';

/**
 * A small file of our own (settings, session, channels): lowdb over the durable writer. What cannot be read is
 * replaced by the defaults only in memory; the file stays until the next write, so that nothing is lost by looking.
 */
export class JsonFile<T> {
  private readonly db: Low<T>;
  private isLoaded = false;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    readonly path: string,
    private readonly schema: z.ZodType<T>,
    private readonly defaults: T,
  ) {
    const adapter: Adapter<T> = {
      read: async () => parse(await readFile(path, 'utf8').catch(() => null), schema),
      write: (data) => durableWrite(path, new TextEncoder().encode(canonicalJson(data))),
    };
    this.db = new Low<T>(adapter, defaults);
  }

  async read(): Promise<T> {
    if (!this.isLoaded) {
      await this.db.read();
      this.db.data = this.db.data ?? this.defaults;
      this.isLoaded = true;
    }
    return this.db.data;
  }

  /** For the few things that must be known before the window opens. */
  readSync(): T {
    let text: string | null = null;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch {
      text = null;
    }
    return parse(text, this.schema) ?? this.defaults;
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
}

function parse<T>(text: string | null, schema: z.ZodType<T>): T | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
