import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Editor, SelectableId } from '../api';
import type { ToolMachine } from '../tools/tool-machine';
import type { Device, PointerInfo } from '../tools/types';
import { Fingers } from './fingers';

/** By the number of the DOM. The last is a pen that is turned over, which points all the same. */
const BUTTONS = ['left', 'middle', 'right', 'other', 'other', 'left'] as const;
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
  /** The pointer whose gesture it is. While it is down the others do nothing: a palm beside a pen, a mouse beside a finger. */
  const owner = useRef<number | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const fingers = new Fingers();
    let chosenBefore: ReadonlySet<SelectableId> = new Set();
    const isOthers = ({ pointerId }: PointerEvent) =>
      owner.current !== null && owner.current !== pointerId;
    const place = (event: PointerEvent) => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };
    const infoOf = (event: PointerEvent | MouseEvent) => pointerInfo(editor, element, event);
    const showCursor = () => {
      element.style.cursor = machine.cursor();
    };
    const onDown = (event: PointerEvent) => {
      element.focus({ preventScroll: true });
      const isFinger = event.pointerType === 'touch';
      const isOfHand = isFinger && owner.current !== null && fingers.has(owner.current);
      if (isOthers(event) && !isOfHand) return;
      if (isFinger) {
        fingers.down(event.pointerId, place(event));
        if (fingers.areTogether) {
          // what the first finger began was the beginning of a pinch
          machine.cancel();
          editor.select(chosenBefore);
          capture(element, event.pointerId);
          return;
        }
        chosenBefore = editor.session.getState().selection;
      }
      // what comes down out of the air was over nothing before
      if (!machine.isBusy) machine.pointerMove(infoOf(event));
      owner.current = event.pointerId;
      // the press first: a pointer that is gone by now cannot be captured, and says so by throwing
      machine.pointerDown(infoOf(event));
      capture(element, event.pointerId);
      showCursor();
      if (event.button === 1) event.preventDefault();
    };
    const onMove = (event: PointerEvent) => {
      const pinch = fingers.move(event.pointerId, place(event));
      if (pinch) {
        editor.zoomTo(editor.session.getState().camera.zoom * pinch.factor, pinch.from);
        editor.panBy(pinch.from.x - pinch.to.x, pinch.from.y - pinch.to.y);
      }
      if (pinch || isOthers(event)) return;
      machine.pointerMove(infoOf(event));
      showCursor();
    };
    /** Answers whether the end is that of the gesture, not of a finger of the hand that moves the view. */
    const ends = ({ pointerId }: PointerEvent): boolean => {
      const wasTogether = fingers.areTogether && fingers.has(pointerId);
      fingers.up(pointerId);
      const wasOwner = owner.current === pointerId;
      if (wasOwner) owner.current = null;
      return wasOwner && !wasTogether;
    };
    const onUp = (event: PointerEvent) => {
      if (!ends(event)) return;
      machine.pointerUp(infoOf(event));
      showCursor();
    };
    const onLost = (event: PointerEvent) => {
      if (!ends(event)) return;
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
      if (isDown && event.key === 'Enter' && document.activeElement === element) {
        const [layer, ...more] = editor.selectedLayers();
        const isAlone = more.length === 0 && editor.selectedAreas().length === 0;
        if (isAlone && layer?.kind === 'text' && !layer.locked && !machine.isBusy) {
          editor.show({ typing: layer.id });
          event.preventDefault();
        }
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
    const onContextMenu = (event: MouseEvent) => {
      event.preventDefault();
      // a second button in the middle of a drag is a slip, and a menu would take the drag away
      if (machine.isBusy) event.stopPropagation();
    };

    const ended = new AbortController();
    const { signal } = ended;
    element.addEventListener('pointerdown', onDown, { signal });
    element.addEventListener('pointermove', onMove, { signal });
    // of the window: the end of a pointer that was too quick to be captured may be anywhere
    window.addEventListener('pointerup', onUp, { signal });
    window.addEventListener('pointercancel', onLost, { signal });
    element.addEventListener('pointerleave', onLeave, { signal });
    element.addEventListener('dblclick', onDouble, { signal });
    element.addEventListener('wheel', onWheel, { passive: false, signal });
    element.addEventListener('contextmenu', onContextMenu, { signal });
    // before the commands of the window, which would take Escape for the selection
    window.addEventListener('keydown', onKey, { capture: true, signal });
    window.addEventListener('keyup', onKey, { capture: true, signal });
    return () => ended.abort();
  }, [editor, machine, frame]);

  // a guide begins on a ruler and goes on over the canvas, which has the pointer from then on
  return useCallback(
    (axis, event) => {
      const element = frame.current;
      if (!element || owner.current !== null) return;
      owner.current = event.pointerId;
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
    button: buttonOf(event),
    device: deviceOf(event),
  };
}

/** A click with Ctrl is the right button of a Mac. */
const buttonOf = (event: MouseEvent): PointerInfo['button'] =>
  isMac && event.ctrlKey && event.button === 0 ? 'right' : (BUTTONS[event.button] ?? 'left');

/** Before there were pens and fingers, everything was a mouse; what does not say is one. */
function deviceOf(event: MouseEvent): Device {
  const type = event instanceof PointerEvent ? event.pointerType : 'mouse';
  return type === 'touch' || type === 'pen' ? type : 'mouse';
}
