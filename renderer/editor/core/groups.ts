import type { Artboard } from '#shared/domain/design/artboard';
import { type Layer, type LayerGroup, MAX_DEPTH } from '#shared/domain/design/layers';
import type { LayerId } from '#shared/domain/ids';
import type { SelectableId } from '../api';

/*
 * A group is what its members say of themselves: each layer names its groups, outermost first, and members
 * stand together in the order of layers. What is chosen with one click is the outermost group that has not
 * been entered; entered is a group of which only some members are chosen.
 */

/** Members of a group, at whatever depth, in order. */
const membersOf = (page: Artboard, groupId: string): Layer[] =>
  page.layers.filter((layer) => layer.groups?.includes(groupId));

/** What a click on a layer chooses: the whole of its outermost group that is not entered yet. */
export function unitOf(
  page: Artboard,
  layer: Layer,
  selection: ReadonlySet<SelectableId>,
): LayerId[] {
  for (const groupId of layer.groups ?? []) {
    const members = membersOf(page, groupId);
    const chosen = members.filter((member) => selection.has(member.id)).length;
    if (chosen === 0 || chosen === members.length) return members.map((member) => member.id);
  }
  return [layer.id];
}

/** One level further in than what is chosen now: how a double click reaches into a group. */
export function deeperUnit(
  page: Artboard,
  layer: Layer,
  selection: ReadonlySet<SelectableId>,
): LayerId[] {
  const path = layer.groups ?? [];
  const at = path.findIndex((groupId) => {
    const members = membersOf(page, groupId);
    return members.length === selection.size && members.every((member) => selection.has(member.id));
  });
  const inner = at === -1 ? path[0] : path[at + 1];
  if (inner === undefined) return [layer.id];
  return membersOf(page, inner).map((member) => member.id);
}

/** The group that is exactly what is chosen, if there is one; the innermost of several. */
export function chosenGroup(
  page: Artboard,
  selection: ReadonlySet<SelectableId>,
): LayerGroup | null {
  const found = (page.groups ?? []).filter((group) => {
    const members = membersOf(page, group.id);
    return (
      members.length > 0 &&
      members.length === selection.size &&
      members.every((member) => selection.has(member.id))
    );
  });
  return found.at(-1) ?? null;
}

/** A layer is out of reach when it or a group round it is locked or hidden. */
export function isOutOfReach(page: Artboard, layer: Layer): boolean {
  if (layer.hidden || layer.locked) return true;
  return isGroupSet(page, layer, 'hidden') || isGroupSet(page, layer, 'locked');
}

export const isHidden = (page: Artboard, layer: Layer): boolean =>
  layer.hidden === true || isGroupSet(page, layer, 'hidden');

const isGroupSet = (page: Artboard, layer: Layer, flag: 'hidden' | 'locked'): boolean =>
  layer.groups?.some((id) => page.groups?.find((group) => group.id === id)?.[flag]) === true;

/** Puts chosen layers into one new group, together at the place of the topmost. Changes the page. */
export function groupLayers(page: Artboard, ids: ReadonlySet<string>, group: LayerGroup): void {
  const chosen = page.layers.filter((layer) => ids.has(layer.id));
  const top = chosen.at(-1);
  if (!top) return;
  // groups that are not chosen whole stay outside: the new one goes in at the depth all have in common
  const depth = commonDepth(chosen);
  const at = page.layers.indexOf(top);
  const after = page.layers.slice(at + 1).filter((layer) => !ids.has(layer.id));
  const before = page.layers.slice(0, at).filter((layer) => !ids.has(layer.id));
  for (const layer of chosen) {
    const path = layer.groups ?? [];
    layer.groups = [...path.slice(0, depth), group.id, ...path.slice(depth)];
  }
  page.layers = [...before, ...chosen, ...after];
  page.groups = [...(page.groups ?? []), group];
  dropEmptyGroups(page);
}

function commonDepth(layers: readonly Layer[]): number {
  const [first, ...rest] = layers;
  const path = first?.groups ?? [];
  let depth = 0;
  while (depth < path.length && rest.every((layer) => layer.groups?.[depth] === path[depth])) {
    depth += 1;
  }
  // one layer alone, or a whole group: a group round it
  return rest.length === 0 ? path.length : depth;
}

/** Takes the outermost group away from each chosen layer. Changes the page. */
export function ungroupLayers(page: Artboard, ids: ReadonlySet<string>): void {
  const gone = new Set<string>();
  for (const layer of page.layers) {
    if (!ids.has(layer.id)) continue;
    const own = (layer.groups ?? []).find((groupId) =>
      membersOf(page, groupId).every((member) => ids.has(member.id)),
    );
    if (own !== undefined) gone.add(own);
  }
  for (const layer of page.layers) {
    const kept = layer.groups?.filter((groupId) => !gone.has(groupId));
    if (kept === undefined) continue;
    if (kept.length === 0) delete layer.groups;
    else layer.groups = kept;
  }
  dropEmptyGroups(page);
}

/** Forgets groups without members, and names of groups that do not exist. Changes the page. */
export function dropEmptyGroups(page: Artboard): void {
  const known = new Set((page.groups ?? []).map((group) => group.id));
  const used = new Set<string>();
  for (const layer of page.layers) {
    if (!layer.groups) continue;
    const kept = layer.groups.filter((id) => known.has(id));
    if (kept.length !== layer.groups.length) {
      if (kept.length === 0) delete layer.groups;
      else layer.groups = kept;
    }
    for (const id of kept) used.add(id);
  }
  const groups = (page.groups ?? []).filter((group) => used.has(group.id));
  if (groups.length === 0) delete page.groups;
  else if (groups.length !== page.groups?.length) page.groups = groups;
}

/** Keeps members of each group together after layers were moved in the order. Changes the page. */
export function gatherGroups(page: Artboard): void {
  if (!page.groups) return;
  const gather = (layers: readonly Layer[], depth: number): Layer[] => {
    const done = new Set<string>();
    return layers.flatMap((layer) => {
      const id = layer.groups?.[depth];
      if (id === undefined) return [layer];
      if (done.has(id)) return [];
      done.add(id);
      return gather(
        layers.filter((other) => other.groups?.[depth] === id),
        depth + 1,
      );
    });
  };
  page.layers = gather(page.layers, 0);
}

/** Layers in groups around those that they have; deeper than a file may say, the innermost are let go. */
export const nestedIn = (path: readonly string[], layers: readonly Layer[]): Layer[] =>
  layers.map((layer) => ({
    ...layer,
    groups: [...path, ...(layer.groups ?? [])].slice(0, MAX_DEPTH),
  }));
