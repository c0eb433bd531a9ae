import { useEffect, useState } from 'react';
import { on } from '../bridge';

/**
 * What `read` answers, kept up to date with the documents while it is on screen. `wanted` names what is read: when
 * it is another one, it is read anew, and where it is empty nothing is listened to.
 */
export function useReadAgain<T>(read: () => Promise<T>, wanted: string, empty: T): T {
  const [value, setValue] = useState(empty);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only which ones they are matters
  useEffect(() => {
    let isShown = true;
    const again = () =>
      void read().then((next) => {
        if (isShown) setValue(() => next);
      });
    again();
    const stop = wanted === '' ? () => undefined : on('documents.changed', again);
    return () => {
      isShown = false;
      stop();
    };
  }, [wanted]);
  return value;
}
