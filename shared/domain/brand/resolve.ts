import type { Artboard, Painted } from '../design/artboard';
import type { Layer, LayerGroup } from '../design/layers';
import type { Background } from '../design/values';
import type { BrandKit } from './kit';

/*
 * From what a design names to what is painted. A design keeps the value beside the name, so it stays drawable
 * in a workspace that has another kit; where this kit has the name, the kit wins.
 */

type Tokens = Readonly<Record<string, string>>;
type Named = Record<string, unknown>;

/** Fields that may follow the kit; nothing else that a file names is ever written to. */
const COLOUR_PATH =
  /^(?:colour|fill|stroke|background|background\.colour|shadow\.colour|stroke\.colour|(?:gradient|background|strokeGradient|stroke\.gradient)\.stops\.(?:\d|1[0-5])\.colour)$/;
const MAX_TOKENS = 40;

/** The value of the kit for a field, or undefined: the kit does not know the name. */
function kitValue(kit: BrandKit, path: string, token: string): string | undefined {
  if (COLOUR_PATH.test(path)) return kit.colours.find(({ id }) => id === token)?.colour;
  if (path === 'font') return kit.fonts.find(({ id }) => id === token)?.font;
  if (path === 'asset') return kit.logos.find(({ id }) => id === token)?.asset;
  return undefined;
}

/** What stands in a field; undefined where the layer has no such field. */
function fieldAt(thing: object, path: string): string | undefined {
  let at: unknown = thing;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Named)[key];
  }
  return typeof at === 'string' ? at : undefined;
}

/** A copy in which one field is another; everything beside the path is shared with the original. */
function withField<T>(thing: T, [key, ...rest]: readonly string[], value: string): T {
  if (key === undefined) return value as T;
  if (Array.isArray(thing)) {
    return thing.map((item, at) => (String(at) === key ? withField(item, rest, value) : item)) as T;
  }
  const record = thing as Named;
  return { ...record, [key]: withField(record[key], rest, value) } as T;
}

/** A shadow's strength is the layer's own; only its hue is the brand's. */
const keepStrength = (path: string, old: string, next: string): string =>
  path === 'shadow.colour' && next.length === 7 ? next + old.slice(7) : next;

function resolved<T extends object>(thing: T, tokens: Tokens | undefined, kit: BrandKit): T {
  let made = thing;
  for (const [path, token] of Object.entries(tokens ?? {}).slice(0, MAX_TOKENS)) {
    const value = kitValue(kit, path, token);
    const old = value === undefined ? undefined : fieldAt(made, path);
    // `font` is absent for the first bundled one, yet may follow the kit
    const isFont = path === 'font' && 'fontSize' in made;
    if (value === undefined || (old === undefined && !isFont)) continue;
    const next = keepStrength(path, old ?? '', value);
    if (next !== old) made = withField(made, path.split('.'), next);
  }
  return made;
}

/** One kit at a time is in force, so the last answer for a layer is the one that is asked for again. */
const known = new WeakMap<Layer, { kit: BrandKit; made: Layer }>();

/** A layer as the kit has it; the same object as long as neither changes. */
export function brandedLayer<L extends Layer>(layer: L, kit: BrandKit): L {
  if (layer.brand === undefined) return layer;
  const before = known.get(layer);
  if (before?.kit === kit) return before.made as L;
  const made = resolved(layer, layer.brand, kit);
  known.set(layer, { kit, made });
  return made;
}

/** A group as the kit has it. */
export const brandedGroup = (group: LayerGroup, kit: BrandKit): LayerGroup =>
  group.brand === undefined ? group : resolved(group, group.brand, kit);

type PageParts = Pick<Artboard, 'background' | 'brand'>;

/** The ground of a page as the kit has it. */
export const brandedBackground = ({ background, brand }: PageParts, kit: BrandKit): Background =>
  resolved({ background }, brand, kit).background;

/** Everything that is painted of a page as the kit has it. */
export function brandedPage<P extends Painted & PageParts>(page: P, kit: BrandKit): P {
  const layers = page.layers.map((layer) => brandedLayer(layer, kit));
  const background = brandedBackground(page, kit);
  const groups = page.groups?.map((group) => brandedGroup(group, kit));
  const isSame =
    background === page.background &&
    layers.every((layer, at) => layer === page.layers[at]) &&
    (groups ?? []).every((group, at) => group === page.groups?.[at]);
  return isSame ? page : { ...page, background, layers, ...(groups ? { groups } : {}) };
}

/** Whether anything of a design names something of a kit. */
export const usesBrand = (pages: readonly Artboard[]): boolean =>
  pages.some(
    (page) =>
      page.brand ||
      page.layers.some((layer) => layer.brand) ||
      page.groups?.some((group) => group.brand),
  );

type Branded = object & { brand?: Record<string, string> | undefined };

/**
 * Changes something that may follow the kit: its own values are brought up to the kit first, and afterwards the
 * names of fields that were changed are let go: a colour that was typed is no longer the brand's.
 */
export function editBranded(thing: Branded, kit: BrandKit, change: () => void): void {
  for (const [path, token] of Object.entries(thing.brand ?? {})) follow(thing, kit, path, token);
  const before = Object.keys(thing.brand ?? {}).map((path) => [path, hueAt(thing, path)] as const);
  change();
  for (const [path, value] of before) {
    if (thing.brand && hueAt(thing, path) !== value) delete thing.brand[path];
  }
  if (thing.brand && Object.keys(thing.brand).length === 0) delete thing.brand;
}

/** Lets a field follow the kit from now on. */
export function followBrand(thing: Branded, kit: BrandKit, path: string, token: string): void {
  if (!follow(thing, kit, path, token)) return;
  thing.brand = { ...thing.brand, [path]: token };
}

const hueAt = (thing: object, path: string) =>
  path === 'shadow.colour' ? fieldAt(thing, path)?.slice(0, 7) : fieldAt(thing, path);

function follow(thing: object, kit: BrandKit, path: string, token: string): boolean {
  const value = kitValue(kit, path, token);
  const keys = path.split('.');
  const key = keys.pop() as string;
  let at: unknown = thing;
  for (const step of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Named)[step];
  }
  if (value === undefined || typeof at !== 'object' || at === null) return false;
  const holder = at as Named;
  const next = keepStrength(path, String(holder[key] ?? ''), value);
  if (holder[key] !== next) holder[key] = next;
  return true;
}
