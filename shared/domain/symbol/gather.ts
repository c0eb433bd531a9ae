import type { SymbolArt } from '../design/artboard';
import type { Layer } from '../design/layers';
import type { DocumentId } from '../ids';
import { type SymbolLibrary, symbolsOf } from './resolve';

/** More symbols behind one page than this is a mistake of whoever wrote the files. */
const MOST = 500;

/** Every symbol behind some layers, through symbols in symbols; each is asked for once, so a circle ends. */
export async function gatherSymbols(
  layers: readonly Layer[],
  load: (id: DocumentId) => Promise<SymbolArt | null>,
): Promise<{ symbols: Map<DocumentId, SymbolArt>; missing: DocumentId[] }> {
  const symbols = new Map<DocumentId, SymbolArt>();
  const missing: DocumentId[] = [];
  const waiting = symbolsOf(layers.filter((layer) => !layer.hidden));
  const asked = new Set<DocumentId>(waiting);
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const art = symbols.size < MOST ? await load(id) : null;
    if (art === null) {
      missing.push(id);
      continue;
    }
    symbols.set(id, art);
    for (const next of symbolsOf(art.layers)) {
      if (asked.has(next)) continue;
      asked.add(next);
      waiting.push(next);
    }
  }
  return { symbols, missing };
}

/** Whether a symbol shows another one, itself or through symbols in it. */
export function leadsTo(from: DocumentId, to: DocumentId, library: SymbolLibrary): boolean {
  const waiting = [from];
  const seen = new Set<DocumentId>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...symbolsOf(library.get(id)?.layers ?? []));
  }
  return false;
}
