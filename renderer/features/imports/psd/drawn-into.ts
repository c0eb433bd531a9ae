import type { PixelData } from 'ag-psd';
import { LAYERED_LIMITS } from '#shared/domain/design/layered-picture';
import type { Shadow } from '#shared/domain/design/values';
import type { Backdrop, Box } from './backdrop';
import { type CastShadow, multiplied, type TakenEffects } from './effects-of';
import type { Ground } from './ink-of';
import { outlined } from './outlined';
import { overlaid } from './overlaid';
import { shadowed } from './shadowed';

const { side } = LAYERED_LIMITS;

interface Drawn {
  pixels: PixelData;
  grown: number;
  /** Whether an outline runs along an edge that fades away. */
  isSoft: boolean;
  /** Whether the shadow still falls from the layer; else it is in the pixels, or nowhere. */
  keepsShadow: boolean;
}

/** What lies over a layer, its outline and its shadow as part of its pixels. What cannot be drawn goes to those that are left. */
export function drawnInto(
  pixels: PixelData,
  effects: TakenEffects,
  { isWholeEdge, shadow, ground }: { isWholeEdge: boolean; shadow?: Shadow; ground: Ground },
): Drawn {
  const { overlays, outline, left } = effects;
  const coloured = overlays.reduce((below, each) => overlaid(below, each, ground), pixels);
  const line = outline && isWholeEdge ? outlined(coloured, outline, { ground, most: side }) : null;
  if (outline && !line) left.push('stroke');
  const made = line ?? { pixels: coloured, grown: 0, isSoft: false };
  const spread = effects.shadow?.spread ?? 0;
  // Photoshop’s shadow falls from the layer without its outline; here it would fall from both
  if (!shadow || (spread === 0 && made.grown === 0)) return { ...made, keepsShadow: true };
  const cast = isWholeEdge ? shadowed(made.pixels, pixels, shadow, { spread, most: side }) : null;
  if (!cast) left.push('dropShadow');
  const grown = made.grown + (cast?.grown ?? 0);
  return { ...made, pixels: cast?.pixels ?? made.pixels, grown, keepsShadow: false };
}

/** A shadow as the studio has it; one that multiplies gets the colour that this makes of what lies below. */
export function settled(
  cast: CastShadow | undefined,
  backdrop: Backdrop,
  box: Box,
): { taken: { shadow?: Shadow }; uneven: boolean } {
  if (!cast) return { taken: {}, uneven: false };
  const { spread, multiplies, ...shadow } = cast;
  if (!multiplies) return { taken: { shadow }, uneven: false };
  const reach = shadow.blur + spread;
  const below = backdrop.under({
    x: box.x + shadow.x - reach,
    y: box.y + shadow.y - reach,
    width: box.width + 2 * reach,
    height: box.height + 2 * reach,
  });
  const colour = multiplied(shadow.colour, below.colour);
  return { taken: { shadow: { ...shadow, colour } }, uneven: !below.isEven };
}
