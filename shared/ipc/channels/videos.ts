import { z } from 'zod';
import { sha256 } from '../../domain/ids';

/** A film may have 200 MB; one message between window and studio carries a piece of it. */
export const VIDEO_PIECE_BYTES = 4_000_000;

const token = z.string().regex(/^[0-9a-f]{24}$/);

export const videoChannels = {
  'videos.begin': { input: z.undefined(), output: z.object({ token }) },
  'videos.append': {
    input: z.object({
      token,
      bytes: z.custom<Uint8Array>(
        (v) => v instanceof Uint8Array && v.byteLength <= VIDEO_PIECE_BYTES,
        { message: `bytes expected, at most ${VIDEO_PIECE_BYTES}` },
      ),
    }),
    output: z.undefined(),
  },
  /** Durable in the workspace when it answers. */
  'videos.finish': {
    input: z.object({ token }),
    output: z.object({ hash: sha256, bytes: z.number().int() }),
  },
  'videos.cancel': { input: z.object({ token }), output: z.undefined() },
} as const;
