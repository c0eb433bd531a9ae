import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { Settings } from '#shared/domain/workspace';

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const subscribe = (listener: () => void) => {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
};

/** The theme on screen: chosen, or the system's, followed while the window is open. */
export function useTheme(choice: Settings['theme']): 'light' | 'dark' {
  const system = useSyncExternalStore(subscribe, () => (dark.matches ? 'dark' : 'light'));
  return choice === 'system' ? system : choice;
}

/** The colour of the selected channel; its ring is lighter on dark ground, to keep 3:1. */
export function useChannelColour(colour: string | null, theme: 'light' | 'dark'): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (colour === null) {
      style.removeProperty('--t-channel');
      style.removeProperty('--t-channel-ring');
      return;
    }
    style.setProperty('--t-channel', colour);
    style.setProperty(
      '--t-channel-ring',
      theme === 'dark' ? `color-mix(in srgb, ${colour} 55%, white)` : colour,
    );
  }, [colour, theme]);
}
