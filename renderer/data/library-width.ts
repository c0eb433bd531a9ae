import { useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { windowState } from './window-state';

/** Below this the columns beside the work give way; the style sheets of the frame say the same number. */
const narrow = window.matchMedia('(max-width: 1179px)');
export const LEAST_LIBRARY_PX = 200;

const followNarrow = (notify: () => void) => {
  narrow.addEventListener('change', notify);
  return () => narrow.removeEventListener('change', notify);
};

/** How wide the library is: as it was dragged, and as narrow as it goes where the window is. */
export function useLibraryWidth(): number {
  const asked = useStore(windowState, (state) => state.sizes.library);
  const isNarrow = useSyncExternalStore(followNarrow, () => narrow.matches);
  return isNarrow ? LEAST_LIBRARY_PX : asked;
}
