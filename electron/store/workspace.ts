import { mkdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Low } from 'lowdb';
import { flawOf, tooNewError } from '#shared/document/envelope';
import type { DocumentOf, KindName, TapestryDocument } from '#shared/document/kinds';
import type { migrations } from '#shared/document/migrations';
import { type DocumentId, newId, type Sha256 } from '#shared/domain/ids';
import type { WorkspaceInfo, WorkspaceNotice } from '#shared/domain/workspace';
import {
  type AppError,
  AppErrorException,
  appError,
  fail,
  ok,
  type Result,
} from '#shared/errors/app-error';
import { AssetStore } from './asset-store';
import { Backups } from './backups';
import { markAsCopy } from './copied';
import { isDamage, newestGoodBackup, setAside } from './damaged-document';
import { DocumentAdapter, revisionOf } from './document-adapter';
import { type DurableWriteOptions, WriteQueue, writeError } from './durable-write';
import type { FsPort } from './fs-port';
import { LibraryIndex } from './library-index';
import { takeLock } from './lock';
import { randomBytesPort } from './random';
import { Reviews } from './reviews';
import { sweepUnfinished } from './sweep';
import { Versions } from './versions';
import { VideoStore } from './video-store';
import {
  type Mended,
  mendWorkspaceFile,
  placeOf,
  readWorkspaceFile,
  WORKSPACE_FILE,
  WORKSPACE_VERSION,
  type WorkspaceFile,
  writeWorkspaceFile,
} from './workspace-file';

export interface WorkspaceOptions {
  now?: () => Date;
  fs?: FsPort;
  /** The command line reads beside an open studio; it asks for no lock when it only looks. */
  lock?: boolean;
  /** The steps between versions of documents; tests hand in one of a later Tapestry. */
  ledger?: typeof migrations;
  /** Hears what has to be told after the workspace has been opened, such as a restored document. */
  onNotice?: (notice: WorkspaceNotice) => void;
}

export interface LoadedDocument<D extends TapestryDocument = TapestryDocument> {
  document: D;
  revision: string;
  readOnly: boolean;
}

/** A folder of documents that people own. One Tapestry writes to it at a time. */
export class Workspace {
  readonly assets: AssetStore;
  readonly versions: Versions;
  readonly reviews: Reviews;
  readonly videos: VideoStore;
  private readonly index: LibraryIndex;
  private readonly backups: Backups;
  private readonly queue = new WriteQueue();
  private readonly notices: WorkspaceNotice[] = [];
  private releaseLock: (() => void) | null = null;
  private isReadOnly = false;
  private readonly tooNew = new Set<DocumentId>();
  /** Revision of each file as this process left it, and the file's marks then: an untouched file is not read again. */
  private readonly written = new Map<DocumentId, { marks: string; revision: string }>();

  private constructor(
    readonly folder: string,
    private file: WorkspaceFile,
    private readonly options: WorkspaceOptions,
  ) {
    this.reviews = new Reviews(join(folder, 'reviews'), () => this.isReadOnly);
    this.assets = new AssetStore(join(folder, 'assets'), () => this.isReadOnly);
    this.videos = new VideoStore(join(folder, 'videos'), () => this.isReadOnly);
    this.backups = new Backups(join(folder, 'backups'), () => this.now().getTime());
    this.versions = new Versions({
      backups: this.backups,
      folder: join(folder, 'versions'),
      pathOf: (id) => this.pathOf(id),
      read: (path) => this.readFrom(path),
      readOnly: () => this.isReadOnly,
      now: () => this.now(),
    });
    this.index = new LibraryIndex({
      documentsDir: this.documentsDir,
      file: join(folder, 'index.json'),
      load: async (id) => {
        const loaded = await this.load(id);
        return loaded.ok ? loaded.value.document : null;
      },
      readOnly: () => !this.mayMend,
    });
  }

  /** Whoever only looks, beside a studio that may be writing, leaves everything as it is. */
  private get mayMend(): boolean {
    return !this.isReadOnly && this.options.lock !== false;
  }

