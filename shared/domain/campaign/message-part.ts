import { z } from 'zod';
import { documentId } from '../ids';

/** What a broadcast says: a message document of the workspace, or LINE's own JSON kept here. */
export const messagePart = z.discriminatedUnion('source', [
  z.object({ source: z.literal('document'), documentId }),
  z.object({ source: z.literal('wire'), wire: z.record(z.string(), z.unknown()) }),
]);
export type MessagePart = z.infer<typeof messagePart>;
