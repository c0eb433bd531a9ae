import type { Artboard } from '#shared/domain/design/artboard';
import type { Layer } from '#shared/domain/design/layers';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { reachOf } from './layer-extent';

type Painted = Pick<Artboard, 'size' | 'background' | 'brand' | 'layers' | 'groups'>;

/**
 * The rectangle that has to be painted again when a page became another, in page pixels; null when it looks the same,
 * `all` when more than single layers changed. Documents are never changed in place: what is the same object is the same.
 */
export function changedBox(before: Painted, after: Painted): Bounds | null | 'all' {
  const isOther = (['size', 'background', 'brand', 'groups'] as const).some(
    (part) => before[part] !== after[part],
  );
  if (isOther) return 'all';
  if (before.layers === after.layers) return null;
  const old = new Map(before.layers.map((layer) => [layer.id, layer]));
  const now = new Map(after.layers.map((layer) => [layer.id, layer]));
  const kept = before.layers.filter(({ id }) => now.has(id));
  const keptNow = after.layers.filter(({ id }) => old.has(id));
  // what lies over what is not a question of one place
  if (kept.some(({ id }, at) => keptNow[at]?.id !== id)) return 'all';
  const touched: Layer[] = [
    ...before.layers.filter((layer) => now.get(layer.id) !== layer),
    ...after.layers.filter((layer) => old.get(layer.id) !== layer),
  ].filter(({ hidden }) => !hidden);
  return unionOf(touched.map((layer) => reachOf(layer, after.groups ?? [])));
}
