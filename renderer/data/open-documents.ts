import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KindName, TapestryDocument } from '#shared/document/kinds';
import type { DocumentId } from '#shared/domain/ids';
import { appError, fail, type Result } from '#shared/errors/app-error';
import type { OutputOf } from '#shared/ipc/contract';
import type { Editor } from '../editor/api';
import { type Autosave, type Clock, createAutosave } from './autosave';
import type { DocumentModel } from './document-model';
import { type View, viewOfKind } from './window-state';

/** A tab of the centre column. A publish plan is a tab of its own, beside the menus it is about. */
export type Tab =
  | { key: string; kind: 'editor'; documentId: DocumentId; place?: View }
  | { key: string; kind: 'publish'; documentIds: readonly DocumentId[] };

export interface OpenDocument {
  id: DocumentId;
  kind: KindName;
  /** What changes, undoes and checks it, whatever its kind. */
  model: DocumentModel;
  /** The canvas of kinds that are drawn; the same object as `model`. */
  editor: Editor | null;
  autosave: Autosave;
  readOnly: boolean;
}

export interface TabsState {
  tabs: readonly Tab[];
  activeKey: string | null;
  documents: ReadonlyMap<DocumentId, OpenDocument>;
}

/** The place of the window in which a tab stands. A plan stands beside its menus. */
export function placeOfTab(tab: Tab, documents: TabsState['documents']): View | null {
  if (tab.kind === 'publish') return 'menus';
  if (tab.place !== undefined) return tab.place;
  const kind = documents.get(tab.documentId)?.kind;
  return kind === undefined ? null : viewOfKind(kind);
}

export interface OpenDocumentsPorts {
  get(id: DocumentId): Promise<Result<OutputOf<'documents.get'>>>;
  save(
    document: TapestryDocument,
    baseRevision: string,
  ): Promise<Result<OutputOf<'documents.save'>>>;
  draft?(document: TapestryDocument, baseRevision: string): void;
  /** Opens a document for work; `editor` where its kind is drawn on the canvas. */
  makeModel(document: TapestryDocument): Pick<OpenDocument, 'model' | 'editor'>;
  /** Draws and stores the small picture; called after a save, not more often than every second. */
  drawThumbnail(document: TapestryDocument): Promise<void>;
  clock: Clock;
}

export interface OpenDocuments {
  readonly store: StoreApi<TabsState>;
  open(
    id: DocumentId,
    /** `place`: where the tab of such a kind stands; its home where nothing is said. */
    options?: { background?: boolean; place?: (kind: KindName) => View | null },
  ): Promise<Result<OpenDocument>>;
  openPublish(ids: readonly DocumentId[]): void;
  activate(key: string): void;
  /** The window shows another place: its tabs are there, and the one that was last in front. */
  enter(view: View): void;
  /** Saves first; a document that cannot be saved stays open and the answer says why. */
  close(key: string): Promise<Result<null>>;
  closeDocument(id: DocumentId): void;
  active(): Tab | null;
  activeDocument(): OpenDocument | null;
  flushAll(): Promise<void>;
  /** The store says that these files changed, by us or by someone else. */
  changedOnDisk(ids: readonly DocumentId[]): Promise<void>;
  /** Resolves a conflict: keep what is here, or take what is on disk. */
  resolve(id: DocumentId, keep: 'mine' | 'theirs'): Promise<void>;
  closeAll(): void;
}

const THUMBNAIL_PAUSE_MS = 1000;
const editorKey = (id: DocumentId) => `editor:${id}`;

