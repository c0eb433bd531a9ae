import type { SymbolArt } from '../design/artboard';
import type { Layer, LayerKind, SymbolLayer } from '../design/layers';
import type { DocumentId } from '../ids';
import type { SymbolOverride } from './override';

/*
 * From an instance to what it shows: the layers of its symbol as they are now, with what the instance says
 * otherwise. Nothing is copied into the design, so that a change of the symbol is a change of every design.
 */

/** What the symbols of a workspace look like, by their documents. */
export type SymbolLibrary = ReadonlyMap<string, SymbolArt>;

/** Symbols stand in symbols this deep at most; what lies deeper is not painted. */
export const MAX_SYMBOL_DEPTH = 8;

export type OverrideField = Exclude<keyof SymbolOverride, 'hidden' | 'brand'>;

/** What an instance may say otherwise, by the kind of layer; whether it shows, it may say of each. */
export const OVERRIDE_FIELDS: Readonly<Record<LayerKind, readonly OverrideField[]>> = {
  image: ['asset'],
  text: ['text', 'colour'],
  shape: ['fill', 'stroke'],
  line: ['stroke'],
  icon: ['colour'],
  qr: ['text', 'colour', 'background'],
  badge: ['text', 'colour', 'fill'],
  symbol: [],
};

/** The gradient that one colour stands instead of. */
function severalOf(kind: LayerKind, field: OverrideField): string | undefined {
  if (field === 'stroke') return 'strokeGradient';
  // the gradient of a badge is its ground, not its word
  return field === (kind === 'text' ? 'colour' : 'fill') ? 'gradient' : undefined;
}

/** A layer of a symbol as an instance has it. */
export function overridden<L extends Layer>(layer: L, said: SymbolOverride | undefined): L {
  if (said === undefined) return layer;
  const made: Record<string, unknown> = { ...layer };
  const brand = { ...layer.brand };
  for (const field of OVERRIDE_FIELDS[layer.kind]) {
    const value = said[field];
    if (value === undefined) continue;
    made[field] = value;
    delete brand[field];
    const token = said.brand?.[field];
    if (token !== undefined) brand[field] = token;
    const several = severalOf(layer.kind, field);
    if (several !== undefined) {
      delete made[several];
      for (const path of Object.keys(brand)) if (path.startsWith(`${several}.`)) delete brand[path];
    }
    if (field === 'asset') {
      // another picture has another middle
      delete made.crop;
      delete made.focus;
    }
  }
  if (Object.keys(brand).length > 0) made.brand = brand;
  else delete made.brand;
  if (said.hidden === true) made.hidden = true;
  else if (said.hidden === false) delete made.hidden;
  return made as L;
}

/** What an instance says of the layers within one of its layers that is itself a symbol. */
function passedOn(layer: SymbolLayer, all: Readonly<Record<string, SymbolOverride>>): SymbolLayer {
  const prefix = `${layer.id}/`;
  const inner = Object.entries(all).filter(([path]) => path.startsWith(prefix));
  if (inner.length === 0) return layer;
  const overrides = { ...layer.overrides };
  for (const [path, said] of inner) {
    const key = path.slice(prefix.length);
    overrides[key] = merged(overrides[key], said);
  }
  return { ...layer, overrides };
}

function merged(own: SymbolOverride | undefined, said: SymbolOverride): SymbolOverride {
  const brand: Record<string, string> = { ...own?.brand, ...said.brand };
  for (const field of Object.keys(said)) {
    // a value from outside that follows nothing must not follow what the inner one did
    if (said.brand?.[field] === undefined) delete brand[field];
  }
  const { brand: _own, ...rest } = { ...own, ...said };
  return Object.keys(brand).length > 0 ? { ...rest, brand } : rest;
}

/** The last answer for an instance is the one that is asked for again with every stroke. */
const known = new WeakMap<SymbolLayer, { art: SymbolArt; made: SymbolArt }>();

/** What is painted of a symbol where an instance stands, in the symbol's own pixels. */
export function contentOf(layer: SymbolLayer, art: SymbolArt): SymbolArt {
  const all = layer.overrides;
  if (all === undefined) return art;
  const before = known.get(layer);
  if (before?.art === art) return before.made;
  const layers = art.layers.map((inner) => {
    const made = overridden(inner, Object.hasOwn(all, inner.id) ? all[inner.id] : undefined);
    return made.kind === 'symbol' ? passedOn(made, all) : made;
  });
  const made = { ...art, layers };
  known.set(layer, { art, made });
  return made;
}

/** Where the picture of a symbol lies in the frame of an instance, and how much larger it is there. */
export function placementOf(
  { frame }: Pick<SymbolLayer, 'frame'>,
  { size }: Pick<SymbolArt, 'size'>,
): { scale: number; x: number; y: number } {
  const scale = Math.min(frame.width / size.width, frame.height / size.height);
  return {
    scale,
    x: frame.x + (frame.width - size.width * scale) / 2,
    y: frame.y + (frame.height - size.height * scale) / 2,
  };
}

/** The symbols that layers show themselves. */
export const symbolsOf = (layers: readonly Layer[]): DocumentId[] => [
  ...new Set(layers.flatMap((layer) => (layer.kind === 'symbol' ? [layer.symbol] : []))),
];

/** Something of a symbol that an instance may say otherwise. */
export interface Overridable {
  /** Key in `overrides`. */
  path: string;
  /** As the symbol has it. */
  base: Layer;
  /** As this instance has it. */
  layer: Layer;
  said: SymbolOverride | undefined;
}

/** Everything that an instance may say otherwise, topmost first, with what lies in symbols within it. */
export function overridablesOf(
  instance: SymbolLayer,
  library: SymbolLibrary,
  depth = 0,
): Overridable[] {
  const art = library.get(instance.symbol);
  if (!art || depth >= MAX_SYMBOL_DEPTH) return [];
  const content = contentOf(instance, art);
  const found: Overridable[] = [];
  for (let at = art.layers.length - 1; at >= 0 && found.length < MOST_LISTED; at -= 1) {
    const base = art.layers[at] as Layer;
    const layer = content.layers[at] as Layer;
    found.push({ path: base.id, base, layer, said: instance.overrides?.[base.id] });
    if (layer.kind !== 'symbol') continue;
    for (const each of overridablesOf(layer, library, depth + 1)) {
      const path = `${base.id}/${each.path}`;
      found.push({ ...each, path, said: instance.overrides?.[path] });
    }
  }
  return found.slice(0, MOST_LISTED);
}

/** Nobody looks through more. */
const MOST_LISTED = 500;
