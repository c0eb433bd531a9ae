import { z } from 'zod';
import { artboardShape } from '../design/artboard';
import { documentBase } from '../document-base';

/*
 * A drawing that other designs show: changed here, all of them follow. It is drawn on the canvas like any other
 * design, has versions and backups like any other document, and becomes nothing on LINE by itself.
 */
export const symbolDocument = z.object({
  ...documentBase,
  kind: z.literal('symbol'),
  /** Always one; a list, because the canvas works on pages. It has no tap areas. */
  pages: z.array(z.object(artboardShape)).length(1),
});
export type SymbolDocument = z.infer<typeof symbolDocument>;
