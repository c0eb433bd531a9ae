import type { Artboard } from '#shared/domain/design/artboard';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import type { SelectableId } from '../api';
import type { SelectionFrame } from '../core/hit-test';

/** The frame of the handles while a gesture goes on: it goes along with what is under the hand. */
export function movedFrame(
  frame: SelectionFrame,
  boxes: ReadonlyMap<SelectableId, Bounds>,
  turns: ReadonlyMap<SelectableId, number> | null,
): SelectionFrame {
  const [only] = boxes;
  if (boxes.size === 1 && only) {
    const [id, box] = only;
    return { ...frame, box, rotation: turns?.get(id) ?? frame.rotation };
  }
  // what is turned in itself keeps the frame it had; its parts tell nothing about its new extent
  if (turns || frame.rotation !== 0) return frame;
  const union = unionOf([...boxes.values()]);
  return union && hasMoved(frame, union) ? { ...frame, box: union } : frame;
}

const hasMoved = ({ box }: SelectionFrame, union: Bounds): boolean =>
  box.x !== union.x || box.y !== union.y || box.width !== union.width;

/** The outline of the layer under the pointer, unless it is chosen already. */
export function hoveredFrame(
  page: Artboard,
  hovered: SelectableId | null,
  selection: ReadonlySet<SelectableId>,
): { box: Bounds; rotation: number } | null {
  if (hovered === null || selection.has(hovered)) return null;
  const layer = page.layers.find((candidate) => candidate.id === hovered);
  return layer ? { box: layer.frame, rotation: layer.rotation ?? 0 } : null;
}
