import { type LayeredText, layeredText } from '#shared/domain/design/layered-picture';
import type { Box } from './backdrop';
import { hexOf, partsOf } from './colour';
import type { TakenEffects } from './effects-of';
import type { Fill } from './fill-of';
import type { Gradient } from './gradient';
import type { Ground } from './ink-of';
import { liveGradient } from './live-gradient';
import type { Overlay } from './overlaid';

/**
 * Words with what lies over them and round them, in a frame, as far as the studio sets such words. Null where only a
 * picture of them looks the same: lines within the letters, patterns, diamonds, what runs across its line.
 */
export function dressed(
  text: LayeredText,
  { overlays, outline }: TakenEffects,
  { frame, ground }: { frame: Box; ground: Ground },
): LayeredText | null {
  let ink: Fill | null = { colour: text.colour };
  for (const overlay of overlays) ink = ink && laidOver(ink, overlay);
  const dress: Partial<LayeredText> = {};
  const boxOf = ({ isOfPage }: Gradient, box: Box): Box =>
    isOfPage ? { x: 0, y: 0, ...ground.page } : box;
  if (!ink || 'pattern' in ink) return null;
  if ('colour' in ink) dress.colour = ink.colour;
  else {
    const gradient = liveGradient(ink.gradient, boxOf(ink.gradient, ground.box), frame);
    if (!gradient) return null;
    dress.gradient = gradient;
  }
  if (outline && outline.width > 0) {
    const { fill, opacity, width, position } = outline;
    if (position !== 'outside' || 'pattern' in fill) return null;
    if ('colour' in fill) dress.stroke = { colour: withStrength(fill.colour, opacity), width };
    else {
      const { x, y, width: inner, height } = ground.box;
      const grown = {
        x: x - width,
        y: y - width,
        width: inner + 2 * width,
        height: height + 2 * width,
      };
      const faded = withAlpha(fill.gradient, opacity);
      const gradient = liveGradient(faded, boxOf(faded, grown), frame);
      const colour = gradient?.stops[0]?.colour;
      if (!gradient || !colour) return null;
      dress.stroke = { colour, width, gradient };
    }
  }
  // a damaged file may say anything
  const set = layeredText.safeParse({ ...text, ...dress });
  return set.success ? set.data : null;
}

const withStrength = (colour: string, opacity: number): string =>
  opacity >= 1 ? colour : `${colour}${hexOf(opacity * 255)}`;

const withAlpha = (gradient: Gradient, opacity: number): Gradient => ({
  ...gradient,
  alphas: gradient.alphas.map((stop) => ({ ...stop, value: stop.value.map((a) => a * opacity) })),
});

/** One ink over another, where that is one ink again. Words themselves are never clear. */
function laidOver(below: Fill, { fill, opacity }: Overlay): Fill | null {
  if ('pattern' in fill || 'pattern' in below) return null;
  if ('colour' in fill) {
    if (opacity >= 1) return fill;
    const over = partsOf(fill.colour);
    if ('colour' in below) {
      const mixed = mix(partsOf(below.colour), over, opacity);
      return { colour: `#${mixed.map(hexOf).join('')}` };
    }
    return {
      gradient: eachColour(below.gradient, (colour) => mix(colour, over, opacity)),
    };
  }
  const strengths = new Set(fill.gradient.alphas.flatMap(({ value }) => value));
  const strength = (strengths.size === 0 ? 1 : ([...strengths][0] ?? 1)) * opacity;
  // where the strength changes along the way, the mixture is no gradient
  if (strengths.size > 1) return null;
  if (strength >= 1) return fill;
  if (!('colour' in below)) return null;
  const under = partsOf(below.colour);
  return {
    gradient: {
      ...eachColour(fill.gradient, (colour) => mix(under, colour, strength)),
      alphas: [],
    },
  };
}

const mix = (under: readonly number[], over: readonly number[], share: number): number[] =>
  under.map((value, part) => value + ((over[part] ?? value) - value) * share);

const eachColour = (
  gradient: Gradient,
  change: (colour: readonly number[]) => number[],
): Gradient => ({
  ...gradient,
  colours: gradient.colours.map((stop) => ({ ...stop, value: change(stop.value) })),
});
