import { z } from 'zod';
import { colour } from '../design/values';
import { draftText } from '../document-base';
import { sha256 } from '../ids';

/** What one use of a symbol has otherwise than the symbol: its words, its pictures, its colours, what shows. */
export const symbolOverride = z.object({
  text: draftText.optional(),
  asset: sha256.optional(),
  /** Shown or hidden, whatever the symbol says. */
  hidden: z.boolean().optional(),
  colour: colour.optional(),
  fill: colour.optional(),
  stroke: colour.optional(),
  background: colour.optional(),
  /** Names in the brand kit by the fields above that follow it. */
  brand: z.record(z.string(), z.string()).optional(),
});
export type SymbolOverride = z.infer<typeof symbolOverride>;
