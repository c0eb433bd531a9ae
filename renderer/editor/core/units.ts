import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { turnedBounds } from '#shared/geometry/turned';
import type { Editor, SelectableId } from '../api';
import { selectedPlaces } from './areas';

/** What is aligned as one: an area, a layer, or a group that is chosen whole. */
export interface Unit {
  ids: readonly SelectableId[];
  box: Bounds;
  /** A single upright thing can take another size; a group or a turned layer only moves. */
  canResize: boolean;
}

/** The chosen things as people see them: members of one chosen group count as one. */
export function selectedUnits(editor: Editor): Unit[] {
  const places = selectedPlaces(editor);
  const page = editor.page();
  const units: Unit[] = [];
  for (const area of page.areas) {
    const box = places.get(area.id);
    if (box) units.push({ ids: [area.id], box, canResize: true });
  }
  const layers = page.layers.filter((layer) => places.has(layer.id));
  const done = new Set<SelectableId>();
  for (const layer of layers) {
    if (done.has(layer.id)) continue;
    const groupId = layer.groups?.find((id) =>
      page.layers.filter((other) => other.groups?.includes(id)).every((m) => places.has(m.id)),
    );
    const members =
      groupId === undefined ? [layer] : layers.filter((other) => other.groups?.includes(groupId));
    for (const member of members) done.add(member.id);
    const box = unionOf(members.map((member) => turnedBounds(member.frame, member.rotation)));
    if (!box) continue;
    units.push({
      ids: members.map((member) => member.id),
      box,
      canResize: members.length === 1 && !layer.rotation,
    });
  }
  return units;
}

/** Where the members of units go when the units go to other boxes. */
export function placesOfUnits(
  editor: Editor,
  units: readonly Unit[],
  boxes: readonly Bounds[],
): Map<SelectableId, Bounds> {
  const from = selectedPlaces(editor);
  const to = new Map<SelectableId, Bounds>();
  units.forEach((unit, index) => {
    const box = boxes[index];
    if (!box) return;
    for (const id of unit.ids) {
      const place = from.get(id);
      if (!place) continue;
      to.set(
        id,
        unit.canResize
          ? box
          : { ...place, x: place.x + box.x - unit.box.x, y: place.y + box.y - unit.box.y },
      );
    }
  });
  return to;
}
