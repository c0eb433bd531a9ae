import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { appError } from '#shared/errors/app-error';
import { type CliContext, CliFailure } from './command';

/** Far above any definition, document or picture: what is larger is refused before it is read. */
export const MAX_INPUT_BYTES = 50_000_000;

/** The bytes of a file named on the command line, or of standard input for `-`. */
export async function readInput(context: CliContext, file: string): Promise<Uint8Array> {
  if (file === '-') return context.readStdin();
  try {
    return await readBounded(resolve(context.cwd, file));
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

async function readBounded(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > MAX_INPUT_BYTES) throw tooLarge(size);
    return new Uint8Array(await handle.readFile());
  } finally {
    await handle.close();
  }
}

/** All of a stream, unless it is larger than anything that makes sense. */
export async function readStream(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).byteLength;
    if (size > MAX_INPUT_BYTES) throw tooLarge(size);
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
