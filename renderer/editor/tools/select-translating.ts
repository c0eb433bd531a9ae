import type { Area } from '#shared/domain/areas';
import type { Layer } from '#shared/domain/design/layers';
import { settle } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { MOVE_EDGES } from '#shared/geometry/snap';
import type { Editor, SelectableId } from '../api';
import {
  addLayers,
  copyAreas,
  copyLayers,
  editCurrentPage,
  hasRoomFor,
  place,
  selectedPlaces,
} from '../core/areas';
import { selectionFrame } from '../core/hit-test';
import { snapInEditor } from './snapping';
import type { MakeState, PointerInfo } from './types';

/** Moves the selection. Each frame is computed from where everything was plus the whole way: no drift. */
export const selectTranslating: MakeState<{ start: PointerInfo; idle: MakeState }> = (
  editor,
  { start, idle },
) => {
  const from = selectedPlaces(editor);
  const box = upright(editor);
  const moving = new Set(from.keys());
  const { size } = editor.page();
  const hasAreas = editor.selectedAreas().length > 0;
  let current: ReadonlyMap<SelectableId, Bounds> = from;
  let isCopying = false;

  return {
    path: 'select.translating',
    move(info) {
      if (!box) return this;
      let dx = Math.round(info.x - start.x);
      let dy = Math.round(info.y - start.y);
      if (info.shift) {
        if (Math.abs(dx) >= Math.abs(dy)) dy = 0;
        else dx = 0;
      }
      isCopying = info.alt;
      const wanted = { ...box, x: box.x + dx, y: box.y + dy };
      const snapped = snapInEditor(editor, wanted, moving, info.mod, {
        ...MOVE_EDGES,
        // a locked axis must not be pulled off its line
        ...(info.shift && dx === 0 ? { left: false, right: false, centreX: false } : {}),
        ...(info.shift && dy === 0 ? { top: false, bottom: false, centreY: false } : {}),
      });
      dx += snapped.dx;
      dy += snapped.dy;
      if (hasAreas) {
        // areas stay on the page as a whole, so their order does not change at its edge
        dx = Math.min(Math.max(dx, -box.x), size.width - box.x - box.width);
        dy = Math.min(Math.max(dy, -box.y), size.height - box.y - box.height);
      }
      current = new Map([...from].map(([id, b]) => [id, { ...b, x: b.x + dx, y: b.y + dy }]));
      editor.show({ gesture: current, guides: snapped.guides, isCopying });
      return this;
    },
    up() {
      editor.show({ gesture: null, guides: [], isCopying: false });
      if (isCopying) dropCopies(editor, current);
      else place(editor, current, { label: hasAreas ? 'moveAreas' : 'moveLayers' });
      return idle(editor);
    },
    cancel() {
      editor.show({ gesture: null, guides: [], isCopying: false });
      return idle(editor);
    },
    cursor: (info) => (info?.alt ? 'copy' : 'move'),
  };
};

/** What snaps: the upright frame, of one turned layer its own. */
function upright(editor: Editor): Bounds | null {
  return selectionFrame(editor)?.box ?? null;
}

/** Alt-drag: the originals stay, copies land where the pointer let go. */
function dropCopies(editor: Editor, places: ReadonlyMap<SelectableId, Bounds>): void {
  const sources = editor.selectedAreas();
  if (!hasRoomFor(editor, sources.length)) return;
  const none = { x: 0, y: 0 };
  const areas: Area[] = copyAreas(sources, editor, none).map((copy, index) => ({
    ...copy,
    bounds: settle(places.get((sources[index] as Area).id) ?? copy.bounds, editor.page().size),
  }));
  const layerSources = editor.selectedLayers();
  const copied = copyLayers(layerSources, editor.page().groups, none);
  copied.layers.forEach((copy, index) => {
    copy.frame = places.get((layerSources[index] as Layer).id) ?? copy.frame;
  });
  const selection = [...areas.map((a) => a.id), ...copied.layers.map((l) => l.id)];
  editCurrentPage(editor, { label: 'duplicate', selection }, (page) => {
    page.areas.push(...areas);
    addLayers(page, copied);
  });
}
