import { useRef, useSyncExternalStore } from 'react';
import type { Readable } from './api';

/**
 * Subscribes a component to one derived value of a store. The selector must give the same reference for
 * the same state, or pass `isEqual` for derived arrays and objects; otherwise React would render for ever.
 */
export function useReadable<T, S>(
  readable: Readable<T>,
  selector: (state: T) => S,
  isEqual: (a: S, b: S) => boolean = Object.is,
): S {
  const last = useRef<{ value: S } | null>(null);
  return useSyncExternalStore(
    (notify) => readable.subscribe(notify),
    () => {
      const value = selector(readable.getState());
      if (last.current !== null && isEqual(last.current.value, value)) return last.current.value;
      last.current = { value };
      return value;
    },
  );
}

/** Equal when every element is; for selectors that build lists of unchanged records. */
export const sameElements = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, index) => Object.is(value, b[index]));
