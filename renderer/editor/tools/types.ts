import type { Bounds } from '#shared/geometry/bounds';
import type { Editor } from '../api';

/** A pointer in pixels of the page, with the keys that change what a gesture does. */
export interface PointerInfo {
  x: number;
  y: number;
  /** Pixels of the viewport, for panning. */
  screenX: number;
  screenY: number;
  shift: boolean;
  alt: boolean;
  /** Ctrl, Command on a Mac: suspends snapping while held. */
  mod: boolean;
  /** `other`: the buttons at the side of a mouse, which are for going back and forth. */
  button: 'left' | 'middle' | 'right' | 'other';
  /** What points: a finger is blunter than a mouse or a pen. */
  device: Device;
}

export type Device = 'mouse' | 'pen' | 'touch';

/** One state of a tool. Every handler answers the next state; the same one means: stay. */
export interface ToolState {
  /** Readable path, such as `select.translating`. */
  readonly path: string;
  down?(info: PointerInfo): ToolState;
  move?(info: PointerInfo): ToolState;
  up?(info: PointerInfo): ToolState;
  doubleClick?(info: PointerInfo): ToolState;
  /** Escape, or the pointer was taken away: as if the gesture had never begun. */
  cancel?(): ToolState;
  /** CSS cursor while this state has the pointer. */
  cursor?(info: PointerInfo | null): string;
}

export type MakeState<D = void> = (editor: Editor, data: D) => ToolState;

/** Screen pixels of way before a press becomes a drag; a finger rolls while it taps. */
const DRAG_START_PX: Record<Device, number> = { mouse: 3, pen: 4, touch: 10 };

/** Whether a press has become a drag. */
export const isFar = (a: PointerInfo, b: PointerInfo): boolean =>
  Math.hypot(a.screenX - b.screenX, a.screenY - b.screenY) >= DRAG_START_PX[a.device];

/** The rectangle between two points. */
export function rectangle(a: { x: number; y: number }, b: { x: number; y: number }): Bounds {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
