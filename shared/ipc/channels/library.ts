import { z } from 'zod';
import { documentId } from '../../domain/ids';

/** A place in another document that points at this one. */
export const usagePlace = z.object({
  documentId,
  kind: z.string(),
  name: z.string(),
  archived: z.boolean(),
  where: z.enum(['send', 'arm', 'menu', 'audience', 'coupon', 'bubble', 'layer']),
  part: z.string(),
});
export type UsagePlace = z.infer<typeof usagePlace>;

const folder = z.string().max(200);

export const libraryChannels = {
  /** Every place that points at a document. */
  'library.usage': {
    input: z.object({ id: documentId }),
    output: z.object({ places: z.array(usagePlace) }),
  },
  /** What documents of these kinds can be narrowed to: folders of all, tags and kinds of those that are not put away. */
  'library.facets': {
    input: z.object({ kinds: z.array(z.string()).max(20) }),
    output: z.object({
      folders: z.array(folder),
      tags: z.array(z.string()),
      kinds: z.array(z.string()),
    }),
  },
  /** Renames a folder with all that lies in it; to '' it is taken away and its documents stay. */
  'library.moveFolder': {
    input: z.object({ kinds: z.array(z.string()).max(20), from: folder.min(1), to: folder }),
    output: z.object({ documents: z.number().int() }),
  },
} as const;
