import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { appError } from '#shared/errors/app-error';
import { openPipe } from '../store/open-pipe';
import { type CliContext, CliFailure } from './command';

/** Far above any definition, document or picture: what is larger is refused before it is read. */
export const MAX_INPUT_BYTES = 50_000_000;

/** The bytes of a file named on the command line, or of standard input for `-`. */
export async function readInput(context: CliContext, file: string): Promise<Uint8Array> {
  if (file === '-') return context.readStdin();
  // a variable that nobody has set must not mean the folder one happens to stand in
  if (file.trim() === '')
    throw new CliFailure(appError('cli.inEmpty', 'The name of a file is empty.'), 2);
  try {
    return await readBounded(resolve(context.cwd, file), context.signal);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliFailure(
      appError('cli.fileUnreadable', `${file} cannot be read: ${reason}.`, {
        details: { file, reason },
      }),
      2,
    );
  }
}

async function readBounded(path: string, signal: AbortSignal): Promise<Uint8Array> {
  if ((await stat(path)).isFIFO()) return readStream(openPipe(path), signal);
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > MAX_INPUT_BYTES) throw tooLarge(size);
    // a device says nothing about its size, so it is counted while it comes
    return await readStream(handle.createReadStream({ autoClose: false }), signal);
  } finally {
    await handle.close();
  }
}

/** All of a stream, unless it is larger than anything that makes sense, or an interrupt comes first. */
export async function readStream(stream: Readable, signal: AbortSignal): Promise<Uint8Array> {
  if (signal.aborted) throw stopped();
  const stop = () => stream.destroy(stopped());
  signal.addEventListener('abort', stop, { once: true });
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).byteLength;
      if (size > MAX_INPUT_BYTES) throw tooLarge(size);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const tooLarge = (actual: number) =>
  new CliFailure(
    appError('import.tooLarge', 'This file is far larger than any LINE definition.', {
      details: { limit: MAX_INPUT_BYTES, actual },
    }),
    1,
  );

const stopped = () =>
  new CliFailure(
    appError('cli.stopped', 'Stopped before everything was read; nothing was changed.'),
    1,
  );

/** Ends a command that was interrupted while it only read, before it begins to change something. */
export function endIfStopped({ signal }: Pick<CliContext, 'signal'>): void {
  if (signal.aborted) throw stopped();
}

/** True for what an interrupt throws: it ends the command, it is no finding about a file. */
export const isStopped = (error: unknown): boolean =>
  error instanceof CliFailure && error.appError.code === 'cli.stopped';
