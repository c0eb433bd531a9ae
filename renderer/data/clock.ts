import { useSyncExternalStore } from 'react';

let fixed: number | null = null;
let current = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** End-to-end tests and screenshots run on a clock that stands still. */
export function fixClock(iso: string | null): void {
  fixed = iso === null ? null : Date.parse(iso);
  current = now();
}

export const now = (): number => fixed ?? Date.now();

function tick(): void {
  current = now();
  for (const listener of listeners) listener();
  timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setTimeout(tick, 60_000 - (Date.now() % 60_000));
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearTimeout(timer);
    timer = null;
  };
}

/** Now, to the minute; the component is drawn again when the minute changes. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}
