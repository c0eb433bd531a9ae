import { settle } from '#shared/geometry/arrange';
import { SNAP_SCREEN_PX, snapBounds } from '#shared/geometry/snap';
import { editCurrentPage, hasRoomFor, newAreaId } from '../core/areas';
import { isFar, type MakeState, type PointerInfo, rectangle } from './types';

/** Draws a tappable area; afterwards the select tool has it in hand. */
export const areaIdle: MakeState = (editor) => ({
  path: 'area.idle',
  down(info) {
    // LINE takes so many areas; the tool says so by its cursor and draws no more
    return hasRoomFor(editor) ? areaDrawing(editor, snapPoint(editor, info)) : this;
  },
  cursor: () => (hasRoomFor(editor) ? 'crosshair' : 'not-allowed'),
});

const areaDrawing: MakeState<PointerInfo> = (editor, start) => {
  const bandTo = (info: PointerInfo) => {
    const end = snapPoint(editor, info);
    const band = rectangle(start, end);
    if (!info.shift) return band;
    const side = Math.max(band.width, band.height);
    return { ...band, width: side, height: side };
  };
  return {
    path: 'area.drawing',
    move(info) {
      editor.show({ marquee: settle(bandTo(info), editor.page().size) });
      return this;
    },
    up(info) {
      editor.show({ marquee: null });
      if (isFar(start, info)) {
        const area = {
          id: newAreaId(),
          bounds: settle(bandTo(info), editor.page().size),
          action: null,
        };
        editCurrentPage(editor, { label: 'drawArea' }, (page) => {
          page.areas.push(area);
        });
        editor.setTool('select');
        editor.select([area.id]);
      }
      return areaIdle(editor);
    },
    cancel() {
      editor.show({ marquee: null });
      return areaIdle(editor);
    },
    cursor: () => 'crosshair',
  };
};

/** A corner snaps to the same lines as edges do. */
function snapPoint(editor: Parameters<MakeState>[0], info: PointerInfo): PointerInfo {
  const { snapping, camera } = editor.session.getState();
  if (!snapping || info.mod) return info;
  const page = editor.page();
  const scene = {
    page: page.size,
    others: page.areas.map((a) => a.bounds),
    gridPx: null,
    guides: page.guides,
  };
  const point = { x: Math.round(info.x), y: Math.round(info.y), width: 0, height: 0 };
  const { dx, dy } = snapBounds(point, scene, SNAP_SCREEN_PX / camera.zoom);
  return { ...info, x: point.x + dx, y: point.y + dy };
}
