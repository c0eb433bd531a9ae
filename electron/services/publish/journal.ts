import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { pageId, type RunId, runId, sha256 } from '#shared/domain/ids';
import { publishRun } from '#shared/domain/publishing';
import { appError, appErrorSchema, fail, ok, type Result } from '#shared/errors/app-error';
import { realFs } from '../../store/fs-port';
import { orClosed } from '../../store/or-closed';
import { action, menuRef, resultPage } from './actions';
import { publication, publishedLink, snapshot } from './publication';

/*
 * The diary of one run, one JSON line per event, on the disk before the event's step begins. After a
 * crash it tells what was certainly done, what was perhaps done, and what was not begun.
 */

/** Everything a run needs to be carried out or taken back by another process. */
export const intent = z.object({
  run: publishRun,
  botUserId: z.string(),
  undoes: runId.nullable(),
  actions: z.array(action),
  result: z.array(resultPage),
  resultDefault: z.union([menuRef, z.null(), z.literal('asBefore')]),
  links: z.array(publishedLink).default([]),
  /** Menus of ours that should be gone at the end. */
  retired: z.array(z.string()).default([]),
  /** The workspace that began this run; its copies leave it alone. */
  workspaceId: z.string().optional(),
  /** Pictures of the pages this run makes. */
  images: z.array(z.object({ pageId, hash: sha256, mime: z.enum(['image/png', 'image/jpeg']) })),
  published: publication,
  before: snapshot,
  /** Menus that were on the account when the run began: whatever else appears may be ours. */
  listedIds: z.array(z.string()),
});
export type Intent = z.infer<typeof intent>;

const at = z.string();
export const journalEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('intent'), at, format: z.literal(1), intent }),
  z.object({ type: z.literal('begin'), at, index: z.number().int() }),
  z.object({
    type: z.literal('done'),
    at,
    index: z.number().int(),
    requestId: z.string().nullable(),
    richMenuId: z.string().nullable(),
  }),
  z.object({ type: z.literal('failed'), at, index: z.number().int(), error: appErrorSchema }),
  /** From here on the run is taken back. */
  z.object({ type: z.literal('revert'), at, reason: appErrorSchema.nullable() }),
  z.object({ type: z.literal('undone'), at, index: z.number().int() }),
  z.object({ type: z.literal('recorded'), at }),
  z.object({ type: z.literal('end'), at, state: z.enum(['done', 'failed', 'cancelled']) }),
]);
export type JournalEvent = z.infer<typeof journalEvent>;
type Unstamped = JournalEvent extends infer E
  ? E extends JournalEvent
    ? Omit<E, 'at'>
    : never
  : never;

export class Journal {
  readonly events: JournalEvent[];
  readonly #file: FileHandle;
  readonly #now: () => Date;

  private constructor(file: FileHandle, events: JournalEvent[], now: () => Date) {
    this.#file = file;
    this.events = events;
    this.#now = now;
  }

  /** Begins the journal of a new run; the folder's entry is on the disk too. */
  static async create(folder: string, planned: Intent, now: () => Date): Promise<Result<Journal>> {
    try {
      await mkdir(folder, { recursive: true });
      const file = await open(join(folder, `${planned.run.id}.jsonl`), 'ax', 0o600);
      return await orClosed(file, async () => {
        const journal = new Journal(file, [], now);
        await journal.append({ type: 'intent', format: 1, intent: planned });
        await realFs.syncFolder(folder);
        return ok(journal);
      });
    } catch (error) {
      return fail(journalError(error));
    }
  }

  static async reopen(folder: string, id: RunId, now: () => Date): Promise<Result<Journal>> {
    try {
      const path = join(folder, `${id}.jsonl`);
      const text = await readFile(path, 'utf8');
      const events = parseEvents(text);
      const file = await open(path, 'a', 0o600);
      return await orClosed(file, async () => {
        // A torn last line must not swallow the next event.
        if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n');
        return ok(new Journal(file, events, now));
      });
    } catch (error) {
      return fail(journalError(error));
    }
  }

  /** Answers when the line is on the disk. */
  async append(event: Unstamped): Promise<void> {
    const stamped = { ...event, at: this.#now().toISOString() } as JournalEvent;
    await this.#file.appendFile(`${JSON.stringify(stamped)}\n`);
    await this.#file.datasync();
    this.events.push(stamped);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

/** Whole lines in order; a line that a crash tore off is left out. */
export function parseEvents(text: string): JournalEvent[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      const parsed = journalEvent.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

export const intentOf = (events: readonly JournalEvent[]): Intent | null => {
  const first = events[0];
  return first?.type === 'intent' ? first.intent : null;
};

const journalError = (error: unknown) => {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return appError(
    'publish.journalUnwritable',
    `The journal of this run cannot be written: ${reason}.`,
    {
      details: { reason },
    },
  );
};
