import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { HostedObject } from '#shared/domain/media-host';

/*
 * What was uploaded where, one JSON line per event, each on the disk before the step it announces. It is kept
 * with the workspace: messages that were sent point at these addresses for as long as people scroll back.
 */
const event = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('begin'),
    at: z.string(),
    hostId: z.string(),
    name: z.string(),
    url: z.string(),
    mime: z.string(),
    bytes: z.number().int(),
  }),
  /** Fetched back: right type, right size, right digest. */
  z.object({ type: z.literal('verified'), at: z.string(), url: z.string() }),
  /** Somebody else's file turned out to lie there: it is none of ours to mend. */
  z.object({ type: z.literal('foreign'), at: z.string(), url: z.string() }),
  z.object({ type: z.literal('use'), at: z.string(), url: z.string(), by: z.string() }),
  z.object({ type: z.literal('release'), at: z.string(), by: z.string() }),
]);
type LogEvent = z.infer<typeof event>;
type Unstamped = LogEvent extends infer E ? (E extends LogEvent ? Omit<E, 'at'> : never) : never;

interface Known {
  object: Omit<HostedObject, 'verifiedAt' | 'usedBy'>;
  verifiedAt: string | null;
  usedBy: Set<string>;
}

/** Where a workspace keeps it. */
export const uploadLogOf = ({ folder }: { folder: string }): string =>
  join(folder, 'media', 'uploads.jsonl');

export class UploadLog {
  private readonly known = new Map<string, Known>();
  private loading: Promise<void> | null = null;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly now: () => Date,
  ) {}

  /** Answers when the line is on the disk. */
  async append(...events: Unstamped[]): Promise<void> {
    await this.load();
    const at = this.now().toISOString();
    const stamped = events.map((entry) => ({ ...entry, at }) as LogEvent);
    const next = this.tail.then(() => write(this.path, stamped));
    this.tail = next.catch(() => undefined);
    await next;
    for (const entry of stamped) this.apply(entry);
  }

  /** `ours`: an upload began and was never seen whole, so what lies there may be half of it. */
  async stateOf(url: string): Promise<'unknown' | 'ours' | 'verified'> {
    await this.load();
    const entry = this.known.get(url);
    if (!entry) return 'unknown';
    return entry.verifiedAt === null ? 'ours' : 'verified';
  }

  /** Everything that was seen whole on a host, with who needs it. */
  async hosted(): Promise<HostedObject[]> {
    await this.load();
    return [...this.known.values()].flatMap(({ object, verifiedAt, usedBy }) =>
      verifiedAt === null ? [] : [{ ...object, verifiedAt, usedBy: [...usedBy].sort() }],
    );
  }

  private load(): Promise<void> {
    this.loading ??= readFile(this.path, 'utf8')
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return '';
        this.loading = null;
        throw error;
      })
      .then((text) => {
        for (const line of text.split('\n')) {
          const parsed = event.safeParse(jsonOf(line));
          // a line that a crash tore off
          if (parsed.success) this.apply(parsed.data);
        }
      });
    return this.loading;
  }

  private apply(entry: LogEvent): void {
    if (entry.type === 'begin') {
      const { type: _type, at: _at, ...object } = entry;
      const before = this.known.get(entry.url);
      this.known.set(entry.url, {
        object,
        verifiedAt: before?.verifiedAt ?? null,
        usedBy: before?.usedBy ?? new Set(),
      });
    } else if (entry.type === 'foreign') {
      this.known.delete(entry.url);
    } else if (entry.type === 'release') {
      for (const { usedBy } of this.known.values()) usedBy.delete(entry.by);
    } else {
      const known = this.known.get(entry.url);
      if (entry.type === 'verified' && known) known.verifiedAt = entry.at;
      if (entry.type === 'use') known?.usedBy.add(entry.by);
    }
  }
}

async function write(path: string, events: readonly LogEvent[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'a+', 0o600);
  try {
    // a torn last line must not swallow the next event
    const { size } = await file.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await file.read(last, 0, 1, size - 1);
    const torn = size > 0 && last.toString() !== '\n' ? '\n' : '';
    await file.appendFile(torn + events.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    await file.datasync();
  } finally {
    await file.close();
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