  static async open(folder: string, options: WorkspaceOptions = {}): Promise<Result<Workspace>> {
    let file = await readWorkspaceFile(folder);
    let mended: Mended | null = null;
    try {
      if (file === null) mended = await mendWorkspaceFile(folder, options.now?.() ?? new Date());
    } catch (error) {
      return fail(writeError(error, folder));
    }
    file ??= mended?.file ?? null;
    if (file === null) {
      return fail(
        appError('store.notAWorkspace', 'This folder is no Tapestry workspace.', {
          details: { folder: basename(folder), file: WORKSPACE_FILE },
        }),
      );
    }
    const workspace = new Workspace(folder, file, options);
    if (mended) workspace.noteMended(mended);
    try {
      await workspace.start();
      return ok(workspace);
    } catch (error) {
      await workspace.close();
      return fail(writeError(error, folder));
    }
  }

  private now = (): Date => this.options.now?.() ?? new Date();
  private get documentsDir(): string {
    return join(this.folder, 'documents');
  }
  /** Our own folder: lock, journals, drawings; nothing that people need to keep. */
  get privateDir(): string {
    return join(this.folder, '.tapestry');
  }

  private async start(): Promise<void> {
    if (this.file.schemaVersion > WORKSPACE_VERSION) {
      this.isReadOnly = true;
      this.note(
        'store.readOnlyTooNew',
        'This workspace was written by a newer Tapestry, so it is read-only here.',
      );
    }
    await mkdir(this.privateDir, { recursive: true });
    await mkdir(this.documentsDir, { recursive: true });
    if (this.options.lock !== false && !this.isReadOnly) this.lock();
    if (this.mayMend) await this.settleIdentity();
    if (this.mayMend) await this.sweep();
    const opened = await this.index.open();
    if (opened.rebuilt) {
      this.note(
        'store.indexRebuilt',
        'The index of this workspace was rebuilt from its documents.',
        {
          count: opened.reread,
        },
      );
    }
  }

  private lock(): void {
    const lock = takeLock(this.privateDir, this.now);
    if (lock.held) {
      this.releaseLock = lock.release;
      return;
    }
    this.isReadOnly = true;
    this.note(
      'store.readOnlyLocked',
      'Another Tapestry has this workspace open, so it is read-only here.',
      {
        pid: lock.holder?.pid ?? null,
        host: lock.holder?.host ?? null,
        startedAt: lock.holder?.startedAt ?? null,
      },
    );
  }

  /** A copy gets an identity of its own and says so; what the original published is not the copy's. */
  private async settleIdentity(): Promise<void> {
    const place = await placeOf(this.folder);
    if (this.file.place === place) return;
    const isCopy = this.file.place !== undefined;
    this.file = { ...this.file, place };
    if (isCopy) {
      this.file.id = newId('wsp', randomBytesPort);
      await markAsCopy(this.privateDir, this.now());
      this.note(
        'store.copiedWorkspace',
        'This workspace is a copy. It has an identity of its own now; check its channels before you publish.',
      );
    }
    await writeWorkspaceFile(this.folder, this.file);
  }

  /** Unfinished writes of a crash hold old bytes or half of new ones: nothing anybody has acknowledged. */
  private async sweep(): Promise<void> {
    const removed = await sweepUnfinished(this.folder);
    if (removed > 0) {
      this.note('store.leftoversRemoved', 'Unfinished files of an earlier crash were removed.', {
        count: removed,
      });
    }
  }

  /** Remembers what people have to be told about their files; also said at once when a window is there. */
  note(
    code: WorkspaceNotice['code'],
    message: string,
    details: Record<string, unknown> = {},
  ): void {
    this.notices.push({ code, message, details });
    this.options.onNotice?.({ code, message, details });
  }

  private noteMended({ from, aside, documents }: Mended): void {
    if (from === 'backup') {
      this.note(
        'store.workspaceRestored',
        'The workspace’s own file was damaged and has been restored from its second copy.',
        { file: aside ?? WORKSPACE_FILE },
      );
    } else {
      this.note(
        'store.workspaceRebuilt',
        'The workspace’s own file was lost; it was written anew, with a new identity.',
        { count: documents, file: aside ?? WORKSPACE_FILE },
      );
    }
  }

  get readOnly(): boolean {
    return this.isReadOnly;
  }

  info(): WorkspaceInfo {
    return {
      id: this.file.id,
      name: this.file.name,
      folder: this.folder,
      readOnly: this.isReadOnly,
      isSample: this.file.sample,
      documentCount: this.index.size,
      notices: [...this.notices],
    };
  }

