import { createContext, useContext } from 'react';

/** What every part of a drawn message knows about the phone it is on. */
export interface View {
  /** Width of the chat, CSS px. */
  viewport: number;
  /** The follower's font size; only what says `scaling` follows it. */
  fontScale: number;
  /** Everything in a row is shown at once, as on paper; else carousels swipe. */
  showsAll: boolean;
  /** Taps do something. */
  isLive: boolean;
  accountName: string;
  /** Where a picture can be shown from; null for one that lies elsewhere and was not asked for. */
  source(url: string): string | null;
}

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (view === null) throw new Error('a message is drawn outside of a MessageView');
  return view;
}
