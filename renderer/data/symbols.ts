import { createStore } from 'zustand/vanilla';
import type { SymbolArt } from '#shared/domain/design/artboard';
import { type DocumentId, newId } from '#shared/domain/ids';
import type { SymbolLibrary } from '#shared/domain/symbol/resolve';
import type { SymbolDocument } from '#shared/domain/symbol/schema';
import { invoke, on } from '../bridge';
import { now } from './clock';
import { reportFailure } from './failures';
import type { OpenDocument, OpenDocuments } from './open-documents';

/** The symbols of the open workspace, as the window has them now. */
export const symbolState = createStore<{
  symbols: SymbolLibrary;
  names: ReadonlyMap<string, string>;
  /** Known to be all of them; before that nothing is called missing. */
  isRead: boolean;
}>(() => ({ symbols: new Map(), names: new Map(), isRead: false }));

const MOST = 20_000;

function take(documents: readonly SymbolDocument[], gone: readonly string[] = []): void {
  const before = symbolState.getState();
  const symbols = new Map(before.symbols);
  const names = new Map(before.names);
  let isChanged = false;
  for (const { id, name, pages } of documents) {
    const [art] = pages;
    if (!art || (symbols.get(id) === art && names.get(id) === name)) continue;
    symbols.set(id, art);
    names.set(id, name);
    isChanged = true;
  }
  for (const id of gone) isChanged = symbols.delete(id) || isChanged;
  if (isChanged || !before.isRead) symbolState.setState({ symbols, names, isRead: true });
}

async function read(ids: readonly DocumentId[]): Promise<SymbolDocument[]> {
  const found: SymbolDocument[] = [];
  for (const id of ids) {
    const answer = await invoke('documents.get', { id });
    if (answer.ok && answer.value.document.kind === 'symbol') found.push(answer.value.document);
  }
  return found;
}

async function listed(): Promise<DocumentId[] | null> {
  const answer = await invoke('documents.list', { kinds: ['symbol'], offset: 0, limit: MOST });
  return answer.ok ? answer.value.heads.map(({ id }) => id) : null;
}

async function load(): Promise<void> {
  const ids = await listed();
  if (ids === null) return;
  const documents = await read(ids);
  symbolState.setState({ symbols: new Map(), names: new Map(), isRead: false });
  take(documents);
}

/** Reads all symbols and follows the workspace and what is being edited; the answer takes it back. */
export function followSymbols(documents: OpenDocuments): () => void {
  void load();
  const watched = new Map<DocumentId, () => void>();
  const watch = () => {
    const { documents: open } = documents.store.getState();
    for (const [id, document] of open) if (!watched.has(id)) watchOne(id, document);
    for (const [id, stop] of watched) {
      if (open.has(id)) continue;
      stop();
      watched.delete(id);
    }
  };
  const watchOne = (id: DocumentId, { kind, model }: OpenDocument) => {
    if (kind !== 'symbol') return;
    // a hand on the symbol is seen in every design at once, before it is saved
    const tell = () => take([model.document.getState() as SymbolDocument]);
    watched.set(id, model.document.subscribe(tell));
    tell();
  };
  const changed = async (ids: readonly DocumentId[]) => {
    const symbols = await listed();
    if (symbols === null) return;
    const here = new Set(symbols);
    // what is open is followed as it is edited, which may be newer than the disk
    const again = ids.filter((id) => here.has(id) && !watched.has(id));
    const gone = [...symbolState.getState().symbols.keys()].filter(
      (id) => !here.has(id as DocumentId),
    );
    take(await read(again), gone);
  };
  const stops = [
    documents.store.subscribe(watch),
    on('documents.changed', ({ ids }) => void changed(ids)),
    on('workspace.changed', () => void load()),
  ];
  watch();
  return () => {
    for (const stop of [...stops, ...watched.values()]) stop();
    watched.clear();
  };
}

/** Keeps a picture as a symbol of the workspace; null when that failed, which has been said. */
export async function createSymbol(art: SymbolArt, name: string): Promise<DocumentId | null> {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const stamp = new Date(now()).toISOString();
  const document: SymbolDocument = {
    kind: 'symbol',
    id: newId('doc', random),
    name,
    tags: [],
    notes: '',
    archived: false,
    createdAt: stamp,
    updatedAt: stamp,
    pages: [{ id: newId('pag', random), name: '', template: null, areas: [], ...art }],
  };
  const made = await invoke('documents.create', { document });
  if (!made.ok) {
    reportFailure(made.error);
    return null;
  }
  // known here at once: the instance is painted before the list has been read again
  take([document]);
  return document.id;
}
