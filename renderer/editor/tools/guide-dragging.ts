import { SNAP_SCREEN_PX, snapBounds } from '#shared/geometry/snap';
import type { Editor, RulerGesture } from '../api';
import { editCurrentPage } from '../core/areas';
import type { Device, MakeState, PointerInfo } from './types';

/** A guide can be taken hold of this far beside it, in screen pixels. */
const REACH_PX: Record<Device, number> = { mouse: 4, pen: 5, touch: 12 };

/** The guide under the pointer. */
export function guideAt(
  editor: Editor,
  info: PointerInfo,
): { axis: 'x' | 'y'; from: number } | null {
  const reach = REACH_PX[info.device] / editor.session.getState().camera.zoom;
  const { guides } = editor.page();
  for (const axis of ['x', 'y'] as const) {
    const from = guides?.[axis].find((at) => Math.abs(at - info[axis]) <= reach);
    if (from !== undefined) return { axis, from };
  }
  return null;
}

/** Moves a guide, or brings a new one; let go outside of the view it is gone. */
export const guideDragging: MakeState<{
  guide: Pick<RulerGesture, 'axis' | 'from'>;
  idle: MakeState;
}> = (editor, { guide, idle }) => {
  const { axis, from } = guide;
  let at = 0;
  let isInside = false;
  const clear = () => editor.show({ rulerGesture: null });
  return {
    path: 'select.guide',
    move(info) {
      const { viewport } = editor.session.getState();
      isInside = axis === 'x' ? info.screenX >= 0 : info.screenY >= 0;
      isInside &&= info.screenX <= viewport.width && info.screenY <= viewport.height;
      at = snapped(editor, axis, Math.round(info[axis]), info.mod);
      editor.show({ rulerGesture: { axis, at, from } });
      return this;
    },
    up() {
      clear();
      if (from === null && !isInside) return idle(editor);
      editCurrentPage(editor, { label: 'guide' }, (page) => {
        const guides = page.guides ?? { x: [], y: [] };
        const kept = guides[axis].filter((each) => each !== from && each !== at);
        const next = { ...guides, [axis]: isInside ? [...kept, at] : kept };
        if (next.x.length + next.y.length === 0) delete page.guides;
        else page.guides = next;
      });
      return idle(editor);
    },
    cancel() {
      clear();
      return idle(editor);
    },
    cursor: () => (axis === 'x' ? 'ew-resize' : 'ns-resize'),
  };
};

/** Guides come to rest on edges and middles of what is there. */
function snapped(editor: Editor, axis: 'x' | 'y', at: number, suspended: boolean): number {
  const { snapping, camera } = editor.session.getState();
  if (!snapping || suspended) return at;
  const page = editor.page();
  const others = [
    ...page.areas.map((area) => area.bounds),
    ...page.layers.filter((layer) => !layer.hidden).map((layer) => layer.frame),
  ];
  const point =
    axis === 'x'
      ? { x: at, y: 0, width: 0, height: page.size.height }
      : { x: 0, y: at, width: page.size.width, height: 0 };
  const edges = { left: axis === 'x', top: axis === 'y' };
  const { dx, dy } = snapBounds(
    point,
    { page: page.size, others, gridPx: null },
    SNAP_SCREEN_PX / camera.zoom / 2,
    { ...edges, right: false, bottom: false, centreX: false, centreY: false },
  );
  return at + (axis === 'x' ? dx : dy);
}
