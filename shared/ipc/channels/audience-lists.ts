import { z } from 'zod';
import { documentId } from '../../domain/ids';

const nothing = z.undefined();
const name = z.string().trim().min(1).max(120);
/** Names a piece of work while it runs; the page makes it up. */
const job = z.string().regex(/^job_[0-9a-f]{16}$/);
const MAX_PIECE = 4 * 1024 * 1024;
const piece = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MAX_PIECE,
  { message: `bytes expected, at most ${MAX_PIECE}` },
);
const seed = z.number().int().min(0).max(4_294_967_295);

const listReport = z.object({
  ids: z.number().int(),
  unique: z.number().int(),
  duplicates: z.number().int(),
  malformed: z.number().int(),
  /** The first thousand, with the numbers of their lines. */
  firstProblems: z.array(z.object({ line: z.number().int(), value: z.string(), code: z.string() })),
});
export type ListReport = z.infer<typeof listReport>;

const made = z.object({ ids: z.array(documentId), counts: z.array(z.number().int()) });

/** Lists of user ids that lie in the workspace. A file comes in pieces, so that the page never names a path. */
export const audienceListChannels = {
  'lists.begin': {
    input: z.object({ job, fileName: z.string().max(500), size: z.number().int().nonnegative() }),
    output: nothing,
  },
  /** Counts of what was read so far. */
  'lists.piece': {
    input: z.object({ job, bytes: piece }),
    output: z.object({
      bytes: z.number().int(),
      ids: z.number().int(),
      wrong: z.number().int(),
    }),
  },
  /** The file is over: what it holds. Its clean ids wait to be kept. */
  'lists.end': { input: z.object({ job }), output: listReport },
  /** Stops work of any kind; nothing is left of it. */
  'lists.cancel': { input: z.object({ job }), output: nothing },
  /** The clean ids become a list of the workspace. */
  'lists.keep': { input: z.object({ job, name }), output: z.object({ id: documentId }) },
  /** Writes the clean ids as a text file, one a line; null: no folder was chosen. */
  'lists.export': {
    input: z.object({ from: z.union([z.object({ job }), z.object({ id: documentId })]) }),
    output: z.object({ file: z.string(), count: z.number().int() }).nullable(),
  },
  'lists.combine': {
    input: z.object({
      job,
      name,
      of: z.array(documentId).min(1).max(20),
      how: z.discriminatedUnion('how', [
        z.object({ how: z.enum(['union', 'intersect', 'minus']) }),
        z.object({ how: z.literal('sample'), size: z.number().int().positive(), seed }),
        z.object({ how: z.literal('split'), parts: z.number().int().min(2).max(10), seed }),
      ]),
    }),
    output: made,
  },
  /** An audience at LINE of this list, on the selected channel; goes on where a break left it. */
  'lists.upload': {
    input: z.object({ job, id: documentId }),
    output: z.object({ audienceGroupId: z.number(), uploaded: z.number().int() }),
  },
} as const;

export const audienceListEvents = {
  'lists.progress': z.object({ job, done: z.number(), total: z.number() }),
} as const;
