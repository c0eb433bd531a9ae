import { z } from 'zod';
import { problemSchema } from '../../errors/app-error';
import { draftText } from '../document-base';
import { type LayerId, sha256 } from '../ids';
import { type Layer, type LayerGroup, layerGroup } from './layers';
import { colour, gradient, outline, type Shadow, shadow } from './values';

/** Bounds of what is taken from a file of another program; more is refused before it is unpacked. */
export const LAYERED_LIMITS = {
  layers: 300,
  groups: 200,
  /** Of the file and of one layer. */
  side: 12_000,
  /** Of all layers together, unpacked one after another. */
  pixels: 200_000_000,
} as const;

/** Words that can be set here instead of being a picture. */
export const layeredText = z.object({
  text: draftText,
  fontSize: z.number().positive().max(5_000),
  fontWeight: z.union([z.literal(400), z.literal(500), z.literal(700), z.literal(900)]),
  colour,
  gradient: gradient.optional(),
  align: z.enum(['left', 'center', 'right']),
  lineHeight: z.number().positive().max(10),
  letterSpacing: z.number().min(-500).max(500).optional(),
  font: z.literal('serif').optional(),
  stroke: outline.optional(),
});
export type LayeredText = z.infer<typeof layeredText>;

/** A picture of several layers, as another program saved it: its parts are pictures of the workspace. */
export const layeredPicture = z.object({
  width: z.number().int().min(1).max(LAYERED_LIMITS.side),
  height: z.number().int().min(1).max(LAYERED_LIMITS.side),
  /** Bottom first. */
  layers: z
    .array(
      z.object({
        name: draftText,
        /** Null where `text` stands for it. */
        asset: sha256.nullable(),
        text: layeredText.optional(),
        x: z.number().int(),
        y: z.number().int(),
        width: z.number().int().min(1).max(LAYERED_LIMITS.side),
        height: z.number().int().min(1).max(LAYERED_LIMITS.side),
        opacity: z.number().min(0).max(1),
        hidden: z.boolean(),
        shadow: shadow.optional(),
        groups: z.array(z.string().max(64)).max(8),
      }),
    )
    .max(LAYERED_LIMITS.layers),
  groups: z.array(layerGroup).max(LAYERED_LIMITS.groups),
  /** What could not be taken over as it was. */
  problems: z.array(problemSchema).max(500),
});
export type LayeredPicture = z.infer<typeof layeredPicture>;

/** Where a picture of several layers lies on a page, and how much larger it is there. */
export interface LayeredPlace {
  scale: number;
  left: number;
  top: number;
}

/** The layers of a page that such a picture becomes, bottom first; their groups are those of the picture. */
export function layersOfPicture(
  picture: LayeredPicture,
  { scale, left, top }: LayeredPlace,
  newLayerId: () => LayerId,
): Layer[] {
  return picture.layers.flatMap((each): Layer[] => {
    const { asset, text, name, groups } = each;
    const shared = {
      id: newLayerId(),
      name,
      frame: {
        x: left + each.x * scale,
        y: top + each.y * scale,
        width: each.width * scale,
        height: each.height * scale,
      },
      ...(each.opacity < 1 ? { opacity: each.opacity } : {}),
      ...(each.hidden ? { hidden: true } : {}),
      ...(each.shadow ? { shadow: scaledShadow(each.shadow, scale) } : {}),
      ...(groups.length > 0 ? { groups } : {}),
    };
    if (text) {
      const { letterSpacing, fontSize, stroke, ...set } = text;
      const line = stroke && { stroke: { ...stroke, width: stroke.width * scale } };
      const spacing = letterSpacing === undefined ? {} : { letterSpacing: letterSpacing * scale };
      const words = { ...set, ...spacing, ...line, fontSize: fontSize * scale };
      return [{ kind: 'text', ...shared, ...words, verticalAlign: 'middle', autoFit: true }];
    }
    return asset ? [{ kind: 'image', ...shared, asset, fit: 'exact' }] : [];
  });
}

/** The groups of such a picture where it lies on a page: what is measured in pixels grows with it. */
export const groupsOfPicture = ({ groups }: LayeredPicture, scale: number): LayerGroup[] =>
  groups.map((group) =>
    group.shadow ? { ...group, shadow: scaledShadow(group.shadow, scale) } : group,
  );

const scaledShadow = ({ x, y, blur, colour: of }: Shadow, scale: number): Shadow => ({
  x: x * scale,
  y: y * scale,
  blur: Math.min(500, blur * scale),
  colour: of,
});
