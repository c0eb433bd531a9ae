import { checkDocument } from '#shared/document/check';
import type { KindName, TapestryDocument } from '#shared/document/kinds';
import { type Design, isDesign } from '#shared/domain/design/design';
import { invoke, on } from '../bridge';
import { openArrivedFile } from '../data/arrived-file';
import { systemClock } from '../data/autosave';
import { flushBrand } from '../data/brand';
import { createDocumentModel, type DocumentModel } from '../data/document-model';
import { reportFailure } from '../data/failures';
import { followChanges } from '../data/live-state';
import { createOpenDocuments, type OpenDocument } from '../data/open-documents';
import { composeSession, parseSession } from '../data/session';
import { currentSettings } from '../data/settings';
import type { Studio } from '../data/studio';
import { placeFor, windowState } from '../data/window-state';
import { createEditorActions } from '../editor/actions';
import { createEditor } from '../editor/core';
import { announceReports } from '../features/results/report/announce';
import { connectBrand } from './brand';
import { createDispatcher, type Dispatcher } from './commands/dispatcher';
import { bindEditorActions } from './commands/editor-handlers';
import { editorPorts } from './commands/editor-ports';
import { createAppHandlers } from './commands/handlers';
import { followPastedFiles, type PastedFiles } from './commands/pasted-files';
import { refuse, unexpected } from './commands/remarks';
import { followInput } from './input-modality';
import { placeFiles } from './place-picture';
import { openNewest, openSession } from './restore';
import { followStrayFiles } from './stray-files';
import { checkShown, connectSymbols } from './symbols';
import { createThumbnails } from './thumbnails';

const SESSION_PAUSE_MS = 500;

declare global {
  interface Window {
    /** The main process waits for this before it closes the window; see `electron/app/studio.ts`. */
    __tapestryFlushed?: () => Promise<void>;
  }
}

export interface Services {
  studio: Studio;
  dispatcher: Dispatcher;
  /** Opens what was open when the window was last closed. */
  restore(): Promise<void>;
  /** Connects to the main process and the keyboard; the answer takes it back. */
  connect(): () => void;
}

