import { open } from 'node:fs/promises';

/** A film is never held whole: a player asks for the next piece when it needs one. */
const PIECE_BYTES = 2_000_000;

/**
 * A piece of a film, as players ask for it. Without a range, or with one that makes no sense, the beginning; a
 * range behind the end is refused as HTTP wants it.
 */
export async function filmResponse(path: string, range: string | null): Promise<Response> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const { start, end } = readRange(range, size);
    if (start >= size)
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    const length = Math.min(end - start + 1, PIECE_BYTES);
    const piece = Buffer.alloc(length);
    const { bytesRead } = await file.read(piece, 0, length, start);
    return new Response(piece.subarray(0, bytesRead) as unknown as ArrayBuffer, {
      status: 206,
      headers: {
        'content-type': 'video/mp4',
        'content-length': String(bytesRead),
        'content-range': `bytes ${start}-${start + bytesRead - 1}/${size}`,
        'accept-ranges': 'bytes',
        'x-content-type-options': 'nosniff',
      },
    });
  } finally {
    await file.close();
  }
}

/** `bytes=10-`, `bytes=10-20`; everything else is the whole film. */
export function readRange(range: string | null, size: number): { start: number; end: number } {
  const found = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '');
  if (!found) return { start: 0, end: size - 1 };
  const start = Number(found[1]);
  const wanted = found[2] === '' ? size - 1 : Number(found[2]);
  return { start, end: Math.max(start, Math.min(wanted, size - 1)) };
}
