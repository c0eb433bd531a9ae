import { type BigIntStats, closeSync, fstatSync, openSync } from 'node:fs';
import {
  access,
  constants,
  mkdir,
  readdir,
  readlink,
  realpath,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { AppErrorException, appError } from '#shared/errors/app-error';
import { durableWrite } from '../store/durable-write';
import { type CliContext, CliFailure } from './command';
import { endIfStopped } from './read-input';

/** The folder that `--out` names, made where it is missing; what cannot be made is wrong usage. */
export async function outFolder(context: CliContext, folder: string): Promise<string> {
  const path = placeOf(context, folder);
  try {
    await makeFolder(path);
    // a folder that takes nothing is said before anything is drawn for it
    await access(path, constants.W_OK);
  } catch (error) {
    throw unwritable(folder, error);
  }
  return path;
}

/** An empty name is a variable that nobody has set; it must not mean the folder one happens to stand in. */
export function placeOf(context: CliContext, out: string): string {
  if (out.trim() === '')
    throw new CliFailure(appError('cli.outEmpty', '--out names nothing; say where to write.'), 2);
  return resolve(context.cwd, out);
}

/**
 * One level after the other. `mkdir` with `recursive` never comes back where a file system answers that the
 * parent is missing although it is there, as `/proc` does.
 */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeFolder(dirname(path));
      await mkdir(path);
    } else if (code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
  }
}

/** What `--out` means: a link stays and what it leads to is written, as a shell does it; a device is what it is. */
export async function writtenPlace(context: CliContext, out: string): Promise<string> {
  const path = placeOf(context, out);
  if (isDevice(path)) return path;
  return behindLink(path).catch((error: unknown) => {
    throw unwritable(out, error);
  });
}

const isDevice = (path: string): boolean => path.startsWith('/dev/');

/** Writes what was asked for into place, whole or not at all; a device or a pipe is written to as it is. */
export async function writeOut(
  context: CliContext,
  out: string,
  content: Uint8Array | string,
  options: { isSecret?: boolean } = {},
): Promise<string> {
  const path = placeOf(context, out);
  const place = await writtenPlace(context, out);
  try {
    const there = await stat(place).catch(() => null);
    if (there?.isFIFO()) await withReader(context, place, () => writeFile(place, content));
    else if (isDevice(place)) await writeFile(place, content);
    else
      await durableWrite(
        place,
        typeof content === 'string' ? new TextEncoder().encode(content) : content,
        { forOthers: options.isSecret !== true },
      );
  } catch (error) {
    throw error instanceof CliFailure ? error : unwritable(out, error);
  }
  return path;
}

const LOOK_MS = 50;

/**
 * Writes into a named pipe once somebody reads it. To open it waits for that in a thread that no interrupt reaches, so
 * it is tried until it does not have to wait; the end that was tried stays open until the other one is, or the reader
 * would take its closing for the end.
 */
export async function withReader<T>(
  { signal }: Pick<CliContext, 'signal'>,
  path: string,
  write: () => Promise<T>,
): Promise<T> {
  if (!(await stat(path).catch(() => null))?.isFIFO()) return write();
  for (;;) {
    endIfStopped({ signal });
    let tried: number;
    try {
      tried = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
      await wait(LOOK_MS);
      continue;
    }
    try {
      return await write();
    } finally {
      closeSync(tried);
    }
  }
}

/**
 * Refuses to write over what this command reads, by whatever name: through a link, a second name of the same file, or
 * another spelling where the disk knows no capitals. `-` is standard input, which a shell may have opened from a file.
 */
export async function keepInputs(
  context: CliContext,
  inputs: readonly string[],
  out: string,
): Promise<void> {
  const target = await stat(placeOf(context, out), { bigint: true }).catch(() => null);
  if (!target?.isFile()) return;
  for (const file of inputs) {
    if (isSame(await inputStat(context, file), target)) throw overInput(out);
  }
}

/**
 * The same for every file of a folder that may hold many of them: where a file lies tells whether it is one of them,
 * and only for a file with several names each of them is looked at.
 */
export async function keepFolder(context: CliContext, folder: string, out: string): Promise<void> {
  const path = placeOf(context, out);
  const target = await stat(path, { bigint: true }).catch(() => null);
  if (!target?.isFile()) return;
  const around = await stat(dirname(await realpath(path)), { bigint: true }).catch(() => null);
  if (isSame(around, await inputStat(context, folder))) throw overInput(out);
  if (target.nlink === 1n) return;
  const names = await readdir(folder).catch(() => []);
  const files = names.map((name) => join(folder, name));
  await keepInputs(context, files, out);
}

const isSame = (one: BigIntStats | null, other: BigIntStats | null): boolean =>
  one !== null && other !== null && one.dev === other.dev && one.ino === other.ino;

const overInput = (out: string) =>
  new CliFailure(
    appError('cli.outOverInput', `${out} is what this command reads; it would be overwritten.`, {
      details: { file: out },
    }),
    2,
  );

async function inputStat(context: CliContext, file: string): Promise<BigIntStats | null> {
  try {
    if (file === '-') return fstatSync(0, { bigint: true });
    return await stat(resolve(context.cwd, file), { bigint: true });
  } catch {
    // what cannot be looked at cannot be read either, and that is said elsewhere
    return null;
  }
}

/** Where a link leads, though nothing is there yet. */
async function behindLink(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    // a link that leads to itself leads nowhere
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const target = await readlink(path).catch(() => null);
    return target === null ? path : resolve(dirname(path), target);
  }
}

/** A file or folder of the command line that cannot be written. */
export function unwritable(file: string, error: unknown): CliFailure {
  const reason =
    error instanceof AppErrorException
      ? String(error.appError.details?.reason ?? error.appError.code)
      : ((error as NodeJS.ErrnoException).code ?? String(error));
  return new CliFailure(
    appError('cli.fileUnwritable', `${file} cannot be written: ${reason}.`, {
      details: { file, reason },
    }),
    2,
  );
}
