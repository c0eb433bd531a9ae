import type { KindName } from '#shared/document/kinds';
import type { LibraryFilter } from '../../data/window-state';

export type LibraryPlace = 'menus' | 'messages';

interface PlaceFacts {
  kinds: readonly KindName[];
  filters: readonly LibraryFilter[];
  /** The command that makes a new one. */
  create: string;
}

/** What each place of the rail lists. A kind of message is one entry here. */
export const PLACES: Readonly<Record<LibraryPlace, PlaceFacts>> = {
  menus: {
    kinds: ['richMenuSet'],
    filters: ['all', 'live', 'drafts', 'archive'],
    create: 'document.new',
  },
  messages: {
    kinds: ['richMessage', 'richCarousel', 'cardMessage'],
    filters: ['all', 'archive'],
    create: 'document.newMessage',
  },
};
