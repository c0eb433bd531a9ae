import { type Audience, audience } from '../../domain/audience/schema';
import { type DocumentKind, NO_PICTURE } from './kind';

export const audienceKind: DocumentKind<Audience> = {
  schema: audience,
  head: ({ count, origin, uploads, sample }) => ({
    ...NO_PICTURE,
    summary: {
      count: origin.from === 'line' ? origin.count : count,
      from: origin.from,
      ...(origin.from === 'line'
        ? {
            channelId: origin.channelId,
            audienceGroupId: origin.audienceGroupId,
            readAt: origin.readAt,
          }
        : {}),
      uploaded: origin.from === 'line' || uploads.some(({ finished }) => finished),
      sample,
    },
  }),
  searchWords: ({ origin }) => (origin.from === 'file' ? [origin.fileName] : []),
  renewParts(document) {
    document.uploads = [];
    document.sample = false;
  },
};