  list: LibraryIndex['list'] = (query) => this.index.list(query);
  head: LibraryIndex['head'] = (id) => this.index.head(id);
  /** All documents, or those of one kind. */
  ids = (kind?: KindName): DocumentId[] => this.index.ids(kind);

  private pathOf = (id: DocumentId): string => join(this.documentsDir, `${id}.json`);

  /** Reads a document; a broken file is set aside, named, and replaced by its newest good backup. */
  async load(id: DocumentId): Promise<Result<LoadedDocument>> {
    const read = await this.readFrom(this.pathOf(id), id);
    if (read.ok) {
      return ok({
        document: read.value,
        revision: revisionOf(read.value),
        readOnly: this.isReadOnly || this.tooNew.has(id),
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
  private async readFrom(path: string, own?: DocumentId): Promise<Result<TapestryDocument>> {
    try {
      const adapter = new DocumentAdapter(path, () => ({}), this.options.ledger);
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
        readOnly: this.isReadOnly,
      });
    if (again.error.code === 'store.noSuchDocument') return fail(cause);

    const good = await newestGoodBackup(this.backups, id, (path) => this.readFrom(path));
    if (good) {
      if (this.mayMend) {
        const file = await setAside(this.documentsDir, id, this.now());
        const written = await this.write(good.document);
        if (!written.ok) return written;
        this.note(
          'store.restoredFromBackup',
          'A damaged document was restored from its newest backup.',
          { name: good.document.name, file, time: good.time, reason: cause.code },
        );
      }
      return ok({
        document: good.document,
        revision: revisionOf(good.document),
        readOnly: this.isReadOnly,
      });
    }
    if (this.mayMend) {
      const file = await setAside(this.documentsDir, id, this.now());
      this.note('store.quarantined', 'A damaged document was set aside; it has no backup.', {
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
        known.marks === (await marksOf(this.pathOf(document.id)));
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
      const keepAs = await this.backups.nextPath(document.id);
      const options: DurableWriteOptions = { fs: this.options.fs, keepAs };
      const adapter = new DocumentAdapter(path, () => options, this.options.ledger);
      await new Low<TapestryDocument>(adapter as never, document).write();
      const revision = adapter.lastRevision;
      this.written.set(document.id, { marks: await marksOf(path), revision });
      await this.index.update(document);
      if (keepAs !== undefined) await this.backups.rotate(document.id);
      return ok({ revision, savedAt: this.now().toISOString() });
    } catch (error) {
      return fail(writeError(error, path));
    }
  }

  private refuse(id: DocumentId): AppError | null {
    if (this.isReadOnly) return appError('store.readOnly', 'This workspace is open read-only.');
    return this.tooNew.has(id) ? tooNewError() : null;
  }

  /** Moves a document into the trash, from where `restore` brings it back. */
  async trash(id: DocumentId): Promise<Result<null>> {
    return this.move(id, this.pathOf(id), join(this.folder, 'trash', `${id}.json`), () =>
      this.index.remove(id),
    );
  }

  async restore(id: DocumentId): Promise<Result<LoadedDocument>> {
    const moved = await this.move(id, join(this.folder, 'trash', `${id}.json`), this.pathOf(id));
    if (!moved.ok) return moved;
    const loaded = await this.load(id);
    if (loaded.ok) await this.index.update(loaded.value.document);
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

  async setThumbnail(id: DocumentId, png: Uint8Array): Promise<Result<null>> {
    if (this.isReadOnly) return ok(null);
    const stored = await this.assets.put(png, 'thumbnail.png');
    if (!stored.ok) return stored;
    this.index.setThumbnail(id, stored.value.hash as Sha256);
    return ok(null);
  }

  /** Waits for what is being written and gives the lock back. */
  async close(): Promise<void> {
    await this.queue.idle();
    await this.index.flush();
    this.releaseLock?.();
    this.releaseLock = null;
  }
}

/** What changes about a file whenever anybody writes it: a new inode, a new time, another length. */
async function marksOf(path: string): Promise<string> {
  try {
    const facts = await stat(path, { bigint: true });
    return `${facts.ino} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.size}`;
  } catch {
    return 'gone';
  }
}
