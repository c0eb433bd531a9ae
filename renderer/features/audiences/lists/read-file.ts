import { ok, type Result } from '#shared/errors/app-error';
import type { ListReport } from '#shared/ipc/channels/audience-lists';
import { invoke } from '../../../bridge';

const PIECE = 1024 * 1024;

export interface ReadProgress {
  bytes: number;
  total: number;
  ids: number;
  wrong: number;
}

/** Hands a file to the main process piece by piece, each after the one before was counted. */
export async function readListFile(
  file: File,
  job: string,
  options: { signal: AbortSignal; onProgress(progress: ReadProgress): void },
): Promise<Result<ListReport> | null> {
  const begun = await invoke('lists.begin', { job, fileName: file.name, size: file.size });
  if (!begun.ok) return begun;
  for (let at = 0; at < file.size; at += PIECE) {
    if (options.signal.aborted) return null;
    const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    if (options.signal.aborted) return null;
    const taken = await invoke('lists.piece', { job, bytes });
    if (!taken.ok) return options.signal.aborted ? null : taken;
    options.onProgress({ ...taken.value, total: file.size });
  }
  if (options.signal.aborted) return null;
  const ended = await invoke('lists.end', { job });
  return ended.ok ? ok(ended.value) : ended;
}
