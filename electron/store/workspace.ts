import { mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { KindName } from '#shared/document/kinds';
import type { migrations } from '#shared/document/migrations';
import { type DocumentId, newId, type Sha256 } from '#shared/domain/ids';
import type { WorkspaceInfo, WorkspaceNotice } from '#shared/domain/workspace';
import { appError, fail, ok, type Result } from '#shared/errors/app-error';
import { AssetStore } from './asset-store';
import { Backups } from './backups';
import { BrandStore } from './brand-store';
import { markAsCopy } from './copied';
import { DocumentFiles } from './document-files';
import { writeError } from './durable-write';
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

/** A folder of documents that people own. One Tapestry writes to it at a time. */
export class Workspace {
  readonly assets: AssetStore;
  readonly versions: Versions;
  readonly reviews: Reviews;
  readonly videos: VideoStore;
  readonly brand: BrandStore;
  private readonly index: LibraryIndex;
  private readonly files: DocumentFiles;
  private readonly notices: WorkspaceNotice[] = [];
  private releaseLock: (() => void) | null = null;
  private isReadOnly = false;

  private constructor(
    readonly folder: string,
    private file: WorkspaceFile,
    private readonly options: WorkspaceOptions,
  ) {
    this.reviews = new Reviews(join(folder, 'reviews'), () => this.isReadOnly);
    this.assets = new AssetStore(join(folder, 'assets'), () => this.isReadOnly);
    this.videos = new VideoStore(join(folder, 'videos'), () => this.isReadOnly);
    this.brand = new BrandStore(join(folder, 'brand.json'), () => this.isReadOnly);
    const backups = new Backups(join(folder, 'backups'), () => this.now().getTime());
    this.index = new LibraryIndex({
      documentsDir: this.documentsDir,
      file: join(folder, 'index.json'),
      load: async (id) => {
        const loaded = await this.load(id);
        return loaded.ok ? loaded.value.document : null;
      },
      readOnly: () => !this.mayMend,
    });
    this.files = new DocumentFiles({
      folder,
      documentsDir: this.documentsDir,
      backups,
      index: this.index,
      fs: options.fs,
      ledger: options.ledger,
      now: () => this.now(),
      readOnly: () => this.isReadOnly,
      mayMend: () => this.mayMend,
      note: (code, message, details) => this.note(code, message, details),
    });
    this.versions = new Versions({
      backups,
      folder: join(folder, 'versions'),
      pathOf: (id) => this.files.pathOf(id),
      read: (path) => this.files.readFrom(path),
      readOnly: () => this.isReadOnly,
      now: () => this.now(),
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
    // once for both: ten thousand names take as long to list as all else here
    const names = await readdir(this.documentsDir);
    if (this.mayMend) await this.sweep(names);
    const opened = await this.index.open(names);
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
  private async sweep(names: readonly string[]): Promise<void> {
    const removed = await sweepUnfinished(this.folder, { folder: this.documentsDir, names });
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
  prepareSearch(): void {
    this.index.prepareSearch();
  }
  heads: LibraryIndex['heads'] = (query) => this.index.heads(query);
  withLinks = (): DocumentId[] => this.index.withLinks();
  usersOf: LibraryIndex['usersOf'] = (id) => this.index.usersOf(id);
  head: LibraryIndex['head'] = (id) => this.index.head(id);
  /** All documents, or those of one kind. */
  ids = (kind?: KindName): DocumentId[] => this.index.ids(kind);

  load: DocumentFiles['load'] = (id) => this.files.load(id);
  loadAs: DocumentFiles['loadAs'] = (kind, id) => this.files.loadAs(kind, id);
  save: DocumentFiles['save'] = (document, baseRevision) => this.files.save(document, baseRevision);
  create: DocumentFiles['create'] = (document) => this.files.create(document);
  trash: DocumentFiles['trash'] = (id) => this.files.trash(id);
  restore: DocumentFiles['restore'] = (id) => this.files.restore(id);

  async setThumbnail(id: DocumentId, png: Uint8Array): Promise<Result<null>> {
    if (this.isReadOnly) return ok(null);
    const stored = await this.assets.put(png, 'thumbnail.png');
    if (!stored.ok) return stored;
    this.index.setThumbnail(id, stored.value.hash as Sha256);
    return ok(null);
  }

  /** Waits for what is being written and gives the lock back. */
  async close(): Promise<void> {
    await this.files.idle();
    await this.videos.close();
    await this.index.flush();
    this.releaseLock?.();
    this.releaseLock = null;
  }
}
