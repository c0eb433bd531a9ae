import { type Audience, audience } from '../../domain/audience/schema';
import { type DocumentKind, NO_PICTURE } from './kind';

export const audienceKind: DocumentKind<Audience> = {
  schema: audience,
  head: ({ count, origin, uploads, sample }) => ({
    ...NO_PICTURE,
    summary: {
      count,
      from: origin.from,
      uploaded: uploads.some(({ finished }) => finished),
      sample,
    },
  }),
  searchWords: ({ origin }) => (origin.from === 'file' ? [origin.fileName] : []),
  renewParts(document) {
    document.uploads = [];
    document.sample = false;
  },
};
