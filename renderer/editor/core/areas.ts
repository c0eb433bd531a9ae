import { type AreaId, type LayerId, newId } from '#shared/domain/ids';
import type { Area, Layer } from '#shared/domain/rich-menu/schema';
import { settle } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { LIMITS } from '#shared/line/limits';
import type { EditOptions, Editor, SelectableId } from '../api';

export const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
export const newAreaId = (): AreaId => newId('are', randomBytes);
export const newLayerId = (): LayerId => newId('lay', randomBytes);

/** True while LINE would take one more area. */
export const hasRoomFor = (editor: Editor, count = 1): boolean =>
  editor.areas().length + count <= LIMITS.richMenu.areas;

/** Changes the current page; the page is found again in the draft. */
export function editCurrentPage(
  editor: Editor,
  options: EditOptions,
  change: (page: ReturnType<Editor['page']>) => void,
): void {
  const id = editor.page().id;
  editor.edit(options, (draft) => {
    const page = draft.pages.find((candidate) => candidate.id === id);
    if (page) change(page);
  });
}

/** Gives areas and layers new places. Areas become whole pixels on the page; layers stay as they are asked. */
export function place(
  editor: Editor,
  places: ReadonlyMap<SelectableId, Bounds>,
  options: EditOptions,
): void {
  const { size } = editor.page();
  editCurrentPage(editor, options, (page) => {
    for (const area of page.areas) {
      const to = places.get(area.id);
      if (to && !area.locked) area.bounds = settle(to, size);
    }
    for (const layer of page.layers) {
      const to = places.get(layer.id);
      if (to && !layer.locked) layer.frame = roundFrame(to);
    }
  });
}

/** Tenths of a pixel: finer is invisible and only makes files noisy. */
const roundFrame = (frame: Bounds): Layer['frame'] => ({
  x: Math.round(frame.x * 10) / 10,
  y: Math.round(frame.y * 10) / 10,
  width: Math.max(1, Math.round(frame.width * 10) / 10),
  height: Math.max(1, Math.round(frame.height * 10) / 10),
});

/** Where every selected, unlocked thing is now. */
export function selectedPlaces(editor: Editor): Map<SelectableId, Bounds> {
  const places = new Map<SelectableId, Bounds>();
  for (const area of editor.selectedAreas()) if (!area.locked) places.set(area.id, area.bounds);
  for (const layer of editor.selectedLayers()) if (!layer.locked) places.set(layer.id, layer.frame);
  return places;
}

/** Copies with fresh ids, moved by an offset and kept on the page. */
export function copyAreas(areas: readonly Area[], editor: Editor, offset: number): Area[] {
  const { size } = editor.page();
  return areas.map((area) => ({
    ...structuredClone(area),
    id: newAreaId(),
    bounds: settle({ ...area.bounds, x: area.bounds.x + offset, y: area.bounds.y + offset }, size),
  }));
}

export const copyLayers = (layers: readonly Layer[], offset: number): Layer[] =>
  layers.map((layer) => ({
    ...structuredClone(layer),
    id: newLayerId(),
    frame: { ...layer.frame, x: layer.frame.x + offset, y: layer.frame.y + offset },
  }));
