import type { Artboard } from '../domain/design/artboard';
import type { Design } from '../domain/design/design';
import { leadsTo } from '../domain/symbol/gather';
import { type SymbolLibrary, symbolsOf } from '../domain/symbol/resolve';
import type { Problem } from '../errors/app-error';
import { error } from '../line/problem';

/** Instances that nothing can be painted for: their symbol, or one within it, is not in this workspace. */
export function checkSymbols(design: Design, library: SymbolLibrary): Problem[] {
  const pages: readonly Artboard[] = design.pages;
  return pages.flatMap((page, pageIndex) =>
    page.layers.flatMap((layer, index): Problem[] => {
      if (layer.kind !== 'symbol' || layer.hidden) return [];
      const path = ['pages', pageIndex, 'layers', index];
      if (isMissing(layer.symbol, library)) return [error('design.symbolMissing', path)];
      return design.kind === 'symbol' && leadsTo(layer.symbol, design.id, library)
        ? [error('design.symbolLoop', path)]
        : [];
    }),
  );
}

function isMissing(id: string, library: SymbolLibrary, seen = new Set<string>()): boolean {
  const art = library.get(id);
  if (!art) return true;
  seen.add(id);
  return symbolsOf(art.layers).some((next) => !seen.has(next) && isMissing(next, library, seen));
}
