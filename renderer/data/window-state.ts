import { createStore } from 'zustand/vanilla';
import type { KindName } from '#shared/document/kinds';
import type { DocumentId, ExperimentId, LayerId } from '#shared/domain/ids';
import type { DocumentHead } from '#shared/domain/workspace';

export type View =
  | 'plan'
  | 'menus'
  | 'messages'
  | 'audiences'
  | 'results'
  | 'outbox'
  | 'channel'
  | 'settings';

/**
 * Where in the window each kind of document is at home. Null: the workspace keeps, checks and converts it, and
 * no place shows it yet.
 */
const HOME: Readonly<Record<KindName, View | null>> = {
  richMenuSet: 'menus',
  message: 'messages',
  campaign: 'plan',
  coupon: 'messages',
  audience: null,
  richMessage: 'messages',
  richCarousel: 'messages',
  cardMessage: 'messages',
  definition: 'messages',
  symbol: 'menus',
};
export const viewOfKind = (kind: KindName): View | null => HOME[kind];

/** Places that show the tabs of open documents, whichever place a document is at home in. */
const TABBED: readonly View[] = ['menus', 'messages'];

/** Where a document opens: a symbol is used in both places with tabs, and stays in the one that is shown. */
export const placeFor = (kind: KindName, view: View): View | null =>
  kind === 'symbol' && TABBED.includes(view) ? view : HOME[kind];

/** Whether a document that is active can be seen now. */
export const isOnScreen = (kind: KindName, view: View): boolean => {
  const home = HOME[kind];
  return home !== null && (home === view || (TABBED.includes(home) && TABBED.includes(view)));
};

/** Kinds that can be opened: what a search of the whole workspace may offer. */
export const OPENABLE_KINDS: readonly KindName[] = (Object.keys(HOME) as KindName[]).filter(
  (kind) => HOME[kind] !== null,
);

export type OpenDialog =
  | { kind: 'newMenu' }
  | { kind: 'newMessage' }
  /** The links of the workspace, or of one campaign. */
  | { kind: 'links'; campaignId: DocumentId | null }
  /** On the canvas: a rich message, a carousel, a card message. */
  | { kind: 'newDesign' }
  | { kind: 'template' }
  /** `replaces`: the icon layer that gets another icon. */
  | { kind: 'icon'; replaces?: LayerId }
  | { kind: 'logo' }
  | { kind: 'symbol' }
  | { kind: 'table' }
  | { kind: 'split' }
  | { kind: 'export'; documentId: DocumentId }
  | { kind: 'versions'; documentId: DocumentId }
  /** What points at a document; `deletes`: asked before it is deleted. */
  | { kind: 'usage'; head: DocumentHead; deletes: boolean }
  /** `file`: dropped or pasted; without it the dialog asks for one. */
  | { kind: 'import'; file?: File }
  /** `chapter`: where it opens; without one at the first page. */
  | { kind: 'handbook'; chapter?: string }
  | { kind: 'shortcuts' }
  | { kind: 'about' };

export type LibraryFilter = 'all' | 'live' | 'drafts' | 'archive';

export interface WindowState {
  view: View;
  dialog: OpenDialog | null;
  paletteOpen: boolean;
  /** Of the menus, and of every other library. */
  libraryFilter: LibraryFilter;
  messageFilter: LibraryFilter;
  /** The test whose results somebody asked for from elsewhere; taken when they are shown. */
  experiment: ExperimentId | null;
  /** The coupon that an account is to have or to lose; taken when its plan is shown. */
  wishFor: DocumentId | null;
  /** Widths and heights in px of panels people can drag; kept with the session. */
  sizes: { library: number; inspector: number; phone: number; bottom: number };
}

export const DEFAULT_SIZES: WindowState['sizes'] = {
  library: 256,
  inspector: 320,
  phone: 442,
  bottom: 146,
};

/** What the window shows beside documents. Never part of a document, never undone. */
export const windowState = createStore<WindowState>(() => ({
  view: 'menus',
  dialog: null,
  paletteOpen: false,
  libraryFilter: 'all',
  messageFilter: 'all',
  experiment: null,
  wishFor: null,
  sizes: DEFAULT_SIZES,
}));

export const showView = (view: View): void => windowState.setState({ view });
/** The page of one test in the results. */
export const showExperiment = (experiment: ExperimentId): void =>
  windowState.setState({ view: 'results', experiment });
/** What is wanted of the account, when the plan of this coupon is shown. */
export const askForWish = (wishFor: DocumentId): void => windowState.setState({ wishFor });
/** Whether it was asked for; it is answered once. */
export const takeWish = (ids: readonly DocumentId[]): boolean => {
  const { wishFor } = windowState.getState();
  if (wishFor === null || !ids.includes(wishFor)) return false;
  windowState.setState({ wishFor: null });
  return true;
};
export const showDialog = (dialog: OpenDialog | null): void => windowState.setState({ dialog });
export const setPaletteOpen = (paletteOpen: boolean): void => windowState.setState({ paletteOpen });
export const setPanelSize = (panel: keyof WindowState['sizes'], px: number): void =>
  windowState.setState((state) => ({ sizes: { ...state.sizes, [panel]: px } }));
