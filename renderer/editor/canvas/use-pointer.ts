import { type RefObject, useCallback, useEffect } from 'react';
import type { Editor } from '../api';
import type { ToolMachine } from '../tools/tool-machine';
import type { PointerInfo } from '../tools/types';

const BUTTONS = ['left', 'middle', 'right'] as const;
const isMac = navigator.platform.startsWith('Mac');

/** The pointer stays ours while it is down, wherever it goes; one that was lifted already needs nothing. */
function capture(element: HTMLElement, pointerId: number): void {
  try {
    element.setPointerCapture(pointerId);
  } catch (error) {
    if ((error as DOMException).name !== 'NotFoundError') throw error;
  }
}

/** Pointer, wheel and the few keys that belong to a gesture, from the element to the tool machine. */
export function usePointer(
  editor: Editor,
  machine: ToolMachine,
  frame: RefObject<HTMLDivElement | null>,
): (axis: 'x' | 'y', event: React.PointerEvent) => void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const infoOf = (event: PointerEvent | MouseEvent) => pointerInfo(editor, element, event);
    const showCursor = () => {
      element.style.cursor = machine.cursor();
    };
    const onDown = (event: PointerEvent) => {
      element.focus({ preventScroll: true });
      // the press first: a pointer that is gone by now cannot be captured, and says so by throwing
      machine.pointerDown(infoOf(event));
      capture(element, event.pointerId);
      showCursor();
      if (event.button === 1) event.preventDefault();
    };
    const onMove = (event: PointerEvent) => {
      machine.pointerMove(infoOf(event));
      showCursor();
    };
    const onUp = (event: PointerEvent) => {
      machine.pointerUp(infoOf(event));
      showCursor();
    };
    const onLost = () => {
      machine.cancel();
      showCursor();
    };
    const onLeave = () => {
      // what the pointer was over is no longer under it
      if (!machine.isBusy && editor.session.getState().hovered !== null)
        editor.show({ hovered: null });
    };
    const onDouble = (event: MouseEvent) => machine.doubleClick(infoOf(event));
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const info = infoOf(event);
      if (event.ctrlKey || event.metaKey) {
        const { camera } = editor.session.getState();
        // a pinch arrives as small steps, a notch of the wheel as 100 or more
        const factor = Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 300);
        editor.zoomTo(camera.zoom * factor, { x: info.screenX, y: info.screenY });
        return;
      }
      const sideways = event.shiftKey && event.deltaX === 0;
      editor.panBy(sideways ? event.deltaY : event.deltaX, sideways ? 0 : event.deltaY);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const isDown = event.type === 'keydown';
      if (event.code === 'Space' && document.activeElement === element) {
        machine.space(isDown);
        showCursor();
        event.preventDefault();
      }
      if (isDown && event.key === 'Escape' && machine.isBusy) {
        machine.cancel();
        // the gesture has used the key; the selection stays
        event.preventDefault();
        event.stopPropagation();
      }
      if (/^(Shift|Alt|Control|Meta)$/.test(event.key)) {
        machine.modifiers({
          shift: event.shiftKey,
          alt: event.altKey,
          mod: isMac ? event.metaKey : event.ctrlKey,
        });
      }
    };
    const onContextMenu = (event: MouseEvent) => event.preventDefault();

    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onLost);
    element.addEventListener('pointerleave', onLeave);
    element.addEventListener('dblclick', onDouble);
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('contextmenu', onContextMenu);
    // before the commands of the window, which would take Escape for the selection
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('keyup', onKey, { capture: true });
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onLost);
      element.removeEventListener('pointerleave', onLeave);
      element.removeEventListener('dblclick', onDouble);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('contextmenu', onContextMenu);
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('keyup', onKey, { capture: true });
    };
  }, [editor, machine, frame]);

  // a guide begins on a ruler and goes on over the canvas, which has the pointer from then on
  return useCallback(
    (axis, event) => {
      const element = frame.current;
      if (!element) return;
      capture(element, event.pointerId);
      machine.pullGuide(axis, pointerInfo(editor, element, event.nativeEvent));
    },
    [editor, machine, frame],
  );
}

function pointerInfo(
  editor: Editor,
  element: HTMLElement,
  event: PointerEvent | MouseEvent,
): PointerInfo {
  const box = element.getBoundingClientRect();
  const { camera } = editor.session.getState();
  const screenX = event.clientX - box.left;
  const screenY = event.clientY - box.top;
  return {
    x: camera.x + screenX / camera.zoom,
    y: camera.y + screenY / camera.zoom,
    screenX,
    screenY,
    shift: event.shiftKey,
    alt: event.altKey,
    mod: isMac ? event.metaKey : event.ctrlKey,
    button: BUTTONS[event.button] ?? 'left',
  };
}
