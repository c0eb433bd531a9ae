import { z } from 'zod';
import { sizeSchema } from '../../geometry/bounds';
import { area } from '../areas';
import { draftText } from '../document-base';
import { pageId } from '../ids';
import { layer, layerGroup } from './layers';
import { background } from './values';

/** Guides that a person pulled out of a ruler, in page pixels. */
const rulerGuides = z.object({
  x: z.array(z.number()).max(100),
  y: z.array(z.number()).max(100),
});
export type RulerGuides = z.infer<typeof rulerGuides>;

/** What every design has for each of its pictures: a size, what is painted, and where it can be tapped. */
export const artboardShape = {
  id: pageId,
  name: draftText,
  size: sizeSchema,
  /** Id of the template the areas came from, or null for a free layout. */
  template: z.string().nullable(),
  background,
  /** What the ground has of the brand kit, by field such as `background.colour`; the ground holds the colour too. */
  brand: z.record(z.string(), z.string()).optional(),
  /** Bottom first. */
  layers: z.array(layer),
  groups: z.array(layerGroup).optional(),
  areas: z.array(area),
  guides: rulerGuides.optional(),
  foreign: z.record(z.string(), z.unknown()).optional(),
};
const artboard = z.object(artboardShape);
const painting = { size: true, background: true, brand: true, layers: true, groups: true } as const;
/** What a symbol is painted from: the artboard of its document without what only a person needs. */
export const symbolArt = artboard.pick(painting);
export type SymbolArt = z.infer<typeof symbolArt>;

/**
 * The part of a picture that is painted, and nothing else: what a drawing is made from. With it go the symbols
 * that it shows, by their documents, also those within symbols.
 */
export const painted = artboard
  .pick({ size: true, background: true, layers: true, groups: true })
  .extend({ symbols: z.record(z.string(), symbolArt).optional() });
export type Painted = z.infer<typeof painted>;

/** One picture with its tap areas, whatever it becomes on LINE. */
export type Artboard = z.infer<typeof artboard>;
