import type { TapestryDocument } from '#shared/document/kinds';
import { isDesign } from '#shared/domain/design/design';
import type { DocumentId } from '#shared/domain/ids';
import { checkSymbols } from '#shared/targets/check-symbols';
import { invoke } from '../bridge';
import type { OpenDocuments } from '../data/open-documents';
import { followSymbols, symbolState } from '../data/symbols';
import { paintedSymbols } from '../editor/paint';

/** A hand on a symbol changes it many times; small pictures wait for it to rest. */
const REST_MS = 1500;

/** Paints with the symbols of the workspace, and draws the small pictures of designs anew that show them. */
export function connectSymbols(
  documents: OpenDocuments,
  draw: (document: TapestryDocument) => Promise<void>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const changed = new Set<DocumentId>();
  const stopState = symbolState.subscribe(({ symbols, names }, before) => {
    paintedSymbols.setState({ symbols, names });
    for (const { editor } of documents.store.getState().documents.values()) editor?.checkAgain();
    // small pictures were drawn with the symbols that were read
    if (!before.isRead) return;
    for (const [id, art] of symbols)
      if (before.symbols.get(id) !== art) changed.add(id as DocumentId);
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      const ids = [...changed];
      changed.clear();
      void drawUsers(ids, draw);
    }, REST_MS);
  });
  const stopFollowing = followSymbols(documents);
  return () => {
    stopState();
    stopFollowing();
    if (timer) clearTimeout(timer);
  };
}

/** Draws what shows a symbol, and what shows that: a symbol within symbols is seen from afar. */
async function drawUsers(
  symbols: readonly DocumentId[],
  draw: (document: TapestryDocument) => Promise<void>,
): Promise<void> {
  const waiting = [...symbols];
  const drawn = new Set<DocumentId>(symbols);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const usage = await invoke('library.usage', { id });
    if (!usage.ok) continue;
    for (const { documentId, where } of usage.value.places) {
      if (where !== 'layer' || drawn.has(documentId)) continue;
      drawn.add(documentId);
      waiting.push(documentId);
      const loaded = await invoke('documents.get', { id: documentId });
      if (loaded.ok && isDesign(loaded.value.document)) await draw(loaded.value.document);
    }
  }
}

/** What only the workspace can say of a design. */
export function checkShown(document: TapestryDocument): ReturnType<typeof checkSymbols> {
  const { symbols, isRead } = symbolState.getState();
  return isRead && isDesign(document) ? checkSymbols(document, symbols) : [];
}
