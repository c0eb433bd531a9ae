import type { Layer } from 'ag-psd';
import type { Problem } from '#shared/errors/app-error';
import type { EffectName } from './effects-of';

/* What of a layer is not taken over, or not as it was, is said by the name of the layer. */

const PLAIN_BLENDING = new Set(['normal', 'pass through', undefined]);

/**
 * `taken`: what effects are left, the font of words that can be set here, whether such words had to become a picture for
 * their effects, whether the mask is in the pixels, whether a shadow multiplies with more than one colour, and whether
 * an outline runs along a soft edge.
 */
export function note(
  problems: Problem[],
  layer: Layer,
  number: number,
  taken: {
    left: readonly EffectName[];
    words?: string | null;
    pictured?: boolean;
    cut?: boolean;
    uneven?: boolean;
    soft?: boolean;
    /** What of an outline that is drawn may look otherwise in Photoshop. */
    drawn?: 'burst' | 'pattern' | null;
  },
): void {
  if (typeof taken.words === 'string') say(problems, 'psd.otherFont', layer, number, taken.words);
  else if (taken.pictured) say(problems, 'psd.effectAsPicture', layer, number);
  else if (layer.text) say(problems, 'psd.textAsPicture', layer, number);
  for (const effect of taken.left) say(problems, `psd.effect.${effect}`, layer, number);
  if (taken.uneven) say(problems, 'psd.multipliedShadow', layer, number);
  if (taken.soft) say(problems, 'psd.softOutline', layer, number);
  if (taken.drawn) say(problems, `psd.${taken.drawn}Outline`, layer, number);
  if (!layer.children && (layer.fillOpacity ?? 1) < 1)
    say(problems, 'psd.fillOpacity', layer, number);
  if (layer.mask && !layer.mask.disabled && !taken.cut) say(problems, 'psd.mask', layer, number);
  if (layer.clipping) say(problems, 'psd.clipping', layer, number);
  if (!PLAIN_BLENDING.has(layer.blendMode)) say(problems, 'psd.blending', layer, number);
}

type Note =
  | 'psd.noPixels'
  | 'psd.textAsPicture'
  | 'psd.effectAsPicture'
  | 'psd.otherFont'
  | `psd.effect.${EffectName}`
  | 'psd.multipliedShadow'
  | 'psd.softOutline'
  | 'psd.burstOutline'
  | 'psd.patternOutline'
  | 'psd.fillOpacity'
  | 'psd.mask'
  | 'psd.clipping'
  | 'psd.blending';

const SENTENCES: Readonly<Record<Note, string>> = {
  'psd.noPixels': 'has no pixels of its own and is left out',
  'psd.textAsPicture': 'is text and comes as a picture of it',
  'psd.effectAsPicture':
    'is text with an effect that only a picture of it can have, and comes as such a picture',
  'psd.otherFont': 'is text and is set in a font that travels with the app',
  'psd.effect.dropShadow': 'has a drop shadow, which is not taken over',
  'psd.effect.innerShadow': 'has an inner shadow, which is not taken over',
  'psd.effect.outerGlow': 'has an outer glow, which is not taken over',
  'psd.effect.innerGlow': 'has an inner glow, which is not taken over',
  'psd.effect.bevel': 'has bevel and emboss, which is not taken over',
  'psd.effect.solidFill': 'has a colour overlay, which is not taken over',
  'psd.effect.satin': 'has satin, which is not taken over',
  'psd.effect.stroke': 'has a stroke, which is not taken over',
  'psd.effect.gradientOverlay': 'has a gradient overlay, which is not taken over',
  'psd.effect.patternOverlay': 'has a pattern overlay, which is not taken over',
  'psd.multipliedShadow':
    'has a shadow that multiplies with what is below; here it has one colour everywhere',
  'psd.softOutline': 'has an outline along a soft edge; here it runs along the middle of that edge',
  'psd.burstOutline':
    'has an outline whose colours run across it; here the first of them is the outermost',
  'psd.patternOutline': 'has an outline with a pattern, which has its own size here',
  'psd.fillOpacity': 'has a fill opacity, which is not taken over',
  'psd.mask': 'has a mask, which is not taken over',
  'psd.clipping': 'is clipped to the layer below, which is not taken over',
  'psd.blending': 'blends with what is below, which is not taken over',
};
const MOST_PROBLEMS = 500;

export function say(
  problems: Problem[],
  code: Note,
  layer: Layer,
  number: number,
  font?: string,
): void {
  if (problems.length >= MOST_PROBLEMS) return;
  const name = (layer.name ?? '').slice(0, 200);
  problems.push({
    code,
    message: `“${name}” ${SENTENCES[code]}.`,
    path: ['layers', number],
    severity: 'warning',
    details: { name, ...(font === undefined ? {} : { font: font.slice(0, 100) || '?' }) },
  });
}
