import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { type Observation, observation } from '#shared/insight/observation';
import { writeError } from '../../store/durable-write';

const FILE = /^\d{4}-\d{2}\.jsonl$/;

/** What a month's file holds that is no observation of ours, by line number. */
export interface ArchiveRead {
  observations: Observation[];
  /** Lines that could not be read: a write that a power cut interrupted, or an edit by hand. */
  damaged: { file: string; line: number }[];
}

/**
 * A channel's observations in `insight/<channel>/<yyyy-mm>.jsonl`: one line an answer, only ever appended, by
 * month of fetching. Each append is on the disk before it is acknowledged.
 */
export class InsightArchive {
  private readonly folder: string;
  private writing: Promise<unknown> = Promise.resolve();

  constructor(workspaceFolder: string, channelId: string) {
    this.folder = join(workspaceFolder, 'insight', channelId);
  }

  /** Appends in the order of the calls; nothing that stands in the file is changed. */
  append(observations: readonly Observation[]): Promise<Result<null>> {
    const next = this.writing.then(() => this.write(observations));
    this.writing = next;
    return next;
  }

  private async write(observations: readonly Observation[]): Promise<Result<null>> {
    const byFile = new Map<string, string>();
    for (const one of observations) {
      const file = `${one.fetchedAt.slice(0, 7)}.jsonl`;
      byFile.set(file, `${byFile.get(file) ?? ''}${JSON.stringify(one)}\n`);
    }
    try {
      await mkdir(this.folder, { recursive: true });
      for (const [file, text] of byFile) await appendDurably(join(this.folder, file), text);
      return ok(null);
    } catch (error) {
      return fail(writeError(error, this.folder));
    }
  }

  async read(): Promise<Result<ArchiveRead>> {
    const found: ArchiveRead = { observations: [], damaged: [] };
    let names: string[];
    try {
      names = (await readdir(this.folder)).filter((name) => FILE.test(name)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(found);
      return fail(writeError(error, this.folder));
    }
    for (const name of names) {
      const text = await readFile(join(this.folder, name), 'utf8');
      let line = 0;
      for (const row of text.split('\n')) {
        line += 1;
        if (row === '') continue;
        const one = readRow(row);
        if (one) found.observations.push(one);
        else found.damaged.push({ file: name, line });
      }
    }
    return ok(found);
  }
}

function readRow(row: string): Observation | null {
  try {
    const parsed = observation.safeParse(JSON.parse(row));
    return parsed.success ? parsed.data : null;
  } catch {
    // half a line of an interrupted append; the answer was never acknowledged and is fetched again
    return null;
  }
}

/** A torn last line gets its line break first, so that it cannot swallow the next answer. */
async function appendDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isTorn = size > 0 && last[0] !== 0x0a;
    await handle.writeFile(isTorn ? `\n${text}` : text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
