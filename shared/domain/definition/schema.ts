import { z } from 'zod';
import { documentBase } from '../document-base';

/**
 * A definition of LINE's that is neither drawn nor composed here: a recipient tree, an audience request, a
 * batch of rich menu changes. It is kept as it came, checked, and given back.
 */
export const definitionDocument = z.object({
  ...documentBase,
  kind: z.literal('definition'),
  /** What it was taken for: `recipient`, `audience`, `richMenuBatch`, … */
  form: z.string(),
  wire: z.record(z.string(), z.unknown()),
});
export type DefinitionDocument = z.infer<typeof definitionDocument>;
