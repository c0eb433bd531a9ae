import { normalAngle } from '#shared/geometry/turned';
import type { SelectableId } from '../api';
import { deeperUnit, unitOf } from '../core/groups';
import { type Handle, hitTest, layerAt, selectionFrame } from '../core/hit-test';
import { guideAt, guideDragging } from './guide-dragging';
import { selectMarquee } from './select-marquee';
import { selectResizing } from './select-resizing';
import { selectRotating } from './select-rotating';
import { selectTranslating } from './select-translating';
import { isFar, type MakeState, type PointerInfo } from './types';

const CURSORS = ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'] as const;
const DIRECTION: Record<Handle, number> = {
  n: 0,
  ne: 45,
  e: 90,
  se: 135,
  s: 180,
  sw: 225,
  w: 270,
  nw: 315,
};

/** The arrow that shows which way a handle goes, also on a turned layer. */
const cursorOf = (handle: Handle, rotation: number): string =>
  CURSORS[Math.round(normalAngle(DIRECTION[handle] + rotation) / 45) % 4] ?? 'default';

export const selectIdle: MakeState = (editor) => ({
  path: 'select.idle',
  move(info) {
    const hit = hitTest(editor, info);
    const hovered = hit.kind === 'area' || hit.kind === 'layer' ? hit.id : null;
    if (editor.session.getState().hovered !== hovered) editor.show({ hovered });
    return this;
  },
  down(info) {
    const hit = hitTest(editor, info);
    if (hit.kind === 'rotate') return selectRotating(editor, { start: info, idle: selectIdle });
    if (hit.kind === 'handle')
      return selectPointingHandle(editor, { start: info, handle: hit.handle });
    const guide = guideAt(editor, info);
    if (guide) return guideDragging(editor, { guide, idle: selectIdle });
    if (info.mod) {
      // straight through areas and groups to the layer itself
      const layer = layerAt(editor, info.x, info.y);
      if (layer) return selectPointing(editor, { start: info, id: layer.id, unit: [layer.id] });
    }
    if (hit.kind === 'nothing') return selectPointingNothing(editor, info);
    const layer = editor.page().layers.find((candidate) => candidate.id === hit.id);
    const { selection } = editor.session.getState();
    const unit = layer ? unitOf(editor.page(), layer, selection) : [hit.id];
    return selectPointing(editor, { start: info, id: hit.id, unit });
  },
  doubleClick(info) {
    // the second click reaches under the areas: that is how a picture is taken hold of
    const layer = layerAt(editor, info.x, info.y);
    if (layer === null) return this;
    const { selection } = editor.session.getState();
    const isUnder = editor.selectedAreas().length > 0;
    const unit = isUnder
      ? unitOf(editor.page(), layer, new Set())
      : deeperUnit(editor.page(), layer, selection);
    editor.select(unit);
    // a text within a group is reached first, and typed with the next double click
    if (layer.kind === 'text' && unit.length === 1 && !layer.locked)
      editor.show({ typing: layer.id });
    return this;
  },
  cursor(info) {
    if (!info) return 'default';
    const hit = hitTest(editor, info);
    if (hit.kind === 'handle') return cursorOf(hit.handle, selectionFrame(editor)?.rotation ?? 0);
    const guide = guideAt(editor, info);
    if (guide) return guide.axis === 'x' ? 'ew-resize' : 'ns-resize';
    if (hit.kind === 'rotate') return 'grab';
    return hit.kind === 'nothing' ? 'default' : 'move';
  },
});

/** Pressed on a thing; it is not yet clear whether it is a click or a drag. */
const selectPointing: MakeState<{
  start: PointerInfo;
  id: SelectableId;
  unit: readonly SelectableId[];
}> = (editor, { start, id, unit }) => {
  const wasSelected = editor.session.getState().selection.has(id);
  if (!wasSelected) editor.select(unit, start.shift ? 'add' : 'replace');
  return {
    path: 'select.pointing',
    move(info) {
      return isFar(start, info)
        ? (selectTranslating(editor, { start, idle: selectIdle }).move?.(info) ?? this)
        : this;
    },
    up() {
      if (wasSelected) editor.select(unit, start.shift ? 'toggle' : 'replace');
      return selectIdle(editor);
    },
    cancel: () => selectIdle(editor),
    cursor: () => 'move',
  };
};

/** A handle is pressed; resizing begins at the first real move. */
const selectPointingHandle: MakeState<{ start: PointerInfo; handle: Handle }> = (editor, data) => ({
  path: 'select.pointingHandle',
  move(info) {
    return isFar(data.start, info)
      ? (selectResizing(editor, { ...data, idle: selectIdle }).move?.(info) ?? this)
      : this;
  },
  up: () => selectIdle(editor),
  cancel: () => selectIdle(editor),
  cursor: () => cursorOf(data.handle, selectionFrame(editor)?.rotation ?? 0),
});

const selectPointingNothing: MakeState<PointerInfo> = (editor, start) => ({
  path: 'select.pointingNothing',
  move(info) {
    return isFar(start, info)
      ? (selectMarquee(editor, { start, idle: selectIdle }).move?.(info) ?? this)
      : this;
  },
  up() {
    if (!start.shift) editor.select([]);
    return selectIdle(editor);
  },
  cancel: () => selectIdle(editor),
});
