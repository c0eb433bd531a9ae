import type { Sha256 } from '#shared/domain/ids';
import type { RichMenuSet } from '#shared/domain/rich-menu/schema';
import type { DocumentHead } from '#shared/domain/workspace';

/** What a list shows of a document. */
export function headOf(document: RichMenuSet, thumbnail: Sha256 | null): DocumentHead {
  const first = document.pages[0];
  return {
    id: document.id,
    kind: document.kind,
    name: document.name,
    tags: document.tags,
    archived: document.archived,
    createdAt: document.createdAt,
    updatedAt: document.updatedAt,
    pages: document.pages.length,
    width: first?.size.width ?? 0,
    height: first?.size.height ?? 0,
    displayPeriod: document.displayPeriod,
    thumbnail,
  };
}

/** Long texts are cut: a search finds what stands at the beginning of a menu, not a pasted novel. */
const MAX_SEARCH_TEXT = 2_000;

/** All that people may search a document by, folded once, so that a key stroke only compares. */
export function searchTextOf(document: RichMenuSet): string {
  const words: string[] = [document.name, ...document.tags, document.notes];
  for (const page of document.pages) {
    words.push(page.name, page.chatBarText, page.richMenuAliasId);
    for (const layer of page.layers) if (layer.kind === 'text') words.push(layer.text);
    for (const { action } of page.areas) {
      if (!action) continue;
      if (action.label) words.push(action.label);
      if (action.type === 'uri') words.push(action.uri);
      if (action.type === 'message') words.push(action.text);
    }
  }
  return fold(words.filter((word) => word !== '').join('\n')).slice(0, MAX_SEARCH_TEXT);
}

/** Case, full-width forms and composed accents make no difference to a search. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
