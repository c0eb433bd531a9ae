import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentVersion, VersionKey } from '#shared/document/version';
import type { DocumentId } from '#shared/domain/ids';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import type { Backups } from './backups';
import { writeError } from './durable-write';
import { JsonFile } from './json-file';

/** So many versions of a document are kept by name; the automatic ones are bounded by the backups' own rule. */
export const MOST_KEPT = 50;

const names = z.record(z.string(), z.string());

export interface VersionsPorts {
  backups: Backups;
  /** `versions` of the workspace: what people kept on purpose, never rotated. */
  folder: string;
  pathOf(id: DocumentId): string;
  read(path: string): Promise<Result<TapestryDocument>>;
  readOnly(): boolean;
  now(): Date;
}

/** Earlier versions of documents: the automatic backups, and those that people gave a name. */
export class Versions {
  constructor(private readonly ports: VersionsPorts) {}

  /** Newest first. */
  async list(id: DocumentId): Promise<DocumentVersion[]> {
    const automatic = (await this.ports.backups.list(id)).map(({ time }) => ({
      key: `auto-${time}` as VersionKey,
      savedAt: new Date(time).toISOString(),
      name: null,
    }));
    const named = await this.namesOf(id).read();
    const kept = (await this.keptTimes(id)).map((time) => ({
      key: `kept-${time}` as VersionKey,
      savedAt: new Date(time).toISOString(),
      name: named[String(time)] ?? '',
    }));
    return [...automatic, ...kept].sort((a, b) => b.savedAt.localeCompare(a.savedAt));
  }

  /** The document as it was then, brought to the form of today. */
  async read(id: DocumentId, key: VersionKey): Promise<Result<TapestryDocument>> {
    const [from, time = ''] = key.split('-');
    const path =
      from === 'kept'
        ? this.keptPath(id, Number(time))
        : (await this.ports.backups.list(id)).find((backup) => String(backup.time) === time)?.path;
    const gone = () =>
      fail(appError('store.noSuchVersion', 'This version is no longer in the workspace.'));
    if (path === undefined) return gone();
    const found = await this.ports.read(path);
    if (!found.ok) return found.error.code === 'store.noSuchDocument' ? gone() : found;
    return found.value.id === id ? found : gone();
  }

  /** Keeps the document as it is on disk now, under a name. */
  async keep(id: DocumentId, name: string): Promise<Result<DocumentVersion>> {
    if (this.ports.readOnly())
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    const times = await this.keptTimes(id);
    if (times.length >= MOST_KEPT) {
      return fail(
        appError('store.tooManyVersions', `This document has ${MOST_KEPT} kept versions already.`, {
          details: { limit: MOST_KEPT },
        }),
      );
    }
    const time = Math.max(this.ports.now().getTime(), (times.at(-1) ?? 0) + 1);
    try {
      await mkdir(join(this.ports.folder, id), { recursive: true });
      // the name first: a version without one is shown, a name without a version is not
      await this.namesOf(id).update((known) => ({ ...known, [time]: name }));
      await copyFile(this.ports.pathOf(id), this.keptPath(id, time));
      return ok({ key: `kept-${time}` as VersionKey, savedAt: new Date(time).toISOString(), name });
    } catch (error) {
      return fail(writeError(error, this.keptPath(id, time)));
    }
  }

  /** Lets go of a version that was kept by name. */
  async forget(id: DocumentId, key: VersionKey): Promise<Result<null>> {
    if (this.ports.readOnly())
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    const [from, time = ''] = key.split('-');
    if (from !== 'kept') return ok(null);
    try {
      await rm(this.keptPath(id, Number(time)), { force: true });
      await this.namesOf(id).update(({ [time]: _gone, ...rest }) => rest);
      return ok(null);
    } catch (error) {
      return fail(writeError(error, this.keptPath(id, Number(time))));
    }
  }

  private keptPath = (id: DocumentId, time: number): string =>
    join(this.ports.folder, id, `${String(time).padStart(13, '0')}.json`);

  private namesOf = (id: DocumentId): JsonFile<Record<string, string>> =>
    new JsonFile(join(this.ports.folder, id, 'names.json'), names, {});

  private async keptTimes(id: DocumentId): Promise<number[]> {
    const files = await readdir(join(this.ports.folder, id)).catch(() => [] as string[]);
    return files
      .flatMap((file) => {
        const time = /^(\d{13})\.json$/.exec(file)?.[1];
        return time === undefined ? [] : [Number(time)];
      })
      .sort((a, b) => a - b);
  }
}
