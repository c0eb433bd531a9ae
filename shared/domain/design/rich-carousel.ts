import { z } from 'zod';
import { documentBase, draftText } from '../document-base';
import { artboardShape } from './artboard';

/** The widths of Flex bubbles that a carousel of pictures is worth drawing for. */
export const CAROUSEL_BUBBLES = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'] as const;

/*
 * Cards that are swiped, each a picture with any number of tap areas. `flex` becomes a Flex carousel of images
 * under transparent boxes; `image` LINE's plain image carousel, which has one action for each whole picture.
 */
export const richCarousel = z.object({
  ...documentBase,
  kind: z.literal('richCarousel'),
  altText: draftText,
  form: z.enum(['flex', 'image']),
  bubbleSize: z.enum(CAROUSEL_BUBBLES),
  /** Cards, left to right. */
  pages: z.array(z.object(artboardShape)).min(1),
});
export type RichCarousel = z.infer<typeof richCarousel>;
