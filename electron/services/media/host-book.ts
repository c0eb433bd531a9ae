import { join } from 'node:path';
import { z } from 'zod';
import { type MediaHostId, mediaHostId, newId } from '#shared/domain/ids';
import { type StoredMediaHost, storedMediaHost } from '#shared/domain/media-host';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { writeError } from '../../store/durable-write';
import { JsonFile } from '../../store/json-file';
import { randomBytesPort } from '../../store/random';
import type { Workspace } from '../../store/workspace';

const shape = z.object({
  hosts: z.array(storedMediaHost),
  /** Where new uploads go; what was uploaded elsewhere stays where it is. */
  chosen: mediaHostId.nullable(),
});
type Book = z.infer<typeof shape>;

/** `media-hosts.json` of a workspace. Secrets are in the vault, under the host's id. */
export class HostBook {
  private readonly file: JsonFile<Book>;

  constructor(private readonly workspace: Workspace) {
    this.file = new JsonFile(
      join(workspace.folder, 'media-hosts.json'),
      shape,
      { hosts: [], chosen: null },
      (file, aside) =>
        workspace.note('store.fileSetAside', 'A damaged file was set aside.', { file, aside }),
    );
  }

  async list(): Promise<StoredMediaHost[]> {
    return (await this.file.read()).hosts;
  }

  async chosen(): Promise<StoredMediaHost | null> {
    const { hosts, chosen } = await this.file.read();
    return hosts.find((host) => host.id === chosen) ?? hosts[0] ?? null;
  }

  async get(id: MediaHostId): Promise<Result<StoredMediaHost>> {
    const found = (await this.list()).find((host) => host.id === id);
    return found
      ? ok(found)
      : fail(appError('media.forgotten', 'This media host is no longer in the workspace.'));
  }

  put(host: StoredMediaHost): Promise<Result<null>> {
    return this.change((book) => ({
      ...book,
      hosts: book.hosts.some(({ id }) => id === host.id)
        ? book.hosts.map((other) => (other.id === host.id ? host : other))
        : [...book.hosts, host],
    }));
  }

  choose(id: MediaHostId): Promise<Result<null>> {
    return this.change((book) => ({ ...book, chosen: id }));
  }

  remove(id: MediaHostId): Promise<Result<null>> {
    return this.change(({ hosts, chosen }) => ({
      hosts: hosts.filter((host) => host.id !== id),
      chosen: chosen === id ? null : chosen,
    }));
  }

  private async change(change: (book: Book) => Book): Promise<Result<null>> {
    if (this.workspace.readOnly)
      return fail(appError('store.readOnly', 'This workspace is open read-only.'));
    try {
      await this.file.update(change);
      return ok(null);
    } catch (error) {
      return fail(writeError(error, this.file.path));
    }
  }
}

export const newHostId = (): MediaHostId => newId('mhs', randomBytesPort);
