import { type RefObject, useEffect } from 'react';

/** So far a press may wander and still be a click on what lies over the canvas. */
const CLICK_PX = 4;

/**
 * What lies over the canvas takes clicks and nothing else: the wheel, the other buttons, and a drag that happens to
 * begin on it go to the canvas, from where the press was.
 */
export function usePassThrough(
  over: RefObject<HTMLElement | null>,
  stage: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const element = over.current;
    if (!element) return;
    let press: PointerEvent | null = null;
    const pass = (event: PointerEvent) =>
      stage.current?.dispatchEvent(new PointerEvent(event.type, event));
    const onDown = (event: PointerEvent) => {
      if (event.button === 0) press = event;
      else pass(event);
    };
    const onMove = (event: PointerEvent) => {
      if (!press) return;
      const begun = press;
      const wandered = Math.hypot(event.clientX - begun.clientX, event.clientY - begun.clientY);
      if (wandered < CLICK_PX) return;
      // before they are passed on: they come by here again
      press = null;
      // the canvas captures the pointer with the press, so what follows is its own
      pass(begun);
      pass(event);
    };
    const onEnd = () => {
      press = null;
    };
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      stage.current?.dispatchEvent(new WheelEvent('wheel', event));
    };
    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener('pointerdown', onDown, { signal });
    // a quick hand has left what it pressed before it is seen to move
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', onEnd, { signal });
    window.addEventListener('pointercancel', onEnd, { signal });
    element.addEventListener('wheel', onWheel, { passive: false, signal });
    return () => ended.abort();
  }, [over, stage]);
}
