import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { appError } from '#shared/errors/app-error';
import { type CliContext, CliFailure } from './command';

/** The bytes of a file named on the command line, or of standard input for `-`. */
export async function readInput(context: CliContext, file: string): Promise<Uint8Array> {
  if (file === '-') return context.readStdin();
  try {
    return new Uint8Array(await readFile(resolve(context.cwd, file)));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new CliFailure(
      appError('cli.fileUnreadable', `${file} cannot be read: ${reason}.`, {
        details: { file, reason },
      }),
      2,
    );
  }
}
