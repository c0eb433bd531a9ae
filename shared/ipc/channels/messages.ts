import { z } from 'zod';
import { previewJob, previewLayout } from '../../preview/layout';

const MOST_PICTURE_BYTES = 60_000_000;
const bytes = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= MOST_PICTURE_BYTES,
  { message: 'the bytes of a picture expected' },
);

/** Messages as phones show them, drawn by the one hidden page that the command line uses as well. */
export const messageChannels = {
  'messages.picture': {
    input: z.object({ job: previewJob }),
    output: z.object({ png: bytes, layout: previewLayout }),
  },
  /** Asks for a folder and writes the file there; null when the dialog was closed. */
  'messages.export': {
    input: z.object({
      job: previewJob,
      format: z.enum(['png', 'pdf']),
      name: z.string().max(20_000),
    }),
    output: z.object({ folder: z.string(), file: z.string() }).nullable(),
  },
} as const;
