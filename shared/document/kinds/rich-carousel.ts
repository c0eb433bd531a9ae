import { type RichCarousel, richCarousel } from '../../domain/design/rich-carousel';
import { newId } from '../../domain/ids';
import { headOfPages, renewPage, wordsOfPages } from './artboards';
import type { DocumentKind } from './kind';

export const richCarouselKind: DocumentKind<RichCarousel> = {
  schema: richCarousel,
  head: ({ pages, form }) => ({ ...headOfPages(pages), displayPeriod: null, summary: { form } }),
  searchWords: ({ pages, altText }) => [altText, ...wordsOfPages(pages)],
  renewParts(document, { random }) {
    for (const page of document.pages) {
      page.id = newId('pag', random);
      renewPage(page, random);
    }
  },
};
