import { z } from 'zod';
import { locale as localeSchema } from '../domain/workspace';
import { boundsSchema, sizeSchema } from '../geometry/bounds';

/*
 * A design as a list of facts: what somebody needs who types coordinates into a form. Tables, overlays and
 * the sheet on paper are all made from this, so that they never say different things. Apart from `sheet.ts`,
 * because the contract of the bridge needs the form and none of the words.
 */

const row = z.object({
  /** As on the canvas, in the order in which people read them. `▶` is the place of a video. */
  letter: z.string(),
  bounds: boundsSchema,
  type: z.string(),
  what: z.string(),
  label: z.string(),
  detail: z.string(),
});
const fact = z.object({ name: z.string(), value: z.string() });
const sheetPage = z.object({
  id: z.string(),
  name: z.string(),
  size: sizeSchema,
  facts: z.array(fact),
  rows: z.array(row),
});
export const handoffSheet = z.object({
  locale: localeSchema,
  name: z.string(),
  kind: z.string(),
  facts: z.array(fact),
  pages: z.array(sheetPage),
});
export type HandoffSheet = z.infer<typeof handoffSheet>;
export type HandoffPage = HandoffSheet['pages'][number];
export type HandoffRow = HandoffPage['rows'][number];
