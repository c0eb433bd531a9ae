import { createStore } from 'zustand/vanilla';
import type { SymbolLibrary } from '#shared/domain/symbol/resolve';

/**
 * The symbols that pages are painted with. The window fills it; the hidden drawing page gets with each page
 * the symbols that it shows and leaves it empty.
 */
export const paintedSymbols = createStore<{
  symbols: SymbolLibrary;
  /** What they are called, by the same ids. */
  names: ReadonlyMap<string, string>;
}>(() => ({ symbols: new Map(), names: new Map() }));
