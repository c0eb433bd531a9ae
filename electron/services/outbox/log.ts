import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { realFs } from '../../store/fs-port';
import { orClosed } from '../../store/or-closed';
import { type NewEvent, type OutboxEvent, outboxEvent } from './events';

const FILE = 'outbox.jsonl';

export interface ReadLog {
  events: OutboxEvent[];
  /** Lines in the middle that cannot be read; a torn last one is what a crash leaves and no damage. */
  damagedLines: number;
  isTorn: boolean;
}

/** Reads what there is; null when nothing was ever sent here. */
export async function readLog(folder: string): Promise<Result<ReadLog | null>> {
  try {
    return ok(parseLog(await readFile(join(folder, FILE), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(null);
    return fail(logError(error));
  }
}

export function parseLog(text: string): ReadLog {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const events: OutboxEvent[] = [];
  let damagedLines = 0;
  const read = (line: string): boolean => {
    try {
      const parsed = outboxEvent.safeParse(JSON.parse(line));
      if (parsed.success) events.push(parsed.data);
      return parsed.success;
    } catch {
      return false;
    }
  };
  for (const line of lines) if (line !== '' && !read(line)) damagedLines += 1;
  // Nothing waited for a line without its end: what it announces has not begun.
  const isTorn = last !== '';
  return { events, damagedLines, isTorn };
}

/** Appends to the log; several writers that come at the same moment share one sync of the disk. */
export class OutboxLog {
  readonly events: OutboxEvent[];
  readonly #file: FileHandle;
  readonly #now: () => Date;
  #waiting: {
    event: OutboxEvent;
    done: (event: OutboxEvent) => void;
    failed: (error: unknown) => void;
  }[] = [];
  #isWriting = false;
  /** A write failed: nobody knows how much of it is in the file. */
  #isBroken = false;
  /** Up to here the file is known to be whole. */
  #goodBytes: number;

  private constructor(file: FileHandle, goodBytes: number, events: OutboxEvent[], now: () => Date) {
    this.#file = file;
    this.#goodBytes = goodBytes;
    this.events = events;
    this.#now = now;
  }

  static async open(
    folder: string,
    known: ReadLog | null,
    now: () => Date,
  ): Promise<Result<OutboxLog>> {
    try {
      await mkdir(folder, { recursive: true });
      const path = join(folder, FILE);
      const file = await open(path, 'a', 0o600);
      return await orClosed(file, async () => {
        if (known?.isTorn) {
          // The half line is cut off, so that it can never be taken for half of the next one.
          const text = await readFile(path);
          await file.truncate(text.lastIndexOf(10) + 1);
          await file.sync();
        }
        if (known === null) await realFs.syncFolder(folder);
        const { size } = await file.stat();
        return ok(new OutboxLog(file, size, known ? [...known.events] : [], now));
      });
    } catch (error) {
      return fail(logError(error));
    }
  }

  /** Answers when the line is on the disk; rejects with the disk's error. */
  append(event: NewEvent): Promise<OutboxEvent> {
    const stamped = { ...event, at: this.#now().toISOString() } as OutboxEvent;
    return new Promise((done, failed) => {
      this.#waiting.push({ event: stamped, done, failed });
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const text = Buffer.from(batch.map(({ event }) => `${JSON.stringify(event)}\n`).join(''));
      try {
        // A disk that was full may have room again: cut off what the failed write left, then go on.
        if (this.#isBroken) await this.#file.truncate(this.#goodBytes);
        await this.#file.appendFile(text);
        await this.#file.datasync();
        this.#isBroken = false;
        this.#goodBytes += text.byteLength;
        for (const { event, done } of batch) {
          this.events.push(event);
          done(event);
        }
      } catch (error) {
        // Whoever asked is told that it failed; the line must not be there after all when this process dies.
        this.#isBroken = await this.#file.truncate(this.#goodBytes).then(
          () => false,
          () => true,
        );
        for (const { failed } of batch) failed(error);
      }
    }
    this.#isWriting = false;
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}

export const logError = (error: unknown) => {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return appError('outbox.logUnwritable', `The outbox cannot be written: ${reason}.`, {
    details: { reason },
  });
};
