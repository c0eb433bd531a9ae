import type { Layer } from '#shared/domain/design/layers';
import type { Point } from '#shared/geometry/turned';
import type { DrawnShape } from '../api';
import { editCurrentPage, newLayerId } from '../core/areas';
import { newLine, newShape, usualSize } from '../core/new-shapes';
import { snapInEditor } from './snapping';
import { isFar, type MakeState, type PointerInfo, rectangle } from './types';

/** Directions that a line keeps to while Shift is held, in degrees. */
const STEP_DEGREES = 45;

/** Draws a shape from corner to corner; a click puts one of the usual size there. Then the select tool has it in hand. */
export const shapeIdle: MakeState<DrawnShape> = (editor, shape) => ({
  path: `${shape}.idle`,
  down: (info) => shapeDrawing(editor, { shape, start: snapped(editor, info) }),
  cursor: () => 'crosshair',
});

const shapeDrawing: MakeState<{ shape: DrawnShape; start: PointerInfo }> = (
  editor,
  { shape, start },
) => {
  const id = newLayerId();
  const { size } = editor.page();
  const drawn = (info: PointerInfo): Layer => {
    const end = snapped(editor, info);
    if (shape !== 'line') return newShape(shape, id, boxBetween(start, end), size);
    const to = info.shift ? inSteps(start, end) : end;
    return newLine(id, info.alt ? mirrored(start, to) : start, to, size);
  };
  const put = (): Layer => {
    const { width, height } = usualSize(shape, size);
    const [x, y] = [Math.round(start.x - width / 2), Math.round(start.y - height / 2)];
    return newShape(shape, id, { x, y, width, height }, size);
  };
  return {
    path: `${shape}.drawing`,
    move(info) {
      if (isFar(start, info)) editor.show({ drawn: drawn(info) });
      return this;
    },
    up(info) {
      const layer = isFar(start, info) ? drawn(info) : put();
      editor.show({ drawn: null });
      editCurrentPage(
        editor,
        { label: shape === 'line' ? 'addLine' : 'addShape', selection: [layer.id] },
        (page) => {
          page.layers.push(layer);
        },
      );
      editor.setTool('select');
      return this;
    },
    cancel() {
      editor.show({ drawn: null });
      return shapeIdle(editor, shape);
    },
    cursor: () => 'crosshair',
  };
};

/** From corner to corner; from the middle with Alt, with equal sides with Shift. Whole pixels, and never nothing. */
function boxBetween(start: PointerInfo, end: PointerInfo) {
  let to: Point = end;
  if (end.shift) {
    const side = Math.max(Math.abs(end.x - start.x), Math.abs(end.y - start.y));
    to = {
      x: start.x + side * (end.x < start.x ? -1 : 1),
      y: start.y + side * (end.y < start.y ? -1 : 1),
    };
  }
  const box = rectangle(end.alt ? mirrored(start, to) : start, to);
  return { ...box, width: Math.max(1, box.width), height: Math.max(1, box.height) };
}

/** The point as far on the other side. */
const mirrored = (about: Point, point: Point): Point => ({
  x: 2 * about.x - point.x,
  y: 2 * about.y - point.y,
});

function inSteps(from: Point, to: Point): Point {
  const step = (STEP_DEGREES * Math.PI) / 180;
  const angle = Math.round(Math.atan2(to.y - from.y, to.x - from.x) / step) * step;
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return {
    x: from.x + Math.round(Math.cos(angle) * length),
    y: from.y + Math.round(Math.sin(angle) * length),
  };
}

/** A whole pixel of the page, at an edge of what lies near. */
function snapped(editor: Parameters<MakeState>[0], info: PointerInfo): PointerInfo {
  const point = { x: Math.round(info.x), y: Math.round(info.y), width: 0, height: 0 };
  const { dx, dy } = snapInEditor(editor, point, new Set(), info.mod);
  return { ...info, x: Math.round(point.x + dx), y: Math.round(point.y + dy) };
}