export function createOpenDocuments(ports: OpenDocumentsPorts): OpenDocuments {
  const store = createStore<TabsState>(() => ({
    tabs: [],
    activeKey: null,
    documents: new Map(),
  }));
  const cleanUps = new Map<DocumentId, () => void>();
  const opening = new Map<DocumentId, Promise<Result<OpenDocument>>>();
  /** Which tab was in front, by place. */
  const lastOf = new Map<View, string>();
  store.subscribe(({ tabs, activeKey, documents }) => {
    const tab = tabs.find((other) => other.key === activeKey);
    const place = tab && placeOfTab(tab, documents);
    if (tab && place) lastOf.set(place, tab.key);
  });
  const documentOf = (id: DocumentId) => store.getState().documents.get(id);

  const hold = (answer: OutputOf<'documents.get'>): OpenDocument => {
    const { model, editor } = ports.makeModel(answer.document);
    let thumbnailTimer: unknown = null;
    const autosave = createAutosave(answer, {
      read: () => model.document.getState(),
      save: ports.save,
      draft: ports.draft,
      clock: ports.clock,
      afterSave(document) {
        if (thumbnailTimer !== null) ports.clock.clearTimeout(thumbnailTimer);
        thumbnailTimer = ports.clock.setTimeout(() => {
          thumbnailTimer = null;
          void ports.drawThumbnail(document);
        }, THUMBNAIL_PAUSE_MS);
      },
    });
    const stopWatching = model.document.subscribe(() => autosave.touched());
    cleanUps.set(answer.document.id, () => {
      stopWatching();
      autosave.dispose();
      model.dispose();
    });
    return {
      id: answer.document.id,
      kind: answer.document.kind,
      model,
      editor,
      autosave,
      readOnly: answer.readOnly,
    };
  };

  const load = async (id: DocumentId): Promise<Result<OpenDocument>> => {
    const answer = await ports.get(id);
    if (!answer.ok) return answer;
    const { kind, name } = answer.value.document;
    if (viewOfKind(kind) === null) {
      return fail(
        appError('app.noScreen', `“${name}” has no screen in this version.`, {
          details: { name },
          retry: 'never',
        }),
      );
    }
    const open = hold(answer.value);
    store.setState((state) => ({ documents: new Map(state.documents).set(id, open) }));
    return { ok: true, value: open };
  };

  const addTab = (tab: Tab, background = false) =>
    store.setState((state) => {
      const known = state.tabs.some((other) => other.key === tab.key);
      return {
        tabs: known
          ? state.tabs.map((other) => (other.key === tab.key ? tab : other))
          : [...state.tabs, tab],
        activeKey: background ? (state.activeKey ?? tab.key) : tab.key,
      };
    });

  const removeTab = (key: string) =>
    store.setState((state) => {
      const closed = state.tabs.find((tab) => tab.key === key);
      const tabs = state.tabs.filter((tab) => tab.key !== key);
      if (!closed) return { tabs };
      const place = placeOfTab(closed, state.documents);
      const isBeside = (tab: Tab) => placeOfTab(tab, state.documents) === place;
      const at = state.tabs.filter(isBeside).indexOf(closed);
      const beside = tabs.filter(isBeside);
      const next = beside[Math.min(at, beside.length - 1)]?.key ?? null;
      return { tabs, activeKey: state.activeKey === key ? next : state.activeKey };
    });

  const letGo = (id: DocumentId) => {
    cleanUps.get(id)?.();
    cleanUps.delete(id);
    store.setState((state) => {
      const documents = new Map(state.documents);
      documents.delete(id);
      return { documents };
    });
  };

  const self: OpenDocuments = {
    store,
    async open(id, options = {}) {
      const known = documentOf(id);
      let result: Result<OpenDocument>;
      if (known) result = { ok: true, value: known };
      else {
        // Two clicks in a row must not make two editors of one document.
        const running = opening.get(id) ?? load(id);
        opening.set(id, running);
        result = await running;
        opening.delete(id);
      }
      if (result.ok) {
        const { kind } = result.value;
        const place = options.place?.(kind) ?? null;
        const tab: Tab = { key: editorKey(id), kind: 'editor', documentId: id };
        // its home follows from its kind and is not kept
        addTab(
          place === null || place === viewOfKind(kind) ? tab : { ...tab, place },
          options.background,
        );
      }
      return result;
    },
    openPublish(ids) {
      const sorted = [...ids].sort();
      addTab({ key: `publish:${sorted.join(',')}`, kind: 'publish', documentIds: sorted });
    },
    activate(key) {
      if (store.getState().tabs.some((tab) => tab.key === key)) store.setState({ activeKey: key });
    },
    enter(view) {
      const { tabs, activeKey, documents } = store.getState();
      const isHere = (tab: Tab) => placeOfTab(tab, documents) === view;
      if (tabs.some((tab) => tab.key === activeKey && isHere(tab))) return;
      const here = tabs.filter(isHere);
      const known = here.find((tab) => tab.key === lastOf.get(view));
      store.setState({ activeKey: (known ?? here.at(-1))?.key ?? null });
    },
    async close(key) {
      const tab = store.getState().tabs.find((other) => other.key === key);
      if (tab?.kind !== 'editor') {
        removeTab(key);
        return { ok: true, value: null };
      }
      const open = documentOf(tab.documentId);
      if (open) {
        await open.autosave.flush();
        const status = open.autosave.status.getState();
        if (status.state === 'failed' || status.state === 'conflict') {
          return { ok: false, error: status.error };
        }
      }
      removeTab(key);
      letGo(tab.documentId);
      return { ok: true, value: null };
    },
    closeDocument(id) {
      removeTab(editorKey(id));
      letGo(id);
    },
    active() {
      const { tabs, activeKey } = store.getState();
      return tabs.find((tab) => tab.key === activeKey) ?? null;
    },
    activeDocument() {
      const tab = self.active();
      return tab?.kind === 'editor' ? (documentOf(tab.documentId) ?? null) : null;
    },
    async flushAll() {
      const open = [...store.getState().documents.values()];
      await Promise.all(open.map((document) => document.autosave.flush()));
    },
    async changedOnDisk(ids) {
      for (const id of ids) {
        const open = documentOf(id);
        if (!open || open.autosave.status.getState().state === 'saving') continue;
        const answer = await ports.get(id);
        if (!answer.ok || documentOf(id) !== open) continue;
        if (answer.value.revision === open.autosave.revision()) continue;
        // With unsaved work the next save meets the conflict and says so; nothing is replaced here.
        if (open.autosave.isDirty() || open.autosave.status.getState().state === 'saving') continue;
        takeTheirs(open, answer.value);
      }
    },
    async resolve(id, keep) {
      const open = documentOf(id);
      if (!open) return;
      const answer = await ports.get(id);
      if (!answer.ok) return;
      if (keep === 'mine') await open.autosave.overwrite(answer.value.revision);
      else takeTheirs(open, answer.value);
    },
    closeAll() {
      for (const id of [...store.getState().documents.keys()]) letGo(id);
      store.setState({ tabs: [], activeKey: null });
    },
  };
  return self;
}

function takeTheirs(open: OpenDocument, theirs: OutputOf<'documents.get'>): void {
  open.model.replace(theirs.document, 'revert');
  open.autosave.adopt(theirs.revision);
}
