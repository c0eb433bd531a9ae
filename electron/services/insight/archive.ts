import { readFileSync, statSync } from 'node:fs';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { type Observation, observation, observationKinds } from '#shared/insight/observation';
import { writeError } from '../../store/durable-write';

/** So long reading goes on before others get their turn; a month's file takes a tenth of a millisecond. */
const TURN_MS = 4;
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
  /** Months as they were read, with the marks of their files: what did not change is not read again. */
  private readonly months = new Map<string, Month>();

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

  /**
   * Everything, or what was fetched since a month (`yyyy-MM`): nothing can be fetched before it happened, so a
   * range of days needs no older file than that of its first day.
   */
  async read(since = ''): Promise<Result<ArchiveRead>> {
    const found: ArchiveRead = { observations: [], damaged: [] };
    let names: string[];
    try {
      names = (await readdir(this.folder))
        .filter((name) => FILE.test(name) && name.slice(0, 7) >= since)
        .sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ok(found);
      return fail(writeError(error, this.folder));
    }
    let began = performance.now();
    for (const name of names) {
      const month = this.month(name);
      for (const one of month.observations) found.observations.push(one);
      found.damaged.push(...month.damaged);
      if (performance.now() - began < TURN_MS) continue;
      await nextTurn();
      began = performance.now();
    }
    return ok(found);
  }

  /** In one go: handing hundreds of small files to the thread pool takes longer than reading them. */
  private month(name: string): Month {
    const path = join(this.folder, name);
    const { size, mtimeMs } = statSync(path);
    const known = this.months.get(name);
    if (known && known.size === size && known.mtimeMs === mtimeMs) return known;
    const read: Month = { size, mtimeMs, observations: [], damaged: [] };
    const text = readFileSync(path, 'utf8');
    const whole = readWhole(text);
    if (whole) read.observations = whole;
    else readRows(text, name, read);
    this.months.set(name, read);
    return read;
  }
}

interface Month extends ArchiveRead {
  size: number;
  mtimeMs: number;
}

/**
 * All lines in one go, which takes half the time of one after the other. Null when a single one of them is not
 * as we write it: then each is looked at for itself, and the damaged ones are named.
 */
function readWhole(text: string): Observation[] | null {
  try {
    // a line break inside of a line's texts is escaped, so every one that is left ends a line
    const rows = JSON.parse(`[${text.trimEnd().replaceAll('\n', ',')}]`) as unknown[];
    return rows.every(isOurs) ? rows : null;
  } catch {
    return null;
  }
}

function readRows(text: string, file: string, read: Month): void {
  let line = 0;
  for (const row of text.split('\n')) {
    line += 1;
    if (row === '') continue;
    const one = readRow(row);
    if (one) read.observations.push(one);
    else read.damaged.push({ file, line });
  }
}

/**
 * A line that has the head we write was checked by the schema before it was written; checking all of it again
 * would cost ten times the reading.
 */
function isOurs(value: unknown): value is Observation {
  const raw = value as Partial<Observation> | null;
  return (
    typeof raw?.fetchedAt === 'string' &&
    typeof raw.simulated === 'boolean' &&
    observationKinds.has(raw.kind as never) &&
    (raw.kind === 'quota' || typeof (raw as { answer?: unknown }).answer === 'object')
  );
}

/** Anything else goes through the schema. */
function readRow(row: string): Observation | null {
  try {
    const raw: unknown = JSON.parse(row);
    if (isOurs(raw)) return raw;
    const parsed = observation.safeParse(raw);
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
