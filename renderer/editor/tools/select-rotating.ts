import type { Bounds } from '#shared/geometry/bounds';
import { centredAt, centreOf, turn } from '#shared/geometry/turned';
import type { SelectableId } from '../api';
import { place } from '../core/areas';
import { selectionFrame } from '../core/hit-test';
import type { MakeState, PointerInfo } from './types';

/** With Shift, turns stop at every so many degrees. */
const STEP = 15;

/** Turns layers about the middle of all that is chosen. */
export const selectRotating: MakeState<{ start: PointerInfo; idle: MakeState }> = (
  editor,
  { start, idle },
) => {
  const frame = selectionFrame(editor);
  const layers = editor.selectedLayers().filter((layer) => !layer.locked);
  const centre = frame ? centreOf(frame.box) : { x: 0, y: 0 };
  const angleTo = (info: PointerInfo) =>
    (Math.atan2(info.y - centre.y, info.x - centre.x) * 180) / Math.PI;
  const first = angleTo(start);
  let places: ReadonlyMap<SelectableId, Bounds> = new Map();
  let turns: ReadonlyMap<SelectableId, number> = new Map();
  const clear = () => editor.show({ gesture: null, turns: null });
  return {
    path: 'select.rotating',
    move(info) {
      let by = angleTo(info) - first;
      const own = layers.length === 1 ? (layers[0]?.rotation ?? 0) : 0;
      if (info.shift) by = Math.round((own + by) / STEP) * STEP - own;
      else by = Math.round(by * 10) / 10;
      places = new Map(
        layers.map((layer) => [
          layer.id,
          centredAt(layer.frame, turn(centreOf(layer.frame), centre, by)),
        ]),
      );
      turns = new Map(layers.map((layer) => [layer.id, (layer.rotation ?? 0) + by]));
      editor.show({ gesture: places, turns });
      return this;
    },
    up() {
      clear();
      place(editor, places, { label: 'rotate' }, turns);
      return idle(editor);
    },
    cancel() {
      clear();
      return idle(editor);
    },
    cursor: () => 'grabbing',
  };
};