/** Builds everything that lives as long as the window, outside of React. */
export function createServices(options: { isMac: boolean }): Services {
  const thumbnails = createThumbnails();
  const documents = createOpenDocuments({
    clock: systemClock,
    get: (id) => invoke('documents.get', { id }),
    save: (document, baseRevision) => invoke('documents.save', { document, baseRevision }),
    draft: (document, baseRevision) => void invoke('documents.draft', { document, baseRevision }),
    makeModel,
    drawThumbnail: thumbnails.draw,
  });
  const studio: Studio = {
    documents,
    runCommand: (id) => dispatcher.run(id),
    async openDocument(id) {
      const { view: shown } = windowState.getState();
      // a symbol stands beside what it was opened from, and closing it leads back there
      const place = (kind: KindName) => placeFor(kind, shown);
      const opened = await documents.open(id, { place });
      if (!opened.ok) return reportFailure(opened.error);
      const view = place(opened.value.kind);
      if (view !== null) windowState.setState({ view });
    },
    wantThumbnail: thumbnails.want,
  };
  const handlers = {
    ...bindEditorActions(
      createEditorActions({ ...editorPorts, openDocument: (id) => void studio.openDocument(id) }),
      () => documents.activeDocument(),
    ),
    ...createAppHandlers(studio),
  };
  const dispatcher = createDispatcher({
    handlerOf: (id) => handlers[id],
    isMac: options.isMac,
    isBlocked: () => {
      const { dialog, paletteOpen } = windowState.getState();
      return dialog !== null || paletteOpen;
    },
    refused: refuse,
    failed: unexpected,
    awaitPaste: (paste, by) => (pasted ? pasted.await(paste, by) : paste()),
  });
  let pasted: PastedFiles | null = null;

  let workspaceId = '';
  let restoring = true;
  /** Opens what a workspace begins with when nobody asked for anything of it. */
  let newest: Promise<void> = Promise.resolve();
  const restore = async () => {
    const workspace = await invoke('workspace.current', undefined);
    if (!workspace.ok) {
      restoring = false;
      return reportFailure(workspace.error);
    }
    workspaceId = workspace.value.id;
    const stored = await invoke('session.get', undefined);
    const session = parseSession(stored.ok ? stored.value.json : null);
    if (session) windowState.setState({ sizes: session.sizes });
    if (session?.workspace === workspaceId) await openSession(studio, session);
    if (documents.store.getState().tabs.length === 0) await openNewest(studio);
    // asked for only now: what a link opens stands in front of what was open
    const link = await invoke('app.takeLink', undefined);
    if (link.ok && link.value !== null) await studio.openDocument(link.value);
    restoring = false;
    await openArrivedFile(studio, () => newest);
  };

  return { studio, dispatcher, restore, connect };

  function connect(): () => void {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const putSession = async () => {
      if (timer) clearTimeout(timer);
      timer = null;
      if (restoring || workspaceId === '') return;
      const json = composeSession(workspaceId, documents, windowState.getState().sizes);
      await invoke('session.put', { json });
    };
    const later = () => {
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => void putSession(), SESSION_PAUSE_MS);
    };
    const watched = new Map<string, () => void>();
    const watchSessions = () => {
      const { documents: open } = documents.store.getState();
      for (const [id, document] of open) {
        if (document.editor && !watched.has(id)) {
          watched.set(id, document.editor.session.subscribe(later));
        }
      }
      for (const [id, stop] of watched) {
        if (open.has(id as never)) continue;
        stop();
        watched.delete(id);
      }
      later();
    };
    const flush = async () => {
      await Promise.all([documents.flushAll(), putSession(), flushBrand()]);
    };
    const onBlur = () => void flush();
    window.__tapestryFlushed = flush;
    const stops = [
      followChanges(),
      announceReports(),
      connectBrand(thumbnails.draw),
      connectSymbols(documents, thumbnails.draw),
      documents.store.subscribe(watchSessions),
      windowState.subscribe(later),
      windowState.subscribe((now, before) => {
        if (now.view === before.view) return;
        if (now.view === 'menus' || now.view === 'messages') documents.enter(now.view);
      }),
      on('documents.changed', ({ ids }) => void documents.changedOnDisk(ids)),
      on('app.fileArrived', () => void openArrivedFile(studio, () => newest)),
      on('documents.openRequested', ({ id }) => void studio.openDocument(id)),
      on('workspace.changed', (workspace) => {
        if (workspace.id === workspaceId) return;
        workspaceId = workspace.id;
        documents.closeAll();
        newest = openNewest(studio);
      }),
      on('command.invoked', ({ id }) => {
        if (id === 'app.flush') void flush();
        else dispatcher.run(id);
      }),
    ];
    const stopModality = followInput();
    const stopStray = followStrayFiles(window);
    const placeOnPage = (files: readonly File[]) => {
      const editor = documents.activeDocument()?.editor;
      if (!editor) return false;
      void placeFiles(editor, files);
      return true;
    };
    pasted = followPastedFiles(window, placeOnPage, () => void invoke('app.paste', undefined));
    const onKeyDown = (event: KeyboardEvent) => dispatcher.onKeyDown(event);
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('blur', onBlur);
    window.addEventListener('pagehide', onBlur);
    watchSessions();
    return () => {
      for (const stop of [...stops, ...watched.values()]) stop();
      watched.clear();
      stopModality();
      stopStray();
      pasted?.stop();
      pasted = null;
      if (timer) clearTimeout(timer);
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('pagehide', onBlur);
    };
  }
}

function makeModel(document: TapestryDocument): Pick<OpenDocument, 'model' | 'editor'> {
  if (!isDesign(document)) {
    const check = (current: TapestryDocument) => checkDocument(current);
    return { model: createDocumentModel<TapestryDocument>(document, { check }), editor: null };
  }
  const editor = createEditor<Design>(document, {
    check: (current) => [...checkDocument(current), ...checkShown(current)],
  });
  const { snapping, grid } = currentSettings();
  editor.setSnapping(snapping);
  editor.setGrid(grid);
  // the store hands a document only to the model of its own kind
  return { model: editor as unknown as DocumentModel, editor };
}
