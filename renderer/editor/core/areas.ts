import type { Area } from '#shared/domain/areas';
import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import { type AreaId, type LayerId, newId } from '#shared/domain/ids';
import { settle } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { normalAngle } from '#shared/geometry/turned';
import { constraintsOf } from '#shared/targets/constraints';
import type { EditOptions, Editor, SelectableId } from '../api';

export const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
export const newAreaId = (): AreaId => newId('are', randomBytes);
export const newLayerId = (): LayerId => newId('lay', randomBytes);
/** Groups have identities of their own kind; they are only known inside of their page. */
export const newGroupId = (): string => newId('lay', randomBytes).replace('lay_', 'grp_');

/** True while LINE would take one more area. */
export const hasRoomFor = (editor: Editor, count = 1): boolean =>
  editor.areas().length + count <= constraintsOf(editor.document.getState()).areas;

/** Changes the current page; the page is found again in the draft. */
export function editCurrentPage(
  editor: Editor,
  options: EditOptions,
  change: (page: Artboard) => void,
): void {
  const id = editor.page().id;
  editor.edit(options, (draft) => {
    const page = (draft.pages as Artboard[]).find((candidate) => candidate.id === id);
    if (page) change(page);
  });
}

/** Gives areas and layers new places, layers also a new turn. Areas become whole pixels on the page. */
export function place(
  editor: Editor,
  places: ReadonlyMap<SelectableId, Bounds>,
  options: EditOptions,
  turns: ReadonlyMap<SelectableId, number> = new Map(),
): void {
  const { size } = editor.page();
  editCurrentPage(editor, options, (page) => {
    for (const area of page.areas) {
      const to = places.get(area.id);
      if (to && !area.locked) area.bounds = settle(to, size);
    }
    for (const layer of page.layers) {
      if (layer.locked) continue;
      const to = places.get(layer.id);
      if (to) layer.frame = roundFrame(to);
      const angle = turns.get(layer.id);
      if (angle === undefined) continue;
      const normal = normalAngle(angle);
      if (normal === 0) delete layer.rotation;
      else layer.rotation = normal;
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
export function copyAreas(
  areas: readonly Area[],
  editor: Editor,
  offset: { x: number; y: number },
): Area[] {
  const { size } = editor.page();
  return areas.map((area) => ({
    ...structuredClone(area),
    id: newAreaId(),
    bounds: settle(
      { ...area.bounds, x: area.bounds.x + offset.x, y: area.bounds.y + offset.y },
      size,
    ),
  }));
}

/** Copies of layers and of the groups they are all in, with fresh identities. */
export function copyLayers(
  layers: readonly Layer[],
  groups: Artboard['groups'],
  offset: { x: number; y: number },
): Pick<Artboard, 'layers'> & { groups: NonNullable<Artboard['groups']> } {
  const fresh = new Map<string, string>();
  const copies = layers.map((layer) => {
    const copy = {
      ...structuredClone(layer),
      id: newLayerId(),
      frame: { ...layer.frame, x: layer.frame.x + offset.x, y: layer.frame.y + offset.y },
    };
    if (copy.groups) {
      copy.groups = copy.groups.map((id) => {
        const known = fresh.get(id) ?? newGroupId();
        fresh.set(id, known);
        return known;
      });
    }
    return copy;
  });
  const copied = (groups ?? []).flatMap((group) => {
    const id = fresh.get(group.id);
    return id === undefined ? [] : [{ ...structuredClone(group), id }];
  });
  return { layers: copies, groups: copied };
}

/** Adds what was copied to a page. Changes the page. */
export function addLayers(page: Artboard, copied: ReturnType<typeof copyLayers>): void {
  page.layers.push(...copied.layers);
  if (copied.groups.length > 0) page.groups = [...(page.groups ?? []), ...copied.groups];
}
