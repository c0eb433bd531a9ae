import { LayoutTemplate, type LucideIcon, MessageSquareText } from 'lucide-react';
import { createContext, useContext } from 'react';
import type { KindName } from '#shared/document/kinds';
import { type LibraryFilter, windowState } from '../../data/window-state';
import { type Translate, useT } from '../../i18n';

/** A library of the window: which kinds of documents stand in it, and how it speaks of them. */
export interface Shelf {
  /** Its own sentences; what all libraries say stands in `library`. */
  words: string;
  kinds: readonly KindName[];
  filters: readonly LibraryFilter[];
  /** The command behind “New”. */
  create: string;
  Icon: LucideIcon;
  filterKey: 'libraryFilter' | 'messageFilter';
  /** Width by height of a picture whose document has no size of its own. */
  ratio: number;
  /** What LINE shows of it is asked for and said. */
  hasLiveState: boolean;
}

export const MENU_SHELF: Shelf = {
  words: 'library',
  kinds: ['richMenuSet', 'symbol'],
  filters: ['all', 'live', 'drafts', 'archive'],
  create: 'document.new',
  Icon: LayoutTemplate,
  filterKey: 'libraryFilter',
  ratio: 2500 / 1686,
  hasLiveState: true,
};

/** Everything a follower can be sent. Another kind that has a screen here is one entry in `kinds`. */
export const MESSAGE_SHELF: Shelf = {
  words: 'messages',
  kinds: ['message', 'richMessage', 'richCarousel', 'cardMessage', 'coupon', 'definition'],
  filters: ['all', 'archive'],
  create: 'message.new',
  Icon: MessageSquareText,
  filterKey: 'messageFilter',
  ratio: 1.25,
  hasLiveState: false,
};

const ShelfContext = createContext<Shelf>(MENU_SHELF);
export const ShelfProvider = ShelfContext.Provider;
export const useShelf = (): Shelf => useContext(ShelfContext);

/** The words of this library. */
export const useShelfT = (): Translate => useT(useShelf().words);

export const setFilter = (shelf: Shelf, filter: LibraryFilter): void =>
  windowState.setState({ [shelf.filterKey]: filter });
