import { newId } from '../../domain/ids';
import { type SymbolDocument, symbolDocument } from '../../domain/symbol/schema';
import { headOfPages, renewPage, wordsOfPages } from './artboards';
import type { DocumentKind } from './kind';

export const symbolKind: DocumentKind<SymbolDocument> = {
  schema: symbolDocument,
  head: ({ pages }) => ({ ...headOfPages(pages), displayPeriod: null }),
  searchWords: ({ pages }) => wordsOfPages(pages),
  renewParts(document, { random }) {
    for (const page of document.pages) {
      page.id = newId('pag', random);
      renewPage(page, random);
    }
  },
};
