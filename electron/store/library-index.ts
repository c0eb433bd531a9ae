import { readFileSync, statSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { glanceAt } from '#shared/document/envelope';
import { isInFolder } from '#shared/document/folders';
import type { TapestryDocument } from '#shared/document/kinds';
import { hasLinks } from '#shared/document/links';
import { namesOf, referencesOf } from '#shared/document/references';
import type { DocumentId, Sha256 } from '#shared/domain/ids';
import { type DocumentHead, documentHead } from '#shared/domain/workspace';
import { durableWrite } from './durable-write';
import { fold, headOf, searchTextOf } from './heads';
import { type Entry, entriesIn, indexFile, textsIn } from './index-file';

/** A file as it lies there. */
interface Look {
  id: DocumentId;
  size: number;
  mtimeMs: number;
}

/** From so many files on that the index does not know, it glances at them first. */
const GLANCE_FROM = 200;
/** About ten milliseconds of glancing. */
const GLANCES_AT_ONCE = 50;

/** The index holds thousands of entries and is written whole: not after each of several saves. */
const WRITE_PAUSE_MS = 2_000;
/** About two milliseconds of looking. */
const LOOKS_AT_ONCE = 500;

export interface Listing {
  text?: string;
  archived?: boolean;
  /** Only templates, or none. */
  templates?: boolean;
  tag?: string;
  /** A folder with all that lies in it; '': outside of all. */
  folder?: string;
  kinds?: readonly string[];
  /** Members that the summary must have, such as `state`. */
  summary?: Readonly<Record<string, string>>;
  /** Only these, as far as they fit the rest. */
  ids?: readonly DocumentId[];
  offset: number;
  limit: number;
}

export interface IndexOptions {
  documentsDir: string;
  file: string;
  /** Reads one document for the index; null when it is broken. */
  load(id: DocumentId): Promise<TapestryDocument | null>;
  readOnly: () => boolean;
}

/**
 * Heads of all documents, so that opening a workspace does not read it. Truth is in the documents: the index
 * compares sizes and times at the start and reads again what it does not know; without its file it is rebuilt.
 * What is searched stands behind the entries and is read with the first search: a start shows a list.
 */
export class LibraryIndex {
  private entries = new Map<DocumentId, Entry>();
  /** Texts as they came from the disk, in the order of `of`: reading them takes as long as all else. */
  private unread: { of: readonly DocumentId[]; bytes: Buffer } | null = null;
  /** Its texts cannot be read: it goes, so that the next start makes it anew of the documents. */
  private isDamaged = false;
  private sorted: Entry[] | null = null;
  /** Who points at what, by the names of `shared/document/references`. */
  private users: Map<string, Set<DocumentId>> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly options: IndexOptions) {}

  /**
   * Loads the index for the files of these names; answers how many documents had to be read again and whether it was
   * rebuilt whole.
   */
  async open(listed: readonly string[]): Promise<{ reread: number; rebuilt: boolean }> {
    // its bytes come while the documents are looked at
    const read = this.readBytes();
    const names = listed.filter((name) => /^doc_[0-9a-z]+\.json$/.test(name));
    // each look is synchronous, because a promise for every file costs ten times what the look itself does; and so
    // would a path that is put together anew for each of them
    const start = join(this.options.documentsDir, 'x').slice(0, -1);
    const looks: Look[] = [];
    for (const [looked, name] of names.entries()) {
      // the window asks for its files meanwhile
      if (looked % LOOKS_AT_ONCE === LOOKS_AT_ONCE - 1) await setImmediate();
      const id = name.slice(0, -5) as DocumentId;
      const info = statSync(start + name, { throwIfNoEntry: false });
      if (info) looks.push({ id, size: info.size, mtimeMs: info.mtimeMs });
    }
    const found = entriesIn(await read);
    const known = found?.entries ?? null;
    this.unread = found?.texts ?? null;
    const changed = looks.filter(({ id, size, mtimeMs }) => {
      const old = known?.get(id);
      if (!old?.refs || old.size !== size || old.mtimeMs !== mtimeMs) return true;
      this.entries.set(id, old);
      return false;
    });
    const unclear =
      changed.length < GLANCE_FROM ? changed : await this.glance(changed, start, known);
    // in groups, so that 10,000 files neither hold up the window nor open at once
    for (let at = 0; at < unclear.length; at += 256) {
      await Promise.all(
        unclear.slice(at, at + 256).map(async (look) => {
          const document = await this.options.load(look.id);
          if (document === null) return;
          this.entries.set(look.id, entryOf(document, look, known?.get(look.id)?.head.thumbnail));
        }),
      );
    }
    const reread = changed.length;
    if (reread > 0 || known === null || known.size !== this.entries.size) this.schedule();
    return { reread, rebuilt: known === null && names.length > 0 };
  }

  /** Makes entries of files that plainly are what they seem; answers those that must be read with all care. */
  private async glance(
    looks: readonly Look[],
    start: string,
    known: ReadonlyMap<DocumentId, Entry> | null,
  ): Promise<Look[]> {
    const unclear: Look[] = [];
    for (const [at, look] of looks.entries()) {
      if (at % GLANCES_AT_ONCE === GLANCES_AT_ONCE - 1) await setImmediate();
      const entry = glanced(start, look, known?.get(look.id)?.head.thumbnail);
      if (entry) this.entries.set(look.id, entry);
      else unclear.push(look);
    }
    return unclear;
  }

  get size(): number {
    return this.entries.size;
  }

  head(id: DocumentId): DocumentHead | null {
    return this.entries.get(id)?.head ?? null;
  }

  ids(kind?: string): DocumentId[] {
    if (kind === undefined) return [...this.entries.keys()];
    return [...this.entries].flatMap(([id, { head }]) => (head.kind === kind ? [id] : []));
  }

  /** Newest first; words are found inside of words, as Chinese needs it, and all must be there. */
  list(query: Listing): { total: number; heads: DocumentHead[] } {
    const found = this.fitting(query);
    return {
      total: found.length,
      heads: found
        .slice(query.offset, query.offset + query.limit)
        .map(({ head }) => this.withUsage(head)),
    };
  }

  /** The heads of all that fit, newest first, without how often each is used: that is asked of what is shown. */
  heads(query: Omit<Listing, 'offset' | 'limit'>): DocumentHead[] {
    return this.fitting(query).map(({ head }) => head);
  }

  /** Reads what is searched and who uses whom, which else the first search does. */
  prepareSearch(): void {
    this.readTexts();
    this.allUsers();
  }

  private fitting(query: Omit<Listing, 'offset' | 'limit'>): Entry[] {
    this.sorted ??= [...this.entries.values()].sort((a, b) =>
      a.head.updatedAt < b.head.updatedAt ? 1 : a.head.updatedAt > b.head.updatedAt ? -1 : 0,
    );
    const fits = testsOf(query);
    if (query.text) this.readTexts();
    return this.sorted.filter((entry) => fits.every((fit) => fit(entry)));
  }

  /** Documents that point at this one. */
  usersOf(id: DocumentId): DocumentId[] {
    const head = this.head(id);
    if (!head) return [];
    const found = new Set<DocumentId>();
    for (const name of namesOfHead(head))
      for (const user of this.allUsers().get(name) ?? []) if (user !== id) found.add(user);
    return [...found];
  }

  /** Documents that hold a link, or of which it is not known yet. */
  withLinks(): DocumentId[] {
    return [...this.entries].flatMap(([id, { hasLinks }]) => (hasLinks === false ? [] : [id]));
  }

  private withUsage(head: DocumentHead): DocumentHead {
    const usedIn = this.usersOf(head.id as DocumentId).length;
    return usedIn === 0 ? head : { ...head, usedIn };
  }

  private allUsers(): ReadonlyMap<string, ReadonlySet<DocumentId>> {
    if (this.users) return this.users;
    const users = new Map<string, Set<DocumentId>>();
    for (const [id, { refs }] of this.entries)
      for (const name of refs ?? []) {
        const known = users.get(name);
        if (known) known.add(id);
        else users.set(name, new Set([id]));
      }
    this.users = users;
    return users;
  }

  /** After a save: remembers the new head and which file it belongs to. */
  update(document: TapestryDocument): void {
    const info = statSync(join(this.options.documentsDir, `${document.id}.json`));
    const thumbnail = this.entries.get(document.id)?.head.thumbnail;
    this.entries.set(document.id, entryOf(document, info, thumbnail));
    this.changed();
  }

  setThumbnail(id: DocumentId, thumbnail: Sha256): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.head = { ...entry.head, thumbnail };
    this.changed();
  }

  remove(id: DocumentId): void {
    this.entries.delete(id);
    this.changed();
  }

  /** Writes what is pending; the app calls it before it ends. */
  async flush(): Promise<void> {
    if (this.timer) {
      clearTimeout(this.timer);
      this.timer = null;
      this.writing = this.write();
    }
    await this.writing;
  }

  private changed(): void {
    this.sorted = null;
    this.users = null;
    this.schedule();
  }

  private schedule(): void {
    if (this.options.readOnly() || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.writing = this.write();
    }, WRITE_PAUSE_MS);
    this.timer.unref();
  }

  /** Gives every entry the text that was left on the disk. */
  private readTexts(): void {
    if (!this.unread) return;
    const { of, bytes } = this.unread;
    this.unread = null;
    const texts = textsIn(bytes);
    if (texts === null) {
      this.isDamaged = true;
      this.schedule();
    }
    for (const [at, id] of of.entries()) {
      const entry = this.entries.get(id);
      // a file that is damaged there leaves names and tags to be found
      if (entry)
        entry.text ??= texts?.[at] ?? fold([entry.head.name, ...entry.head.tags].join('\n'));
    }
  }

  private async write(): Promise<void> {
    this.readTexts();
    if (this.isDamaged) return rm(this.options.file, { force: true }).catch(() => undefined);
    const lines = indexFile([...this.entries.values()]);
    // the index can be rebuilt, so a full disk costs time at the next start and nothing else
    await durableWrite(this.options.file, new TextEncoder().encode(lines)).catch(() => undefined);
  }

  /** In one piece, which another thread reads while this one goes on; null when there is nothing to be read. */
  private async readBytes(): Promise<Buffer | null> {
    const file = await open(this.options.file, 'r').catch(() => null);
    if (!file) return null;
    try {
      const { size } = await file.stat();
      const bytes = Buffer.allocUnsafe(size);
      const { bytesRead } = await file.read(bytes, 0, size, 0);
      return bytes.subarray(0, bytesRead);
    } catch {
      return null;
    } finally {
      await file.close();
    }
  }
}

