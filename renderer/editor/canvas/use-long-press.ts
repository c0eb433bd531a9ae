import { type RefObject, useEffect } from 'react';
import type { ToolMachine } from '../tools/tool-machine';

const LONG_MS = 500;
/** A finger at rest still moves this much, in screen pixels. */
const REST_PX = 10;

/**
 * A finger that rests on the canvas opens the menu that a mouse has under its right button. Systems disagree on when
 * a long press is a wish for a menu, some only when the finger is lifted, so their own word is not waited for.
 */
export function useLongPress(machine: ToolMachine, frame: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let press: PointerEvent | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** The finger that opened the menu is still down. */
    let hasOpened = false;
    const stop = () => {
      clearTimeout(timer);
      press = null;
    };
    const open = () => {
      if (!press) return;
      const { clientX, clientY } = press;
      stop();
      hasOpened = true;
      machine.cancel();
      element.dispatchEvent(
        new PointerEvent('contextmenu', {
          bubbles: true,
          cancelable: true,
          button: 2,
          pointerType: 'touch',
          clientX,
          clientY,
        }),
      );
    };
    const onDown = (event: PointerEvent) => {
      const isFirst = event.pointerType === 'touch' && event.isPrimary;
      stop();
      hasOpened = false;
      if (!isFirst) return;
      press = event;
      timer = setTimeout(open, LONG_MS);
    };
    const onMove = (event: PointerEvent) => {
      if (press?.pointerId !== event.pointerId) return;
      const way = Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY);
      if (way >= REST_PX) stop();
    };
    const onTouchEnd = (event: TouchEvent) => {
      // the lifted finger would be taken for a click beside the menu, which closes it
      if (hasOpened) event.preventDefault();
    };
    const onContextMenu = (event: MouseEvent) => {
      const isTouch = event instanceof PointerEvent && event.pointerType === 'touch';
      if (!event.isTrusted || !isTouch) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    element.addEventListener('pointerup', stop, { signal });
    element.addEventListener('pointercancel', stop, { signal });
    element.addEventListener('touchend', onTouchEnd, { passive: false, signal });
    element.addEventListener('contextmenu', onContextMenu, { capture: true, signal });
    return () => {
      stop();
      ended.abort();
    };
  }, [machine, frame]);
}
