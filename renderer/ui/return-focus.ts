import { useEffect, useRef } from 'react';

const FLOATING = '[role=dialog], [role=menu], [role=listbox]';

/** What had the focus last in the window itself, below everything that floats. */
let ground: HTMLElement | null = null;
if (typeof document !== 'undefined')
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    // a list that stands in the window is ground; one that floats is gone when it is left
    const over = target.closest(FLOATING);
    if (over === null || over.closest('[data-portal]') === null) ground = target;
  });

/**
 * Gives the focus back when a part that took it goes away: to what had it before, or where that is gone too (a palette
 * or a menu that opened the part), to what had it last in the window.
 */
export function useReturnFocus(): void {
  const before = useRef<Element | null>(
    typeof document === 'undefined' ? null : document.activeElement,
  );
  useEffect(() => {
    const from = before.current;
    return () => {
      requestAnimationFrame(() => {
        const now = document.activeElement;
        // somebody has taken it already, and knows better
        if (now !== null && now !== document.body) return;
        const isThere = from instanceof HTMLElement && from !== document.body && from.isConnected;
        (isThere ? from : ground?.isConnected ? ground : null)?.focus({ preventScroll: true });
      });
    };
  }, []);
}
