import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A backup is taken at most this often, so that a day of autosaves does not push out last week. */
const EVERY_MS = 10 * 60_000;
/** The newest ones are all kept, then one a day, then nothing. */
const KEEP_RECENT = 6;
const KEEP_DAYS = 14;

const NAME = /^(\d{13})\.json$/;

/** Older versions of one document: `backups/<id>/<milliseconds>.json`, newest last. */
export class Backups {
  private readonly lastTaken = new Map<string, number>();

  constructor(
    private readonly folder: string,
    private readonly now: () => number,
  ) {}

  /** Where the version before the coming write goes, or undefined when it is too soon for another one. */
  async nextPath(id: string): Promise<string | undefined> {
    const now = this.now();
    const last = this.lastTaken.get(id) ?? (await this.list(id)).at(-1)?.time ?? 0;
    if (now - last < EVERY_MS && now >= last) return undefined;
    this.lastTaken.set(id, now);
    return join(this.folder, id, `${String(now).padStart(13, '0')}.json`);
  }

  async list(id: string): Promise<{ path: string; time: number }[]> {
    const names = await readdir(join(this.folder, id)).catch(() => [] as string[]);
    return names
      .flatMap((name) => {
        const match = NAME.exec(name);
        return match ? [{ path: join(this.folder, id, name), time: Number(match[1]) }] : [];
      })
      .sort((a, b) => a.time - b.time);
  }

  /** Throws away what the promise above does not keep. */
  async rotate(id: string): Promise<void> {
    const all = await this.list(id);
    const kept = new Set(all.slice(-KEEP_RECENT).map((backup) => backup.path));
    const days = new Map<string, string>();
    for (const { path, time } of all) {
      if (this.now() - time <= KEEP_DAYS * 86_400_000) {
        days.set(new Date(time).toISOString().slice(0, 10), path);
      }
    }
    for (const path of days.values()) kept.add(path);
    await Promise.all(
      all.filter(({ path }) => !kept.has(path)).map(({ path }) => rm(path, { force: true })),
    );
  }
}
