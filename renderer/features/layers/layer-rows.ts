import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer, LayerGroup } from '#shared/domain/design/layers';
import type { LayerId } from '#shared/domain/ids';

export type LayerRow =
  | { kind: 'group'; key: string; depth: number; group: LayerGroup; members: readonly LayerId[] }
  | { kind: 'layer'; key: string; depth: number; layer: Layer; members: readonly LayerId[] };

/** True when two rows say and hold the same; layers and groups are never changed in place. */
export function sameRow(a: LayerRow | undefined, b: LayerRow | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const isSameThing =
    a.kind === 'group'
      ? b.kind === 'group' && a.group === b.group
      : b.kind === 'layer' && a.layer === b.layer;
  return isSameThing && a.depth === b.depth && a.members.join() === b.members.join();
}

/**
 * What the panel lists, topmost first as painted: groups above their members, members of folded ones left
 * out. A search shows everything that matches, whatever is folded.
 */
export function layerRows(
  page: Pick<Artboard, 'layers' | 'groups'>,
  folded: ReadonlySet<string>,
  matches: ((name: string) => boolean) | null,
  nameOf: (layer: Layer) => string,
): LayerRow[] {
  const groups = new Map((page.groups ?? []).map((group) => [group.id, group]));
  if (matches) {
    return [...page.layers]
      .reverse()
      .filter((layer) => matches(nameOf(layer)))
      .map((layer) => ({ kind: 'layer', key: layer.id, depth: 0, layer, members: [layer.id] }));
  }
  const rows: LayerRow[] = [];
  const walk = (layers: readonly Layer[], depth: number) => {
    for (let at = layers.length - 1; at >= 0; ) {
      const layer = layers[at] as Layer;
      const id = layer.groups?.[depth];
      const group = id === undefined ? undefined : groups.get(id);
      if (!group) {
        rows.push({ kind: 'layer', key: layer.id, depth, layer, members: [layer.id] });
        at -= 1;
        continue;
      }
      let start = at;
      while (start > 0 && layers[start - 1]?.groups?.[depth] === id) start -= 1;
      const members = layers.slice(start, at + 1);
      rows.push({
        kind: 'group',
        key: group.id,
        depth,
        group,
        members: members.map((member) => member.id),
      });
      if (!folded.has(group.id)) walk(members, depth + 1);
      at = start - 1;
    }
  };
  walk(page.layers, 0);
  return rows;
}

/** The order of layers after a row was moved over another one; `before` means: painted above it. */
export function reordered(
  layers: readonly Layer[],
  moving: readonly LayerId[],
  target: readonly LayerId[],
  before: boolean,
): Layer[] {
  const isMoving = new Set<string>(moving);
  if (target.some((id) => isMoving.has(id))) return [...layers];
  const rest = layers.filter((layer) => !isMoving.has(layer.id));
  const moved = layers.filter((layer) => isMoving.has(layer.id));
  const places = target
    .map((id) => rest.findIndex((layer) => layer.id === id))
    .filter((i) => i >= 0);
  if (places.length === 0) return [...layers];
  const at = before ? Math.max(...places) + 1 : Math.min(...places);
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)];
}
