import type { Painted } from '#shared/domain/design/artboard';
import type { DocumentId, PageId } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import { type Followed, paintedPage } from '../followed';

/** What pages show, with everything in them that follows the brand kit or a symbol. */
export type PaintedPages = ReadonlyMap<PageId, { page: Painted; missing: readonly DocumentId[] }>;

/** Looks up what the pages of menus show now: a plan compares pictures, and what they follow is part of them. */
export async function paintedPages(
  documents: readonly RichMenuSet[],
  followed: Followed,
): Promise<PaintedPages> {
  const found = new Map<PageId, { page: Painted; missing: readonly DocumentId[] }>();
  for (const { pages } of documents)
    for (const page of pages) found.set(page.id, await paintedPage(page, followed));
  return found;
}
