import type { Layer, LayerEffectShadow, LayerEffectsInfo, UnitsValue } from 'ag-psd';
import type { Shadow } from '#shared/domain/design/values';
import { colourOf, hexOf, partsOf } from './colour';
import { type Fill, gradientFill, type PatternOf, patternFill, strokeFill } from './fill-of';
import type { Outline } from './outlined';
import type { Overlay } from './overlaid';

/*
 * Effects of a layer that look the same here, by themselves or drawn into its pixels: a drop shadow, an outline, what
 * is laid over it. Every other one is named, never left out in silence.
 */

const EFFECTS = [
  'dropShadow',
  'innerShadow',
  'outerGlow',
  'innerGlow',
  'bevel',
  'solidFill',
  'satin',
  'stroke',
  'gradientOverlay',
  'patternOverlay',
] as const;
export type EffectName = (typeof EFFECTS)[number];

export interface TakenEffects {
  shadow?: CastShadow;
  /** Over all that the layer shows, bottom first. */
  overlays: Overlay[];
  outline?: Outline;
  /** What Photoshop shows and nothing here does. */
  left: EffectName[];
}

/** A shadow, with what a shadow of the studio has not: that is for pixels, or for what lies below, to settle. */
export interface CastShadow extends Shadow {
  /** By so many pixels the shape is larger before it is blurred. */
  spread: number;
  /** Its colour is multiplied with what lies below. */
  multiplies: boolean;
}

/** What effects need of the file that they stand in. */
export interface Surroundings {
  globalAngle: number | undefined;
  patternOf: PatternOf;
}

/** `what`: words and pixels take outlines and what is laid over them, a group its shadow alone. */
export function effectsOf(
  layer: Layer,
  what: 'words' | 'pixels' | 'group',
  around: Surroundings,
): TakenEffects {
  const { effects } = layer;
  const taken: TakenEffects = { overlays: [], left: [] };
  if (!effects || effects.disabled) return taken;
  for (const name of EFFECTS) {
    const enabled = enabledOf(effects, name);
    if (enabled.length === 0) continue;
    if (enabled.length > 1 || !take(taken, name, effects, what, around)) taken.left.push(name);
  }
  return taken;
}

function enabledOf(effects: LayerEffectsInfo, name: EffectName): readonly object[] {
  const found = effects[name];
  const list: readonly ({ enabled?: boolean } | undefined)[] = Array.isArray(found)
    ? found
    : [found];
  return list.filter((each): each is object => each !== undefined && each.enabled !== false);
}

function take(
  taken: TakenEffects,
  name: EffectName,
  effects: LayerEffectsInfo,
  what: 'words' | 'pixels' | 'group',
  { globalAngle, patternOf }: Surroundings,
): boolean {
  if (name === 'dropShadow') {
    const found = only(effects.dropShadow);
    const shadow = found && shadowOf(found, globalAngle);
    // only pixels can be drawn larger
    if (!shadow || (shadow.spread > 0 && what !== 'pixels')) return false;
    taken.shadow = shadow;
    return true;
  }
  if (what === 'group') return false;
  if (name === 'stroke') {
    const found = only(effects.stroke);
    const fill = found && strokeFill(found, patternOf);
    const width = pixelsOf(found?.size);
    if (!fill || width === null || width > 500 || !isPlain(found.blendMode)) return false;
    const opacity = strengthOf(found.opacity);
    taken.outline = { fill, opacity, width, position: found.position ?? 'outside' };
    return true;
  }
  const over = overlayOf(name, effects, patternOf);
  if (!over) return false;
  // those that are listed later lie below
  taken.overlays.unshift(over);
  return true;
}

/** What lies over all of a layer; null for what does not, or not as here. */
function overlayOf(
  name: EffectName,
  { solidFill, gradientOverlay, patternOverlay }: LayerEffectsInfo,
  patternOf: PatternOf,
): Overlay | null {
  const over = (
    found: { blendMode?: string; opacity?: number } | undefined,
    fill: Fill | null | undefined,
  ) => (fill && isPlain(found?.blendMode) ? { fill, opacity: strengthOf(found?.opacity) } : null);
  if (name === 'solidFill') {
    const found = only(solidFill);
    const colour = found?.color && colourOf(found.color);
    return over(found, colour ? { colour } : null);
  }
  if (name === 'gradientOverlay') {
    const found = only(gradientOverlay);
    return over(found, found && gradientFill(found));
  }
  if (name !== 'patternOverlay' || !patternOverlay) return null;
  const { pattern, ...looks } = patternOverlay;
  return over(patternOverlay, patternFill(pattern, looks, patternOf));
}

/** The light of a shadow comes from `angle`, counter-clockwise from the right. */
function shadowOf(found: LayerEffectShadow, globalAngle: number | undefined): CastShadow | null {
  const colour = colourOf(found.color ?? { r: 0, g: 0, b: 0 });
  const distance = pixelsOf(found.distance) ?? 0;
  const size = pixelsOf(found.size) ?? 0;
  const multiplies = found.blendMode === 'multiply';
  if (!colour || !(isPlain(found.blendMode) || multiplies) || size > 500) return null;
  // so much of its softness is hard; what is not soft has nothing that could be spread
  const spread = size * Math.min(1, Math.max(0, (found.choke?.value ?? 0) / 100));
  const angle = ((found.useGlobalLight ? globalAngle : undefined) ?? found.angle ?? 120) % 360;
  const radians = (angle * Math.PI) / 180;
  const round = (value: number) => Math.round(value * 100) / 100 + 0;
  return {
    x: round(-Math.cos(radians) * distance),
    y: round(Math.sin(radians) * distance),
    blur: round(size - spread),
    colour: withOpacity(colour, found.opacity ?? 1),
    spread,
    // multiplied with what is below, black is black
    multiplies: multiplies && colour !== '#000000',
  };
}

/** A colour with its opacity over a ground that it is multiplied with. */
export const multiplied = (colour: string, ground: readonly number[]): string =>
  `#${partsOf(colour)
    .map((value, part) => hexOf((value * (ground[part] ?? 255)) / 255))
    .join('')}${colour.slice(7)}`;

const only = <T extends { enabled?: boolean }>(list: readonly T[] | undefined): T | undefined =>
  list?.find(({ enabled }) => enabled !== false);
const strengthOf = (opacity: number | undefined): number => Math.min(1, Math.max(0, opacity ?? 1));
const isPlain = (mode: string | undefined): boolean => mode === undefined || mode === 'normal';
const pixelsOf = (size: UnitsValue | undefined): number | null =>
  size?.units === 'Pixels' && Number.isFinite(size.value) && size.value >= 0 ? size.value : null;
const withOpacity = (colour: string, opacity: number): string =>
  opacity >= 1 ? colour : `${colour}${hexOf(opacity * 255)}`;
