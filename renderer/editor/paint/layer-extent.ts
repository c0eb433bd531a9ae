import type { Layer, LayerGroup } from '#shared/domain/design/layers';
import type { Shadow } from '#shared/domain/design/values';
import { unionOf } from '#shared/geometry/arrange';
import type { Bounds } from '#shared/geometry/bounds';
import { turnedBounds } from '#shared/geometry/turned';

/** How far paint may reach over the frame: strokes, line ends, and letters that are taller than their line. */
function overhang(layer: Layer): number {
  switch (layer.kind) {
    case 'shape':
      return layer.strokeWidth ?? 0;
    case 'line':
      return layer.strokeWidth * 2;
    case 'icon':
      return Math.max(layer.frame.width, layer.frame.height) / 8;
    case 'text':
      return layer.fontSize + (layer.stroke?.width ?? 0);
    default:
      return 1;
  }
}

/** Everything a layer may paint without its shadow, in page pixels. Lines of text may run over the frame. */
export function paintExtent(layer: Layer): Bounds {
  const { frame } = layer;
  const extra = overhang(layer);
  const height =
    layer.kind === 'text'
      ? Math.max(frame.height, layer.text.length * layer.fontSize * (layer.lineHeight ?? 1.35))
      : frame.height;
  const grown = {
    x: frame.x - extra,
    y: frame.y - extra - (height - frame.height),
    width: frame.width + 2 * extra,
    height: frame.height + 2 * (height - frame.height) + 2 * extra,
  };
  if (!layer.rotation) return grown;
  // the turn is about the middle of the frame, which is the middle of what is grown as well
  return turnedBounds(grown, layer.rotation);
}

/** The rectangle round everything that several layers may paint. */
export const extentOf = (layers: readonly Layer[]): Bounds | null =>
  unionOf(layers.map(paintExtent));

/** How far from what casts it a shadow may fall, in page pixels. */
export const shadowReach = (shadow: Shadow | undefined): number =>
  shadow ? shadow.blur * 2 + Math.max(Math.abs(shadow.x), Math.abs(shadow.y)) : 0;

/** Everything a layer may change on its page: its paint, its shadow, and the shadows of the groups it is in. */
export function reachOf(layer: Layer, groups: readonly LayerGroup[]): Bounds {
  const cast = groups
    .filter(({ id }) => layer.groups?.includes(id))
    .reduce((sum, group) => sum + shadowReach(group.shadow), shadowReach(layer.shadow));
  const { x, y, width, height } = paintExtent(layer);
  return { x: x - cast, y: y - cast, width: width + 2 * cast, height: height + 2 * cast };
}
