import type { Bounds } from '#shared/geometry/bounds';
import { turnedBounds } from '#shared/geometry/turned';
import type { SelectableId } from '../api';
import { isOutOfReach, unitOf } from '../core/groups';
import { type MakeState, type PointerInfo, rectangle } from './types';

/** Everything that the rubber band touches. */
export const selectMarquee: MakeState<{ start: PointerInfo; idle: MakeState }> = (
  editor,
  { start, idle },
) => {
  const before = new Set(editor.session.getState().selection);
  const choose = (info: PointerInfo) => {
    const band = rectangle(start, info);
    const page = editor.page();
    const touched = page.areas
      .filter((area) => touches(area.bounds, band))
      .map((area) => area.id as SelectableId);
    // layers only when nothing tappable was caught, or when they are asked for: the picture lies under everything
    const caught: SelectableId[] =
      touched.length > 0 && !info.alt
        ? touched
        : page.layers
            .filter(
              (layer) =>
                !isOutOfReach(page, layer) &&
                inside(turnedBounds(layer.frame, layer.rotation), band),
            )
            // a group is caught as a whole, unless layers are asked for one by one
            .flatMap((layer) => (info.mod ? [layer.id] : unitOf(page, layer, new Set())));
    return new Set([...(start.shift ? before : []), ...caught]);
  };
  return {
    path: 'select.marquee',
    move(info) {
      editor.preselect(choose(info));
      editor.show({ marquee: rectangle(start, info) });
      return this;
    },
    up(info) {
      editor.show({ marquee: null });
      editor.select(choose(info));
      return idle(editor);
    },
    cancel() {
      editor.show({ marquee: null });
      editor.select(before);
      return idle(editor);
    },
    cursor: () => 'crosshair',
  };
};

const touches = (a: Bounds, b: Bounds) =>
  a.x < b.x + b.width && a.x + a.width > b.x && a.y < b.y + b.height && a.y + a.height > b.y;
const inside = (a: Bounds, b: Bounds) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;
