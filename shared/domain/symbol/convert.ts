import { unionOf } from '../../geometry/arrange';
import type { Bounds } from '../../geometry/bounds';
import { centredAt, centreOf, normalAngle, turn, turnedBounds } from '../../geometry/turned';
import type { Artboard, SymbolArt } from '../design/artboard';
import type { Layer, ShapeLayer, SymbolLayer } from '../design/layers';
import type { Shadow } from '../design/values';
import { contentOf, placementOf } from './resolve';

/* Layers that become a symbol, and an instance that becomes layers again. */

const CLEAR = '#FFFFFF00';

const isClear = ({ background, brand }: SymbolArt): boolean =>
  background.type === 'solid' && /^#.{6}00$/.test(background.colour) && brand === undefined;

/**
 * The picture that some layers of a page make, cut to them, with nothing behind it; and where it lay. Groups
 * that are taken whole go along. Null for no layers.
 */
export function artOfLayers(
  page: Pick<Artboard, 'layers' | 'groups'>,
  chosen: ReadonlySet<string>,
): { art: SymbolArt; box: Bounds } | null {
  const layers = page.layers.filter(({ id }) => chosen.has(id));
  const round = unionOf(layers.map(({ frame, rotation }) => turnedBounds(frame, rotation)));
  if (!round) return null;
  const [x, y] = [Math.floor(round.x), Math.floor(round.y)];
  const width = Math.max(1, Math.ceil(round.x + round.width) - x);
  const height = Math.max(1, Math.ceil(round.y + round.height) - y);
  const isWhole = (group: string) =>
    page.layers.every((layer) => !layer.groups?.includes(group) || chosen.has(layer.id));
  const moved = layers.map((layer): Layer => {
    const { groups, bind: _bound, ...rest } = layer;
    const kept = (groups ?? []).filter(isWhole);
    const frame = { ...layer.frame, x: layer.frame.x - x, y: layer.frame.y - y };
    return { ...rest, frame, ...(kept.length > 0 ? { groups: kept } : {}) } as Layer;
  });
  const used = new Set(moved.flatMap((layer) => layer.groups ?? []));
  const groups = (page.groups ?? []).filter(({ id }) => used.has(id));
  const art: SymbolArt = {
    size: { width, height },
    background: { type: 'solid', colour: CLEAR },
    layers: moved,
    ...(groups.length > 0 ? { groups } : {}),
  };
  return { art, box: { x, y, width, height } };
}

/** The layers that an instance shows, where it shows them; as independent of the symbol as any other. */
export function detachedLayers(
  instance: SymbolLayer,
  symbol: SymbolArt,
  newId: () => Layer['id'],
): Pick<SymbolArt, 'layers' | 'groups'> {
  const content = contentOf(instance, symbol);
  const { scale, x, y } = placementOf(instance, symbol);
  const about = centreOf(instance.frame);
  const turned = instance.rotation ?? 0;
  const put = (layer: Layer): Layer => {
    const { frame } = layer;
    const large = {
      x: x + frame.x * scale,
      y: y + frame.y * scale,
      width: frame.width * scale,
      height: frame.height * scale,
    };
    const made = { ...scaledLayer({ ...layer }, scale), id: newId() };
    made.frame = turned === 0 ? large : centredAt(large, turn(centreOf(large), about, turned));
    const angle = normalAngle((layer.rotation ?? 0) + turned);
    if (angle === 0) delete made.rotation;
    else made.rotation = angle;
    return made;
  };
  const ground: Layer[] = isClear(content) ? [] : [groundOf(content)];
  return {
    layers: [...ground, ...content.layers].map(put),
    ...(content.groups
      ? {
          groups: content.groups.map((group) =>
            group.shadow ? { ...group, shadow: scaledShadow(group.shadow, scale) } : { ...group },
          ),
        }
      : {}),
  };
}

function groundOf({ background, brand, size }: SymbolArt): ShapeLayer {
  const names = Object.entries(brand ?? {}).flatMap(([path, token]): [string, string][] => {
    if (path === 'background.colour') return [['fill', token]];
    return path.startsWith('background.stops.')
      ? [[path.replace('background.', 'gradient.'), token]]
      : [];
  });
  return {
    kind: 'shape',
    id: 'lay_00000000' as ShapeLayer['id'],
    name: '',
    shape: 'rectangle',
    frame: { x: 0, y: 0, ...size },
    ...(background.type === 'solid' ? { fill: background.colour } : { gradient: background }),
    ...(names.length > 0 ? { brand: Object.fromEntries(names) } : {}),
  };
}

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

const scaledShadow = (shadow: Shadow, scale: number): Shadow => ({
  ...shadow,
  x: shadow.x * scale,
  y: shadow.y * scale,
  blur: Math.min(500, shadow.blur * scale),
});

/** Everything of a layer that is told in pixels, but for its frame. Changes the layer. */
function scaledLayer(layer: Layer, scale: number): Layer {
  if (scale === 1) return layer;
  if (layer.shadow) layer.shadow = scaledShadow(layer.shadow, scale);
  if ('cornerRadius' in layer && layer.cornerRadius !== undefined) layer.cornerRadius *= scale;
  switch (layer.kind) {
    case 'text':
      layer.fontSize *= scale;
      if (layer.letterSpacing) layer.letterSpacing = within(layer.letterSpacing * scale, 500);
      if (layer.stroke) {
        layer.stroke = { ...layer.stroke, width: within(layer.stroke.width * scale, 500) };
      }
      break;
    case 'badge':
      layer.fontSize *= scale;
      break;
    case 'shape':
      if (layer.strokeWidth) layer.strokeWidth *= scale;
      break;
    case 'line':
      layer.strokeWidth *= scale;
      break;
  }
  return layer;
}
