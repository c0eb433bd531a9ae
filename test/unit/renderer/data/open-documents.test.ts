import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { systemClock } from '#renderer/data/autosave';
import type { DocumentModel } from '#renderer/data/document-model';
import { createOpenDocuments } from '#renderer/data/open-documents';
import type { TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import { appError, fail, ok } from '#shared/errors/app-error';

const A = 'doc_aaaaaaaaaaaaaaaa' as DocumentId;
const B = 'doc_bbbbbbbbbbbbbbbb' as DocumentId;

/** A store on a disk of two documents, with an editor that only holds and changes a name. */
function setUp() {
  const disk = new Map(
    [A, B].map((id) => [
      id,
      { document: { id, name: id } as unknown as TapestryDocument, revision: 'r0' },
    ]),
  );
  const thumbnails: string[] = [];
  const disposed: string[] = [];
  let failing = false;
  let reads = 0;
  const open = createOpenDocuments({
    clock: systemClock,
    async get(id) {
      reads++;
      const found = disk.get(id);
      return found
        ? ok({ ...found, readOnly: false })
        : fail(appError('store.noSuchDocument', 'It is gone.'));
    },
    async save(document, baseRevision) {
      if (failing) return fail(appError('store.diskFull', 'The disk is full.'));
      if (disk.get(document.id)?.revision !== baseRevision) {
        return fail(appError('store.conflict', 'Changed elsewhere.'));
      }
      const revision = `${baseRevision}+`;
      disk.set(document.id, { document, revision });
      return ok({ revision, savedAt: '2026-09-08T02:42:00Z' });
    },
    makeModel(document) {
      const store = createStore(() => document);
      const model = {
        document: store,
        replace: (next: TapestryDocument) => store.setState(next, true),
        dispose: () => disposed.push(document.id),
      } as unknown as DocumentModel;
      return { model, editor: null };
    },
    async drawThumbnail(document) {
      thumbnails.push(document.name);
    },
  });
  const rename = (id: DocumentId, name: string) => {
    const model = open.store.getState().documents.get(id)?.model;
    const document = model?.document as unknown as StoreApi<TapestryDocument>;
    document.setState({ name });
  };
  return {
    open,
    disk,
    rename,
    thumbnails,
    disposed,
    reads: () => reads,
    breakDisk(on: boolean) {
      failing = on;
    },
  };
}

describe('open documents', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('opens a document once, however often it is asked for', async () => {
    const { open, reads } = setUp();
    const [first, second] = await Promise.all([open.open(A), open.open(A)]);
    expect(first.ok && second.ok && first.value === second.value).toBe(true);
    expect(reads()).toBe(1);
    expect(open.store.getState().tabs).toHaveLength(1);
  });

  it('shows the neighbour when the active tab is closed', async () => {
    const { open, disposed } = setUp();
    await open.open(A);
    await open.open(B);
    await open.close(`editor:${B}`);
    expect(open.active()).toMatchObject({ documentId: A });
    expect(disposed).toEqual([B]);
  });

  it('each place of the window has its own tabs, and goes back to the one that was in front', async () => {
    const { open, disk } = setUp();
    const kinds = { [A]: 'richMenuSet', [B]: 'message' } as const;
    for (const [id, kind] of Object.entries(kinds)) {
      const kept = disk.get(id as DocumentId);
      if (kept) kept.document = { ...kept.document, kind } as TapestryDocument;
    }
    await open.open(A);
    await open.open(B);
    open.enter('menus');
    expect(open.active()).toMatchObject({ documentId: A });
    open.enter('messages');
    expect(open.active()).toMatchObject({ documentId: B });
    await open.close(`editor:${B}`);
    // the menu stands in another place: it does not come forward here
    expect(open.active()).toBeNull();
    open.enter('menus');
    expect(open.active()).toMatchObject({ documentId: A });
  });

  it('saves before it closes a tab', async () => {
    const { open, disk, rename } = setUp();
    await open.open(A);
    rename(A, 'changed');
    await open.close(`editor:${A}`);
    expect(disk.get(A)?.document.name).toBe('changed');
  });

  it('keeps a tab open whose document cannot be saved, with the work in it', async () => {
    const { open, rename, breakDisk } = setUp();
    await open.open(A);
    breakDisk(true);
    rename(A, 'precious');
    const closed = await open.close(`editor:${A}`);
    expect(closed.ok).toBe(false);
    expect(open.activeDocument()?.model.document.getState().name).toBe('precious');
    breakDisk(false);
    await open.flushAll();
    expect((await open.close(`editor:${A}`)).ok).toBe(true);
  });

  it('opens no tab for a kind that has no place in the window, and says so by name', async () => {
    const { open, disk } = setUp();
    const document = { id: B, kind: 'audience', name: '受眾檔' } as TapestryDocument;
    disk.set(B, { document, revision: 'r0' });
    const answer = await open.open(B);
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'app.noScreen', details: { name: '受眾檔' } },
    });
    expect(open.store.getState().tabs).toEqual([]);
  });

  it('takes over what another program wrote when nothing is unsaved here', async () => {
    const { open, disk } = setUp();
    await open.open(A);
    disk.set(A, { document: { id: A, name: 'theirs' } as TapestryDocument, revision: 'x1' });
    await open.changedOnDisk([A]);
    const document = open.activeDocument();
    expect(document?.model.document.getState().name).toBe('theirs');
    expect(document?.autosave.revision()).toBe('x1');
    expect(document?.autosave.isDirty()).toBe(false);
  });

  it('never replaces unsaved work by what another program wrote, and lets the person choose', async () => {
    const { open, disk, rename } = setUp();
    await open.open(A);
    rename(A, 'mine');
    disk.set(A, { document: { id: A, name: 'theirs' } as TapestryDocument, revision: 'x1' });
    await open.changedOnDisk([A]);
    await vi.advanceTimersByTimeAsync(500);
    const document = open.activeDocument();
    expect(document?.autosave.status.getState().state).toBe('conflict');
    expect(document?.model.document.getState().name).toBe('mine');
    await open.resolve(A, 'mine');
    expect(disk.get(A)?.document.name).toBe('mine');
  });

  it('draws the small picture once after a run of saves', async () => {
    const { open, rename, thumbnails } = setUp();
    await open.open(A);
    rename(A, 'one');
    await vi.advanceTimersByTimeAsync(600);
    rename(A, 'two');
    await vi.advanceTimersByTimeAsync(3000);
    expect(thumbnails).toEqual(['two']);
  });

  it('opens one plan tab for the same menus in any order', () => {
    const { open } = setUp();
    open.openPublish([A, B]);
    open.openPublish([B, A]);
    expect(open.store.getState().tabs).toHaveLength(1);
    expect(open.active()).toMatchObject({ kind: 'publish', documentIds: [A, B] });
  });
});
