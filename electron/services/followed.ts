import { type BrandKit, EMPTY_KIT } from '#shared/domain/brand/kit';
import { brandedPage } from '#shared/domain/brand/resolve';
import type { Artboard, Painted, SymbolArt } from '#shared/domain/design/artboard';
import type { DocumentId } from '#shared/domain/ids';
import { gatherSymbols } from '#shared/domain/symbol/gather';
import type { Workspace } from '../store/workspace';

/** What designs of a workspace follow: its brand kit, and the symbols that they show. */
export interface Followed {
  kit(): Promise<BrandKit>;
  /** How a symbol looks now; null: this workspace has no such symbol. */
  symbol(id: DocumentId): Promise<SymbolArt | null>;
}

export const NOTHING_FOLLOWED: Followed = {
  kit: async () => EMPTY_KIT,
  symbol: async () => null,
};

/** What the designs of an open workspace follow. */
export const followedOf = (workspace: Workspace): Followed => ({
  kit: () => workspace.brand.read(),
  async symbol(id) {
    const loaded = await workspace.loadAs('symbol', id);
    return loaded.ok ? (loaded.value.document.pages[0] ?? null) : null;
  },
});

/** A page in which everything stands for itself: what is painted, as kit and symbols have it now. */
export async function paintedPage<P extends Painted & Pick<Artboard, 'brand'>>(
  page: P,
  followed: Followed,
): Promise<{ page: P; missing: DocumentId[] }> {
  const kit = await followed.kit();
  const branded = brandedPage(page, kit);
  const { symbols, missing } = await gatherSymbols(page.layers, followed.symbol);
  if (symbols.size === 0) return { page: branded, missing };
  // in the order of their names: the same picture has the same text, however it was gathered
  const named = [...symbols].sort(([a], [b]) => (a < b ? -1 : 1));
  const arts = named.map(([id, art]) => [id, brandedPage(art, kit)] as const);
  return { page: { ...branded, symbols: Object.fromEntries(arts) }, missing };
}
