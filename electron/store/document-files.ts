import { statSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { flawOf, tooNewError } from '#shared/document/envelope';
import type { DocumentOf, KindName, TapestryDocument } from '#shared/document/kinds';
import type { migrations } from '#shared/document/migrations';
import type { DocumentId } from '#shared/domain/ids';
import type { WorkspaceNotice } from '#shared/domain/workspace';
import {
  type AppError,
  AppErrorException,
  appError,
  fail,
  ok,
  type Result,
} from '#shared/errors/app-error';
import type { Backups } from './backups';
import { isDamage, newestGoodBackup, setAside } from './damaged-document';
import { DocumentAdapter, revisionOf } from './document-adapter';
import { type DurableWriteOptions, WriteQueue, writeError } from './durable-write';
import type { FsPort } from './fs-port';
import type { LibraryIndex } from './library-index';

export interface LoadedDocument<D extends TapestryDocument = TapestryDocument> {
  document: D;
  revision: string;
  readOnly: boolean;
}

/** What the documents' files need of their workspace. */
export interface DocumentFilesPorts {
  folder: string;
  documentsDir: string;
  backups: Backups;
  index: LibraryIndex;
  fs: FsPort | undefined;
  /** The steps between versions of documents. */
  ledger: typeof migrations | undefined;
  now(): Date;
  readOnly(): boolean;
  /** Whoever only looks beside an open studio mends nothing. */
  mayMend(): boolean;
  note(code: WorkspaceNotice['code'], message: string, details: Record<string, unknown>): void;
}

/** The files of a workspace's documents: read with recovery, saved whole or not at all, moved into the trash and back. */
export class DocumentFiles {
  private readonly queue = new WriteQueue();
  private readonly tooNew = new Set<DocumentId>();
  /** Revision of each file as this process left it, and the file's marks then: an untouched file is not read again. */
  private readonly written = new Map<DocumentId, { marks: string; revision: string }>();

  constructor(private readonly ports: DocumentFilesPorts) {}

  /** Waits until nothing is being written. */
  idle(): Promise<void> {
    return this.queue.idle();
  }

  pathOf = (id: DocumentId): string => join(this.ports.documentsDir, `${id}.json`);

  /** Reads a document; a broken file is set aside, named, and replaced by its newest good backup. */
  async load(id: DocumentId): Promise<Result<LoadedDocument>> {
    const read = await this.readFrom(this.pathOf(id), id);
    if (read.ok) {
      return ok({
        document: read.value,
        revision: revisionOf(read.value),
        readOnly: this.ports.readOnly() || this.tooNew.has(id),
      });
    }
    if (read.error.code === 'store.tooNew') this.tooNew.add(id);
    // an unreadable disk or a kind of a newer Tapestry is no damage, and nothing to be mended
    if (!isDamage(read.error)) return read;
    return this.queue.run(this.pathOf(id), () => this.recover(id, read.error));
  }

  /** Reads a document that must be of one kind; another kind is a wrong document for what was asked. */
  async loadAs<K extends KindName>(
    kind: K,
    id: DocumentId,
  ): Promise<Result<LoadedDocument<DocumentOf<K>>>> {
    const loaded = await this.load(id);
    if (!loaded.ok) return loaded;
    // shown, but never drawn, exported or published: it may hold what we do not know of
    if (this.tooNew.has(id)) return fail(tooNewError());
    const { document } = loaded.value;
    if (document.kind === kind) {
      return ok({ ...loaded.value, document: document as DocumentOf<K> });
    }
    return fail(
      appError('store.otherKind', 'This document is of another kind.', {
        details: { name: document.name, kind: document.kind, wanted: kind },
      }),
    );
  }

  /** `own`: the file is this document itself, not a backup, and whether it is too new is remembered. */
  async readFrom(path: string, own?: DocumentId): Promise<Result<TapestryDocument>> {
    try {
      const adapter = new DocumentAdapter(path, () => ({}), this.ports.ledger);
      const db = new Low<TapestryDocument | null>(adapter as never, null);
      await db.read();
      if (own !== undefined && db.data !== null) {
        if (adapter.lastRead?.newer) this.tooNew.add(own);
        else this.tooNew.delete(own);
      }
      return db.data === null
        ? fail(appError('store.noSuchDocument', 'This document is no longer in the workspace.'))
        : ok(db.data);
    } catch (error) {
      return fail(error instanceof AppErrorException ? error.appError : writeError(error, path));
    }
  }

  private async recover(id: DocumentId, cause: AppError): Promise<Result<LoadedDocument>> {
    // two readers may have met the same broken file; the second finds it mended
    const again = await this.readFrom(this.pathOf(id));
    if (again.ok)
      return ok({
        document: again.value,
        revision: revisionOf(again.value),
        readOnly: this.ports.readOnly(),
      });
    if (again.error.code === 'store.noSuchDocument') return fail(cause);

    const good = await newestGoodBackup(this.ports.backups, id, (path) => this.readFrom(path));
    if (good) {
      if (this.ports.mayMend()) {
        const file = await setAside(this.ports.documentsDir, id, this.ports.now());
        const written = await this.write(good.document);
        if (!written.ok) return written;
        this.ports.note(
          'store.restoredFromBackup',
          'A damaged document was restored from its newest backup.',
          { name: good.document.name, file, time: good.time, reason: cause.code },
        );
      }
      return ok({
        document: good.document,
        revision: revisionOf(good.document),
        readOnly: this.ports.readOnly(),
      });
    }
    if (this.ports.mayMend()) {
      const file = await setAside(this.ports.documentsDir, id, this.ports.now());
      this.ports.note('store.quarantined', 'A damaged document was set aside; it has no backup.', {
        file,
        reason: cause.code,
      });
    }
    return fail(cause);
  }

  /** Saves durably. A document that changed since `baseRevision` is not overwritten. */
  async save(
    document: TapestryDocument,
    baseRevision: string,
  ): Promise<Result<{ revision: string; savedAt: string }>> {
    const refused = this.refuse(document.id);
    if (refused) return fail(refused);
    return this.queue.run(this.pathOf(document.id), async () => {
      const known = this.written.get(document.id);
      const untouched =
        known !== undefined &&
        known.revision === baseRevision &&
        known.marks === marksOf(this.pathOf(document.id));
      if (!untouched) {
        const now = await this.readFrom(this.pathOf(document.id), document.id);
        if (!now.ok) return now;
        if (this.tooNew.has(document.id)) return fail(tooNewError());
        const revision = revisionOf(now.value);
        if (revision !== baseRevision && revision !== revisionOf(document)) {
          return fail(
            appError('store.conflict', 'This document was changed elsewhere since it was opened.', {
              details: { name: now.value.name, updatedAt: now.value.updatedAt },
            }),
          );
        }
      }
      return this.write(document);
    });
  }

  /** Writes a new document; never over an existing one. */
  async create(document: TapestryDocument): Promise<Result<LoadedDocument>> {
    const refused = this.refuse(document.id);
    if (refused) return fail(refused);
    return this.queue.run(this.pathOf(document.id), async () => {
      const existing = await this.readFrom(this.pathOf(document.id));
      if (existing.ok || existing.error.code !== 'store.noSuchDocument') {
        return fail(
          appError('store.alreadyThere', 'A document with this id is already in the workspace.'),
        );
      }
      const written = await this.write(document);
      if (!written.ok) return written;
      return ok({ document, revision: written.value.revision, readOnly: false });
    });
  }

  private async write(
    document: TapestryDocument,
  ): Promise<Result<{ revision: string; savedAt: string }>> {
    const flaw = flawOf(document);
    if (flaw) return fail(flaw);
    const path = this.pathOf(document.id);
    try {
      const keepAs = await this.ports.backups.nextPath(document.id);
      const options: DurableWriteOptions = { fs: this.ports.fs, keepAs };
      const adapter = new DocumentAdapter(path, () => options, this.ports.ledger);
      await new Low<TapestryDocument>(adapter as never, document).write();
      const revision = adapter.lastRevision;
      this.written.set(document.id, { marks: marksOf(path), revision });
      this.ports.index.update(document);
      if (keepAs !== undefined) await this.ports.backups.rotate(document.id);
      return ok({ revision, savedAt: this.ports.now().toISOString() });
    } catch (error) {
      return fail(writeError(error, path));
    }
  }

  private refuse(id: DocumentId): AppError | null {
    if (this.ports.readOnly())
      return appError('store.readOnly', 'This workspace is open read-only.');
    return this.tooNew.has(id) ? tooNewError() : null;
  }

  /** Moves a document into the trash, from where `restore` brings it back. */
  async trash(id: DocumentId): Promise<Result<null>> {
    return this.move(id, this.pathOf(id), join(this.ports.folder, 'trash', `${id}.json`), () =>
      this.ports.index.remove(id),
    );
  }

  async restore(id: DocumentId): Promise<Result<LoadedDocument>> {
    const moved = await this.move(
      id,
      join(this.ports.folder, 'trash', `${id}.json`),
      this.pathOf(id),
    );
    if (!moved.ok) return moved;
    const loaded = await this.load(id);
    if (loaded.ok) this.ports.index.update(loaded.value.document);
    return loaded;
  }

  private async move(
    id: DocumentId,
    from: string,
    to: string,
    then?: () => void,
  ): Promise<Result<null>> {
    const refused = this.refuse(id);
    if (refused) return fail(refused);
    return this.queue.run(this.pathOf(id), async () => {
      try {
        await mkdir(join(to, '..'), { recursive: true });
        await rename(from, to);
        then?.();
        return ok(null);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
          return fail(
            appError('store.noSuchDocument', 'This document is no longer in the workspace.'),
          );
        }
        return fail(writeError(error, from));
      }
    });
  }
}

/** What changes about a file whenever anybody writes it: a new inode, a new time, another length. */
function marksOf(path: string): string {
  try {
    const facts = statSync(path, { bigint: true });
    return `${facts.ino} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.size}`;
  } catch {
    return 'gone';
  }
}
