import type { Sha256 } from '#shared/domain/ids';
import { fail, ok, type Result } from '#shared/errors/app-error';
import { VIDEO_PIECE_BYTES } from '#shared/ipc/channels/videos';
import { invoke } from '../bridge';

/**
 * Puts a film into the workspace, piece by piece, so that neither window nor studio ever holds all of it.
 * Null: it was called off, and nothing is left of it.
 */
export async function storeVideo(
  file: Blob,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Result<Sha256 | null>> {
  const begun = await invoke('videos.begin', undefined);
  if (!begun.ok) return begun;
  const { token } = begun.value;
  for (let at = 0; at < file.size; at += VIDEO_PIECE_BYTES) {
    if (signal.aborted) {
      await invoke('videos.cancel', { token });
      return ok(null);
    }
    const piece = await file.slice(at, at + VIDEO_PIECE_BYTES).arrayBuffer();
    const sent = await invoke('videos.append', { token, bytes: new Uint8Array(piece) });
    if (!sent.ok) return fail(sent.error);
    onProgress(Math.min(1, (at + VIDEO_PIECE_BYTES) / file.size));
  }
  const stored = await invoke('videos.finish', { token });
  return stored.ok ? ok(stored.value.hash) : stored;
}