const entryOf = (
  document: TapestryDocument,
  { size, mtimeMs }: Pick<Look, 'size' | 'mtimeMs'>,
  thumbnail: Sha256 | null = null,
): Entry => ({
  head: headOf(document, thumbnail),
  text: searchTextOf(document),
  refs: refsOf(document),
  hasLinks: hasLinks(document),
  size,
  mtimeMs,
});

/** An entry of a file whose content nobody has checked: made, and kept only when its head is one. */
function glanced(start: string, look: Look, thumbnail: Sha256 | null | undefined): Entry | null {
  try {
    const document = glanceAt(readFileSync(`${start}${look.id}.json`, 'utf8'));
    if (document?.id !== look.id) return null;
    const entry = entryOf(document, look, thumbnail);
    return documentHead.safeParse(entry.head).success ? entry : null;
  } catch {
    return null;
  }
}

/** What an entry must pass, only as far as the query asks: a board puts five questions to 10,000 entries at once. */
function testsOf(query: Omit<Listing, 'offset' | 'limit'>): ((entry: Entry) => boolean)[] {
  const { archived, templates, kinds, folder, tag, ids } = query;
  const words = fold(query.text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const tests: ((entry: Entry) => boolean)[] = [];
  if (kinds !== undefined) tests.push(({ head }) => kinds.includes(head.kind));
  if (archived !== undefined) tests.push(({ head }) => head.archived === archived);
  if (templates !== undefined) tests.push(({ head }) => (head.isTemplate ?? false) === templates);
  for (const [key, value] of Object.entries(query.summary ?? {}))
    tests.push(({ head }) => head.summary?.[key] === value);
  if (ids !== undefined) {
    const only = new Set(ids);
    tests.push(({ head }) => only.has(head.id as DocumentId));
  }
  if (folder === '') tests.push(({ head }) => !head.folder);
  else if (folder !== undefined) tests.push(({ head }) => isInFolder(head.folder ?? '', folder));
  if (tag !== undefined) tests.push(({ head }) => head.tags.includes(tag));
  for (const word of words) tests.push(({ text }) => text?.includes(word) ?? false);
  return tests;
}

const refsOf = (document: TapestryDocument): string[] => [
  ...new Set(referencesOf(document).map(({ to }) => to)),
];

const namesOfHead = ({ id, kind, summary }: DocumentHead): string[] => {
  const couponId = summary?.couponId;
  return namesOf({ id, kind, couponId: typeof couponId === 'string' ? couponId : null });
};
