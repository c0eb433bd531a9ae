import { z } from 'zod';
import { problemSchema } from '../../errors/app-error';
import { draftText } from '../document-base';
import { sha256 } from '../ids';
import { layerGroup } from './layers';

/** Bounds of what is taken from a file of another program; more is refused before it is unpacked. */
export const LAYERED_LIMITS = {
  layers: 300,
  groups: 200,
  /** Of the file and of one layer. */
  side: 12_000,
  /** Of all layers together, unpacked one after another. */
  pixels: 200_000_000,
} as const;

/** A picture of several layers, as another program saved it: its parts are pictures of the workspace. */
export const layeredPicture = z.object({
  width: z.number().int().min(1).max(LAYERED_LIMITS.side),
  height: z.number().int().min(1).max(LAYERED_LIMITS.side),
  /** Bottom first. */
  layers: z
    .array(
      z.object({
        name: draftText,
        asset: sha256,
        x: z.number().int(),
        y: z.number().int(),
        width: z.number().int().min(1).max(LAYERED_LIMITS.side),
        height: z.number().int().min(1).max(LAYERED_LIMITS.side),
        opacity: z.number().min(0).max(1),
        hidden: z.boolean(),
        groups: z.array(z.string().max(64)).max(8),
      }),
    )
    .max(LAYERED_LIMITS.layers),
  groups: z.array(layerGroup).max(LAYERED_LIMITS.groups),
  /** What could not be taken over as it was. */
  problems: z.array(problemSchema).max(500),
});
export type LayeredPicture = z.infer<typeof layeredPicture>;
