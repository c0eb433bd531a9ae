import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { PLAIN_BRAND, reportBrand } from '#shared/report/brand';
import { type JournalEntry, journalEntry, reportSchedule } from '#shared/report/schedule';
import { JsonFile } from '../../store/json-file';
import type { Workspace } from '../../store/workspace';

const bookShape = z.object({ brand: reportBrand, schedules: z.array(reportSchedule).max(100) });
export type ReportBook = z.infer<typeof bookShape>;

/** A workspace's brand and schedules, and the journal of what was written. */
export class ReportShelf {
  readonly file: JsonFile<ReportBook>;
  private readonly journalPath: string;
  private entries: Promise<JournalEntry[]> | null = null;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(workspace: Workspace) {
    const folder = join(workspace.folder, 'reports');
    this.file = new JsonFile(
      join(folder, 'reports.json'),
      bookShape,
      { brand: PLAIN_BRAND, schedules: [] },
      (file, aside) =>
        workspace.note('store.fileSetAside', 'A damaged file was set aside.', { file, aside }),
    );
    this.journalPath = join(folder, 'journal.jsonl');
  }

  read(): Promise<ReportBook> {
    return this.file.read();
  }

  async update(change: (book: ReportBook) => ReportBook): Promise<ReportBook> {
    await mkdir(dirname(this.file.path), { recursive: true });
    return this.file.update(change);
  }

  /** Oldest first. A line that a crash tore off was never acknowledged and is passed over. */
  journal(): Promise<JournalEntry[]> {
    this.entries ??= readFile(this.journalPath, 'utf8').then(
      (text) => text.split('\n').flatMap(entryIn),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        this.entries = null;
        throw error;
      },
    );
    return this.entries;
  }

  /** Answers when the line is on the disk. */
  append(entry: JournalEntry): Promise<void> {
    const next = this.tail.then(async () => {
      const known = await this.journal();
      await mkdir(dirname(this.journalPath), { recursive: true });
      const handle = await open(this.journalPath, 'a+', 0o600);
      try {
        const { size } = await handle.stat();
        const last = Buffer.alloc(1);
        if (size > 0) await handle.read(last, 0, 1, size - 1);
        const isTorn = size > 0 && last[0] !== 0x0a;
        await handle.writeFile(`${isTorn ? '\n' : ''}${JSON.stringify(entry)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      known.push(entry);
    });
    this.tail = next.catch(() => undefined);
    return next;
  }
}

function entryIn(line: string): JournalEntry[] {
  if (line === '') return [];
  try {
    const parsed = journalEntry.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}
