import { type RichMessage, richMessage } from '../../domain/design/rich-message';
import { newId } from '../../domain/ids';
import { headOfPages, renewPage, wordsOfPages } from './artboards';
import type { DocumentKind } from './kind';

export const richMessageKind: DocumentKind<RichMessage> = {
  schema: richMessage,
  head: ({ pages, video }) => ({
    ...headOfPages(pages),
    displayPeriod: null,
    summary: { hasVideo: video !== null, areas: pages[0]?.areas.length ?? 0 },
  }),
  searchWords: ({ pages, altText, video }) => [
    altText,
    video?.externalLink?.label ?? '',
    ...wordsOfPages(pages),
  ],
  renewParts(document, { random }) {
    for (const page of document.pages) {
      page.id = newId('pag', random);
      renewPage(page, random);
    }
  },
};
