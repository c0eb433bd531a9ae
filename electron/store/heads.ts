import { headFactsOf, searchWordsOf, type TapestryDocument } from '#shared/document/kinds';
import type { Sha256 } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';

/** What a list shows of a document. */
export function headOf(document: TapestryDocument, thumbnail: Sha256 | null): DocumentHead {
  return {
    id: document.id,
    kind: document.kind,
    name: document.name,
    tags: document.tags,
    archived: document.archived,
    ...(document.isTemplate ? { isTemplate: true as const } : {}),
    ...(document.folder ? { folder: document.folder } : {}),
    createdAt: document.createdAt,
    updatedAt: document.updatedAt,
    ...headFactsOf(document),
    thumbnail,
  };
}

/** Long texts are cut: a search finds what stands at the beginning, not a pasted novel. */
const MAX_SEARCH_TEXT = 2_000;

/** All that people may search a document by, folded once, so that a key stroke only compares. */
export const searchTextOf = (document: TapestryDocument): string =>
  fold(
    searchWordsOf(document)
      .filter((word) => word !== '')
      .join('\n'),
  ).slice(0, MAX_SEARCH_TEXT);

/** Case, full-width forms and composed accents make no difference to a search. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
