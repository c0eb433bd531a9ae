import type { Layer, LayerEffectShadow, LayerEffectsInfo, PixelData, UnitsValue } from 'ag-psd';
import type { LayeredText } from '#shared/domain/design/layered-picture';
import type { Shadow } from '#shared/domain/design/values';
import { colourOf, hexOf, partsOf } from './colour';
import { fillOf } from './fill-of';
import type { Outline } from './outlined';

/*
 * Effects of a layer that look the same here, by themselves or drawn into its pixels: a drop shadow, an overlay of
 * one colour, an outline. Every other one is named, never left out in silence.
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
  /** One colour over all that the layer shows, 0–1. */
  overlay?: { colour: string; opacity: number };
  stroke?: NonNullable<LayeredText['stroke']>;
  /** Along the edge of pixels, to be drawn into them. */
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

/** `what`: words and pixels take a colour and an outline, a group its shadow alone. */
export function effectsOf(
  layer: Layer,
  what: 'words' | 'pixels' | 'group',
  globalAngle: number | undefined,
): TakenEffects {
  const { effects } = layer;
  const taken: TakenEffects = { left: [] };
  if (!effects || effects.disabled) return taken;
  for (const name of EFFECTS) {
    const enabled = enabledOf(effects, name);
    if (enabled.length === 0) continue;
    if (enabled.length > 1 || !take(taken, name, effects, what, globalAngle)) taken.left.push(name);
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
  globalAngle: number | undefined,
): boolean {
  if (name === 'dropShadow') {
    const found = only(effects.dropShadow);
    const shadow = found && shadowOf(found, globalAngle);
    // only pixels can be drawn larger
    if (!shadow || (shadow.spread > 0 && what !== 'pixels')) return false;
    taken.shadow = shadow;
    return true;
  }
  if (name === 'solidFill' && what !== 'group') {
    const found = only(effects.solidFill);
    const colour = found?.color && colourOf(found.color);
    const opacity = found?.opacity ?? 1;
    // words have one colour: half of one over another would be a third
    if (!colour || !isPlain(found?.blendMode) || (what === 'words' && opacity < 1)) return false;
    taken.overlay = { colour, opacity };
    return true;
  }
  if (name === 'stroke' && what !== 'group') {
    const found = only(effects.stroke);
    const fill = found && fillOf(found);
    const width = pixelsOf(found?.size);
    const position = found?.position ?? 'outside';
    if (!fill || width === null || width > 500 || !isPlain(found.blendMode)) return false;
    const opacity = Math.min(1, Math.max(0, found.opacity ?? 1));
    if (what === 'pixels') taken.outline = { fill, opacity, width, position };
    else if (position === 'outside' && 'colour' in fill)
      taken.stroke = { colour: withOpacity(fill.colour, opacity), width };
    else return false;
    return true;
  }
  return false;
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

/** Lays one colour over pixels; what is clear stays clear. */
export function overlaid(
  pixels: PixelData,
  { colour, opacity }: NonNullable<TakenEffects['overlay']>,
): PixelData {
  const data = new Uint8ClampedArray(pixels.data);
  const over = partsOf(colour);
  for (let at = 0; at < data.length; at += 4)
    for (let part = 0; part < 3; part += 1)
      data[at + part] = (data[at + part] ?? 0) * (1 - opacity) + (over[part] ?? 0) * opacity;
  return { ...pixels, data };
}

const only = <T extends { enabled?: boolean }>(list: readonly T[] | undefined): T | undefined =>
  list?.find(({ enabled }) => enabled !== false);
const isPlain = (mode: string | undefined): boolean => mode === undefined || mode === 'normal';
const pixelsOf = (size: UnitsValue | undefined): number | null =>
  size?.units === 'Pixels' && Number.isFinite(size.value) && size.value >= 0 ? size.value : null;
const withOpacity = (colour: string, opacity: number): string =>
  opacity >= 1
    ? colour
    : `${colour}${Math.round(Math.max(0, opacity) * 255)
        .toString(16)
        .padStart(2, '0')
        .toUpperCase()}`;
